/** What a person may be allowed to do. Each resolver method and socket handler declares one with `@Needs`. */
export const ACTION_NAMES = [
  'session.read',
  'session.end',
  'session.stepUp',
  'account.read',
  'account.change',
  'account.manage',
  'recovery.confirm',
  'case.list',
  'case.begin',
  'circle.read',
  'circle.change',
  'plan.read',
  'plan.write',
  'history.read',
  'presence.share',
  'item.read',
  'item.add',
  'item.edit',
  'item.move',
  'item.remove',
  'item.restore',
  'item.audience',
  'accessLog.read',
] as const;

export type ActionName = (typeof ACTION_NAMES)[number];
