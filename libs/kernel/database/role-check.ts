import type pg from 'pg';
import {
  ACCESS_LOG_ROLE,
  ALL_ROLES,
  APPLICATION_ROLE,
  DATABASE_ROLES,
  RULES_ROLE,
  WRITER_ROLE,
} from './role.js';
import { UnsafeDatabase } from './unsafe-database.js';

/** A role or table that is not as it should be: what it is called, and what is wrong with it. */
interface Fault {
  fault: string;
}

/**
 * Throws UnsafeDatabase with everything that is wrong with the roles and the walls between them. Asks the catalogue
 * alone, so that it can say what is missing instead of stumbling over it.
 */
export async function assertRoles(pool: pg.Pool): Promise<void> {
  const faults: string[] = [];
  for (const { sql, values } of CHECKS) {
    const { rows } = await pool.query<Fault>(`${sql} ORDER BY 1`, [...values]);
    faults.push(...rows.map(({ fault }) => fault));
  }
  if (faults.length > 0) throw new UnsafeDatabase(faults);
}

/** Tables of ours: everything in the schema that is not PostgreSQL's own. */
const TABLES = `
  (SELECT oid, relname, relowner, relrowsecurity AND relforcerowsecurity AS walled FROM pg_class
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')) AS t`;

const ANY_RIGHT = `
  (has_any_column_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE')
   OR has_table_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'))`;

/** What takes INSERT and SELECT only, from whomever. */
const LOGS = [
  ...['change', 'access_log'],
  ...['ledger_leaf', 'ledger_subtree', 'ledger_head', 'ledger_cosignature', 'ledger_refusal'],
];

const CHECKS: readonly { sql: string; values: readonly unknown[] }[] = [
  {
    sql: `SELECT 'there is no table ' || name || ': run the migrations' AS fault FROM unnest($1::text[]) AS name
          WHERE to_regclass(name) IS NULL`,
    values: [LOGS],
  },
  {
    sql: `SELECT 'the role is not ' || $1 AS fault WHERE current_user <> $1`,
    values: [APPLICATION_ROLE],
  },
  {
    sql: `SELECT 'there is no role ' || name AS fault FROM unnest($1::text[]) AS name
          WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)`,
    values: [ALL_ROLES],
  },
  {
    sql: `SELECT session_user || ' may not work as ' || rolname AS fault FROM pg_roles
          WHERE rolname = ANY ($1::text[]) AND NOT pg_has_role(session_user, oid, 'SET')`,
    values: [DATABASE_ROLES],
  },
  {
    sql: `SELECT 'row-level security does not hold for ' || rolname AS fault FROM pg_roles
          WHERE rolname = ANY ($1::text[]) AND (rolsuper OR rolbypassrls)`,
    values: [ALL_ROLES],
  },
  {
    sql: `SELECT rolname || ' owns ' || relname AS fault FROM pg_roles JOIN ${TABLES} ON relowner = pg_roles.oid
          WHERE rolname = ANY ($1::text[])`,
    values: [ALL_ROLES],
  },
  {
    // The application takes on the reader of the access log for a transaction, and has nothing of it without (W-31).
    sql: `SELECT one.rolname || ' is a member of ' || other.rolname AS fault
          FROM pg_roles AS one JOIN pg_roles AS other ON pg_has_role(
            one.oid, other.oid, CASE WHEN one.rolname = $2 AND other.rolname = $3 THEN 'USAGE' ELSE 'MEMBER' END)
          WHERE one.rolname = ANY ($1::text[]) AND other.oid <> one.oid`,
    values: [ALL_ROLES, APPLICATION_ROLE, ACCESS_LOG_ROLE],
  },
  {
    sql: `SELECT DISTINCT rolname || ' can change the log' AS fault
          FROM pg_roles AS r CROSS JOIN unnest($2::text[]) AS log (name)
          WHERE rolname = ANY ($1::text[])
            AND (has_table_privilege(r.oid, to_regclass(log.name), 'DELETE, TRUNCATE')
                 OR has_any_column_privilege(r.oid, to_regclass(log.name), 'UPDATE'))`,
    values: [ALL_ROLES, LOGS],
  },
  {
    sql: `SELECT relname || ' is not under forced row-level security' AS fault FROM pg_roles AS r JOIN ${TABLES} ON NOT walled
          WHERE rolname = ANY ($1::text[]) AND ${ANY_RIGHT} GROUP BY relname`,
    values: [[WRITER_ROLE, RULES_ROLE]],
  },
  {
    // Whoever could say what is to be signed could have anything signed (G-52).
    sql: `SELECT rolname || ' can write in the ledger' AS fault FROM pg_roles AS r
          WHERE rolname = ANY ($1::text[]) AND (
            has_table_privilege(r.oid, to_regclass('ledger_leaf'), 'INSERT')
            OR has_table_privilege(r.oid, to_regclass('head_proof'), 'INSERT'))`,
    values: [DATABASE_ROLES],
  },
  {
    sql: `SELECT rolname || ' has rights on ' || relname AS fault FROM pg_roles AS r JOIN ${TABLES} ON walled
          WHERE rolname = $1 AND ${ANY_RIGHT} AND relname <> 'access_log'`,
    values: [APPLICATION_ROLE],
  },
];
