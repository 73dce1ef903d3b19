/**
 * What the access log tells of, in the shape of NEN 7513: the action (create, read, update, delete, execute), the type of
 * event, and the rules of docs/spec that allowed it or refused it.
 */
export const ACCESS_EVENTS = {
  /** A plan opened on a screen that follows it live. */
  PLAN_OPEN: { action: 'R', type: 'REGULAR', policy: ['A-02', 'A-03', 'A-04'] },
  /** Closes the line of a PLAN_OPEN; never a line of its own. */
  PLAN_CLOSE: { action: 'R', type: 'REGULAR', policy: [] },
  /** A plan fetched once. */
  PLAN_READ: { action: 'R', type: 'REGULAR', policy: ['A-02', 'A-03', 'A-04'] },
  PLAN_LIST: { action: 'R', type: 'REGULAR', policy: ['A-02'] },
  PLAN_SEARCH: { action: 'R', type: 'REGULAR', policy: ['A-02', 'C-30'] },
  /** Cases that the organisation is asked to take part in, or does, as whoever takes them in is told of them. */
  INTAKE_READ: { action: 'R', type: 'REGULAR', policy: ['C-05'] },
  /** An edit that was refused; accepted ones stand in the history of the plan. */
  PLAN_EDIT: { action: 'U', type: 'REGULAR', policy: ['A-02', 'A-05'] },
  HISTORY_READ: { action: 'R', type: 'REGULAR', policy: ['A-02', 'A-09', 'A-10'] },
  HISTORY_SEARCH: { action: 'R', type: 'REGULAR', policy: ['A-02', 'A-09', 'A-10'] },
  SIGN_IN: { action: 'E', type: 'REGULAR', policy: ['A-01'] },
  /** A session that is over, whoever ended it. */
  SIGN_OUT: { action: 'E', type: 'REGULAR', policy: ['A-01'] },
  /** A second factor proved once more. */
  STEP_UP: { action: 'E', type: 'REGULAR', policy: ['I-42'] },
  /** An invitation accepted: password and second factor are new. */
  ACCOUNT_ACCEPT: { action: 'U', type: 'REGULAR', policy: ['I-09'] },
  ACCOUNT_LIST: { action: 'R', type: 'REGULAR', policy: ['I-50'] },
  ACCOUNT_INVITE: { action: 'C', type: 'REGULAR', policy: ['I-50'] },
  ACCOUNT_BLOCK: { action: 'U', type: 'REGULAR', policy: ['I-50', 'I-51'] },
  /** Functions of a colleague given or taken. Which ones the line does not say (W-42). */
  ACCOUNT_FUNCTIONS: { action: 'U', type: 'REGULAR', policy: ['I-50', 'I-54'] },
  ACCOUNT_DEPUTY: { action: 'U', type: 'REGULAR', policy: ['I-50', 'I-56'] },
  /** Somebody left: cases and tasks went over to a colleague, or that was looked into. */
  ACCOUNT_HAND_OVER: { action: 'U', type: 'REGULAR', policy: ['I-50', 'I-57', 'I-58'] },
  /** Conflicts of interest of colleagues, as the privacy officer sees them; what was done with one is about that colleague. */
  CONFLICT_LIST: { action: 'R', type: 'REGULAR', policy: ['K-20', 'K-21'] },
  CONFLICT_HANDLE: { action: 'U', type: 'REGULAR', policy: ['K-06', 'K-16', 'K-20', 'K-22'] },
  /** For whom of the staff there are tags, and that they were entered. What was entered is not kept (K-10). */
  STAFF_LIST: { action: 'R', type: 'REGULAR', policy: ['K-12'] },
  STAFF_TAG: { action: 'U', type: 'REGULAR', policy: ['K-12'] },
  RECOVERY_START: { action: 'C', type: 'REGULAR', policy: ['I-50', 'I-52'] },
  RECOVERY_CONFIRM: { action: 'U', type: 'REGULAR', policy: ['I-52', 'I-53'] },
  RECOVERY_CANCEL: { action: 'U', type: 'REGULAR', policy: ['I-52'] },
  RECOVERY_INVITE: { action: 'U', type: 'REGULAR', policy: ['I-53'] },
  PASSKEY_ADD: { action: 'C', type: 'REGULAR', policy: ['I-34', 'I-42'] },
  PASSKEY_REMOVE: { action: 'D', type: 'REGULAR', policy: ['I-34', 'I-42'] },
  PROVIDER_ADD: { action: 'C', type: 'REGULAR', policy: ['I-60'] },
  /** What the platform administrator does with organisations; the line is about the organisation. */
  ORGANISATION_LIST: { action: 'R', type: 'REGULAR', policy: ['I-70'] },
  ORGANISATION_ADD: { action: 'C', type: 'REGULAR', policy: ['I-70', 'I-71'] },
  ORGANISATION_RENAME: { action: 'U', type: 'REGULAR', policy: ['I-70', 'I-71'] },
  ORGANISATION_DEACTIVATE: { action: 'U', type: 'REGULAR', policy: ['I-70', 'I-72'] },
  ORGANISATION_INVITE: { action: 'C', type: 'REGULAR', policy: ['I-70', 'I-73'] },
  /** Erasures, and what is known of those that are over (docs/spec/erasure.md). */
  ERASURE_LIST: { action: 'R', type: 'REGULAR', policy: ['E-02', 'E-07', 'E-19'] },
  ERASURE_ASK: { action: 'C', type: 'REGULAR', policy: ['E-01', 'E-02', 'E-03'] },
  /** Agreed to, refused, withdrawn, or undone. */
  ERASURE_DECIDE: { action: 'D', type: 'REGULAR', policy: ['E-01', 'E-02', 'E-03', 'E-15'] },
  LEGAL_HOLD_LIST: { action: 'R', type: 'REGULAR', policy: ['E-20'] },
  LEGAL_HOLD_CHANGE: { action: 'U', type: 'REGULAR', policy: ['E-20', 'E-21'] },
  RETENTION_READ: { action: 'R', type: 'REGULAR', policy: ['E-30', 'E-31'] },
  RETENTION_SET: { action: 'U', type: 'REGULAR', policy: ['E-30'] },
  /** A connection or request that was refused for where it came from, or for a session that is over. */
  CONNECTION: { action: 'E', type: 'REGULAR', policy: ['L-01'] },
  EXPORT: { action: 'E', type: 'REGULAR', policy: ['A-02', 'A-09', 'X-30'] },
  BREAK_GLASS: { action: 'E', type: 'EMERGENCY', policy: ['A-02'] },
  ACCESS_LOG_READ: { action: 'R', type: 'LOG_RELATED', policy: ['W-40'] },
  ACCESS_LOG_SEARCH: { action: 'R', type: 'LOG_RELATED', policy: ['W-40'] },
} as const satisfies Record<string, AccessEventDefinition>;

interface AccessEventDefinition {
  action: 'C' | 'R' | 'U' | 'D' | 'E';
  type: 'REGULAR' | 'EMERGENCY' | 'LOG_RELATED';
  policy: readonly string[];
}

export type AccessEventKind = keyof typeof ACCESS_EVENTS;

const ACCESS_EVENT_KINDS = Object.keys(ACCESS_EVENTS) as AccessEventKind[];

/** What stands on a line of its own. */
export const ACCESS_LINE_KINDS = ACCESS_EVENT_KINDS.filter((kind) => kind !== 'PLAN_CLOSE');

export type AccessLineKind = (typeof ACCESS_LINE_KINDS)[number];

export const ACCESS_OUTCOMES = ['SUCCESS', 'REFUSED'] as const;

export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number];

/** The way in that was used. SYSTEM: the program itself, when it is set up. */
export const ACCESS_POINTS = ['SOCKET', 'GRAPHQL', 'HTTP', 'SYSTEM'] as const;

export type AccessPoint = (typeof ACCESS_POINTS)[number];

/** What a search can be narrowed by. The log tells these names, never the values (W-02). */
export const ACCESS_FILTERS = [
  'text',
  'status',
  'item',
  'section',
  'field',
  'person',
  'organisation',
  'planId',
  'since',
  'until',
  'sinceLastVisit',
  'kind',
  'outcome',
] as const;

export type AccessFilter = (typeof ACCESS_FILTERS)[number];
