import type { QueryRunner } from 'typeorm';

/** A way to case data: a role that nobody signs in as, and that whoever migrates may work as. Roles stand beside databases, so it may be there. */
export async function createRole(runner: QueryRunner, role: string): Promise<void> {
  await runner.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
      END IF;
    END $$`);
  await runner.query(`GRANT ${role} TO CURRENT_USER`);
  await runner.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
}
