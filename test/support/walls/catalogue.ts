import type pg from 'pg';
import { ALL_ROLES } from '#kernel';

/** What may be otherwise than the rule, each with its reason. */
export interface Exceptions {
  /** Tables without case data. */
  tables: Readonly<Record<string, string>>;
  /** Unique and foreign keys that reach across plans, by which a hidden row could show itself. */
  keys: Readonly<Record<string, string>>;
  /** Policies that do not look at the scope of the transaction, as `table.policy`. */
  policies: Readonly<Record<string, string>>;
  /** Roles that another may be taken on from, as `role: other`, without anything being inherited. */
  memberships: Readonly<Record<string, string>>;
  /** Functions that run as their owner. */
  definers: Readonly<Record<string, string>>;
}

/** Everything in the catalogue of the database by which case data could be seen past row-level security. */
export async function catalogueFaults(
  client: pg.ClientBase,
  except: Exceptions,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { sql, but } of RULES) {
    const listed = but ? Object.keys(except[but]) : [];
    const { rows } = await client.query<{ what: string; fault: string }>(
      `WITH roles AS (SELECT oid, rolname FROM pg_roles WHERE rolname = ANY ($1::text[])),
            tables AS (
              SELECT c.*, c.relrowsecurity AND c.relforcerowsecurity AS walled FROM pg_class AS c
              WHERE relkind IN ('r', 'p', 'f', 'm', 'v') AND relnamespace IN (
                SELECT oid FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'))
       ${sql}`,
      [ALL_ROLES],
    );
    const found = new Set(rows.map(({ what }) => what));
    faults.push(
      ...rows
        .filter(({ what }) => !listed.includes(what))
        .map(({ what, fault }) => `${what} ${fault}`),
      ...listed.filter((what) => !found.has(what)).map((what) => `${what} is listed for nothing`),
    );
  }
  return faults;
}

const RULES: readonly { sql: string; but?: keyof Exceptions }[] = [
  {
    but: 'tables',
    sql: `SELECT relname AS what, 'is not under forced row-level security' AS fault FROM tables
          WHERE relkind <> 'v' AND NOT walled`,
  },
  {
    // No reason is good enough for a table that says which plan its rows are of.
    sql: `SELECT relname AS what, 'tells of plans and is not under forced row-level security' AS fault
          FROM tables JOIN pg_attribute ON attrelid = tables.oid AND attname = 'plan_id'
          WHERE relkind <> 'v' AND NOT walled`,
  },
  {
    sql: `SELECT relname AS what, 'has no policy for ' || command.name || ' by ' || rolname AS fault
          FROM tables CROSS JOIN roles
          CROSS JOIN (VALUES ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) AS command (code, name)
          WHERE walled AND CASE WHEN command.code = 'd' THEN has_table_privilege(roles.oid, tables.oid, 'DELETE')
                                ELSE has_any_column_privilege(roles.oid, tables.oid, command.name) END
            AND NOT EXISTS (
              SELECT FROM pg_policy WHERE polrelid = tables.oid AND roles.oid = ANY (polroles) AND polpermissive
                AND polcmd IN ('*', command.code::"char"))`,
  },
  {
    but: 'policies',
    sql: `SELECT relname || '.' || polname AS what, 'does not look at the scope' AS fault
          FROM pg_policy JOIN tables ON tables.oid = polrelid
          WHERE pg_get_expr(polqual, polrelid) NOT LIKE '%current_setting(''vangnet.%'
             OR pg_get_expr(polwithcheck, polrelid) NOT LIKE '%current_setting(''vangnet.%'
             OR coalesce(polqual, polwithcheck) IS NULL`,
  },
  {
    sql: `SELECT relname || '.' || polname AS what, 'is for others than one role of the application' AS fault
          FROM pg_policy JOIN tables ON tables.oid = polrelid
          WHERE cardinality(polroles) <> 1 OR polroles[1] NOT IN (SELECT oid FROM roles)`,
  },
  {
    sql: `SELECT rolname AS what, 'is no mere role' AS fault FROM pg_roles
          WHERE oid IN (SELECT oid FROM roles)
            AND (rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb OR rolreplication)`,
  },
  {
    sql: `SELECT rolname AS what, 'owns ' || relname AS fault FROM roles JOIN tables ON relowner = roles.oid`,
  },
  {
    sql: `SELECT one.rolname AS what, 'inherits from ' || other.rolname AS fault
          FROM roles AS one JOIN pg_roles AS other ON other.oid <> one.oid AND pg_has_role(one.oid, other.oid, 'USAGE')`,
  },
  {
    but: 'memberships',
    sql: `SELECT one.rolname || ': ' || other.rolname AS what, 'is a membership' AS fault
          FROM roles AS one JOIN pg_roles AS other ON other.oid <> one.oid AND pg_has_role(one.oid, other.oid, 'MEMBER')`,
  },
  {
    sql: `SELECT relname AS what, 'may be used by everyone' AS fault FROM tables
          WHERE EXISTS (SELECT FROM aclexplode(relacl) WHERE grantee = 0)`,
  },
  {
    sql: `SELECT relname AS what, 'shows what its owner sees' AS fault FROM tables
          WHERE relkind = 'm' OR relkind = 'v' AND NOT coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}'`,
  },
  {
    but: 'definers',
    sql: `SELECT proname::text AS what, 'runs as its owner' AS fault FROM pg_proc
          WHERE prosecdef AND pronamespace IN (SELECT relnamespace FROM tables)`,
  },
  {
    but: 'keys',
    sql: `SELECT i.relname AS what, 'is unique across plans' AS fault
          FROM pg_index JOIN tables ON tables.oid = indrelid JOIN pg_class AS i ON i.oid = indexrelid
          WHERE walled AND indisunique AND NOT EXISTS (
            SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = indkey[0] AND attname = 'plan_id')
          UNION ALL
          SELECT conname, 'refers to or from case data' FROM pg_constraint
          WHERE contype = 'f' AND (conrelid IN (SELECT oid FROM tables WHERE walled)
                                   OR confrelid IN (SELECT oid FROM tables WHERE walled))`,
  },
];
