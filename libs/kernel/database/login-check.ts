import type pg from 'pg';
import { DATABASE_ROLES, SIGNER_ROLE } from './role.js';
import { UnsafeDatabase } from './unsafe-database.js';

/**
 * Throws UnsafeDatabase when whoever signs in has anything of their own besides the roles that they work as: one `RESET ROLE`
 * would then be past every wall. Nor may a server work as the signer, or the signer as a server (G-52).
 */
export async function assertMereLogin(
  pool: pg.Pool,
  of: 'server' | 'signer' = 'server',
): Promise<void> {
  const [own, others] =
    of === 'server' ? [DATABASE_ROLES, [SIGNER_ROLE]] : [[SIGNER_ROLE], DATABASE_ROLES];
  const { rows } = await pool.query<{ fault: string }>(`${FAULTS} ORDER BY 1`, [own, others]);
  if (rows.length > 0) throw new UnsafeDatabase(rows.map(({ fault }) => fault));
}

/** A superuser is a member of every role: of them only that is said. */
const FAULTS = `
  WITH login AS (SELECT * FROM pg_roles WHERE rolname = session_user)
  SELECT rolname || ' signs in and is a superuser' AS fault FROM login WHERE rolsuper
  UNION
  SELECT rolname || ' signs in and may pass by row-level security or make roles' FROM login
  WHERE NOT rolsuper AND (rolbypassrls OR rolcreaterole)
  UNION
  SELECT login.rolname || ' signs in and may own what ' || owner.rolname || ' owns'
  FROM pg_roles AS owner JOIN (
    SELECT relowner AS owning FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT proowner FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION SELECT datdba FROM pg_database WHERE datname = current_database()) AS owners ON owning = owner.oid
  CROSS JOIN login
  WHERE NOT login.rolsuper AND pg_has_role(login.oid, owner.oid, 'MEMBER')
  UNION
  SELECT login.rolname || ' signs in and inherits from ' || other.rolname
  FROM login JOIN pg_roles AS other ON other.rolname = ANY ($1::text[])
  WHERE NOT login.rolsuper AND pg_has_role(login.oid, other.oid, 'USAGE')
  UNION
  SELECT login.rolname || ' signs in and may work as ' || other.rolname
  FROM login JOIN pg_roles AS other ON other.rolname = ANY ($2::text[])
  WHERE NOT login.rolsuper AND pg_has_role(login.oid, other.oid, 'MEMBER')`;
