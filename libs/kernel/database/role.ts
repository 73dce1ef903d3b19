/** Who is who, and what is about nobody's case: identity, sessions, the bus. Has no right on case data at all. */
export const APPLICATION_ROLE = 'vangnet_application';

/** Appends to the log: to the plans that the statement is about (A-31, L-64). */
export const WRITER_ROLE = 'vangnet_writer';

/** Reads what deciding and presenting look at: one plan at a time. */
export const RULES_ROLE = 'vangnet_rules';

/** Reads on behalf of one person: what that person may read. */
export const READER_ROLE = 'vangnet_reader';

/** Does something for an organisation without being on the case: takes it in, looks after its privacy. */
export const OFFICER_ROLE = 'vangnet_officer';

/** Looks across all cases for what is due, and sees no content of any. */
export const WORKER_ROLE = 'vangnet_worker';

/** Signs checkpoints: reads the links of all plans and nothing that anybody wrote, and adds to the ledger (G-52). No server works as it. */
export const SIGNER_ROLE = 'vangnet_signer';

/** What a connection works as. */
export type DatabaseRole =
  | typeof APPLICATION_ROLE
  | typeof WRITER_ROLE
  | typeof RULES_ROLE
  | typeof READER_ROLE
  | typeof OFFICER_ROLE
  | typeof WORKER_ROLE
  | typeof SIGNER_ROLE;

/** Reads the access log, for the one transaction in which the application takes it on (W-31). */
export const ACCESS_LOG_ROLE = 'vangnet_access_log_reader';

/** Every role that a server works as. */
export const DATABASE_ROLES = [
  APPLICATION_ROLE,
  WRITER_ROLE,
  RULES_ROLE,
  READER_ROLE,
  OFFICER_ROLE,
  WORKER_ROLE,
  ACCESS_LOG_ROLE,
] as const;

/** Every role that anything of ours works as. */
export const ALL_ROLES = [...DATABASE_ROLES, SIGNER_ROLE] as const;
