import type { ErrorCode, ItemKindName, OrganisationType, Section } from '#contract';
import { nl, type MessageId } from './nl.messages.js';

/** Message ids that follow from the item kinds. `messages.spec.ts` holds that every one of them exists. */
export const labelId = {
  section: (section: Section): MessageId => `section.${section}`,
  emptySection: (section: Section): MessageId => `empty.${section}`,
  kind: (kind: ItemKindName): MessageId => `kind.${kind}`,
  theKind: (kind: ItemKindName): MessageId => `the.${kind}`,
  addKind: (kind: ItemKindName): MessageId => `add.${kind}`,
  field: (kind: ItemKindName, field: string): MessageId => known(`field.${kind}.${field}`),
  choice: (kind: ItemKindName, field: string, option: string): MessageId =>
    known(`choice.${kind}.${field}.${option}`),
  organisationType: (type: OrganisationType): MessageId => `organisationType.${type}`,
  error: (code: ErrorCode): MessageId => `error.${code}`,
};

/** The hint beside a field, where there is one. */
export function hintId(kind: ItemKindName, field: string): MessageId | undefined {
  const id = `hint.${kind}.${field}`;
  return isMessageId(id) ? id : undefined;
}

export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(nl, id);
}

function known(id: string): MessageId {
  if (isMessageId(id)) return id;
  throw new Error(`No message ${id}`);
}
