import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The access log: who looked, and who was refused. The application adds to it and cannot read it; reading is a role of its
 * own, which the server takes for the one query that shows it.
 */
export class CreateAccessLog1764000030000 implements MigrationInterface {
  name = 'CreateAccessLog1764000030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN IF NOT EXISTS functions text[] NOT NULL DEFAULT '{}'`);
    await createReader(runner);
    await createTable(runner);
    await runner.query(`GRANT INSERT ON access_log TO vangnet_application`);
    await runner.query(`GRANT SELECT ON access_log TO vangnet_access_log_reader`);
  }

  /** `person.functions` stays: rights hang from it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE access_log`);
    await runner.query(`REVOKE USAGE ON SCHEMA public FROM vangnet_access_log_reader`);
  }
}

async function createReader(runner: QueryRunner): Promise<void> {
  await runner.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vangnet_access_log_reader') THEN
        CREATE ROLE vangnet_access_log_reader NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
      END IF;
    END $$`);
  await runner.query(`GRANT USAGE ON SCHEMA public TO vangnet_access_log_reader`);
  // May be taken on, and gives nothing to who does not: what the application can do stays INSERT.
  await runner.query(`
    GRANT vangnet_access_log_reader TO vangnet_application WITH INHERIT FALSE, SET TRUE`);
}

async function createTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE access_log (
      chain_id uuid NOT NULL,
      number bigint NOT NULL CHECK (number > 0),
      id uuid NOT NULL UNIQUE,
      format smallint NOT NULL,
      at timestamptz NOT NULL,
      kind text NOT NULL,
      action text NOT NULL,
      event_type text NOT NULL,
      outcome text NOT NULL,
      reason text,
      person_id uuid,
      organisation_id uuid,
      functions text[] NOT NULL,
      access_point text NOT NULL,
      about_id uuid,
      plan_id uuid,
      sections text[] NOT NULL,
      item_kind text,
      filters text[] NOT NULL,
      policy text[] NOT NULL,
      checks text NOT NULL CHECK (checks ~ '^[TF]{4}$'),
      opened_id uuid,
      duration_seconds integer CHECK (duration_seconds >= 0),
      prev_hash bytea NOT NULL CHECK (length(prev_hash) = 32),
      hash bytea NOT NULL CHECK (length(hash) = 32),
      CHECK ((person_id IS NULL) = (organisation_id IS NULL)),
      PRIMARY KEY (chain_id, number)
    )`);
  await runner.query(`
    CREATE INDEX access_log_organisation ON access_log (organisation_id, at DESC, id DESC)`);
  await runner.query(`
    CREATE INDEX access_log_opened ON access_log (opened_id) WHERE opened_id IS NOT NULL`);
  await runner.query(`
    CREATE TRIGGER access_log_is_final BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION refuse_log_change()`);
  await runner.query(`
    CREATE TRIGGER access_log_is_kept BEFORE TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()`);
}
