import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log of changes, and what follows from it: heads, streams, items, members. Every key begins with `plan_id`, so
 * that the tables can be partitioned and sharded by plan.
 */
export class CreatePlan1764000001000 implements MigrationInterface {
  name = 'CreatePlan1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await createPlanTables(runner);
    await createLog(runner);
    await createCurrentState(runner);
    await runner.query(`GRANT SELECT, INSERT ON plan, change, snapshot TO vangnet_application`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON plan_head, stream, item, member TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE member, item, snapshot, stream, change, plan_head, plan`);
    await runner.query(`DROP FUNCTION refuse_log_change`);
  }
}

async function createPlanTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE plan (
      plan_id uuid PRIMARY KEY,
      case_number text NOT NULL UNIQUE,
      label text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    )`);
  await runner.query(`
    CREATE TABLE plan_head (
      plan_id uuid PRIMARY KEY,
      seq bigint NOT NULL,
      at timestamptz NOT NULL
    ) WITH (fillfactor = 50)`);
}

async function createLog(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE change (
      plan_id uuid NOT NULL,
      seq bigint NOT NULL,
      stream_id uuid NOT NULL,
      rev bigint NOT NULL CHECK (rev > 0),
      op_id uuid NOT NULL,
      kind smallint NOT NULL,
      at timestamptz NOT NULL,
      actor_id uuid NOT NULL,
      org_id uuid NOT NULL,
      key_id uuid,
      format smallint NOT NULL,
      body bytea NOT NULL,
      body_commitment bytea NOT NULL CHECK (length(body_commitment) = 32),
      actor_commitment bytea NOT NULL CHECK (length(actor_commitment) = 32),
      prev_hash bytea NOT NULL CHECK (length(prev_hash) = 32),
      hash bytea NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (plan_id, seq),
      UNIQUE (plan_id, stream_id, rev),
      UNIQUE (plan_id, op_id)
    )`);
  await runner.query(`ALTER TABLE change ALTER COLUMN body SET STORAGE EXTERNAL`);
  await runner.query(`
    CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the log takes INSERT and SELECT only' USING ERRCODE = 'insufficient_privilege';
    END $$`);
  await runner.query(`
    CREATE TRIGGER change_is_final BEFORE UPDATE OR DELETE ON change
    FOR EACH ROW EXECUTE FUNCTION refuse_log_change()`);
  await runner.query(`
    CREATE TRIGGER change_is_kept BEFORE TRUNCATE ON change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()`);
}

async function createCurrentState(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE stream (
      plan_id uuid NOT NULL,
      stream_id uuid NOT NULL,
      item_id uuid NOT NULL,
      field text NOT NULL,
      audience jsonb NOT NULL,
      closed boolean NOT NULL,
      rev bigint NOT NULL,
      hash bytea NOT NULL,
      value bytea NOT NULL,
      PRIMARY KEY (plan_id, stream_id)
    ) WITH (fillfactor = 50, toast_tuple_target = 8160)`);
  // Sealed bytes do not compress, and a text in use is written again with every edit: kept in the row, as it is.
  await runner.query(`ALTER TABLE stream ALTER COLUMN value SET STORAGE EXTERNAL`);
  await runner.query(`CREATE INDEX stream_item ON stream (plan_id, item_id)`);
  await runner.query(`
    CREATE TABLE snapshot (
      plan_id uuid NOT NULL,
      stream_id uuid NOT NULL,
      rev bigint NOT NULL,
      key_id uuid,
      value bytea NOT NULL,
      PRIMARY KEY (plan_id, stream_id, rev)
    )`);
  await runner.query(`
    CREATE TABLE item (
      plan_id uuid NOT NULL,
      item_id uuid NOT NULL,
      kind text NOT NULL,
      eras uuid[] NOT NULL,
      audience jsonb NOT NULL,
      position text COLLATE "C" NOT NULL,
      removed boolean NOT NULL,
      owner_id uuid NOT NULL,
      added_by uuid NOT NULL,
      added_at timestamptz NOT NULL,
      PRIMARY KEY (plan_id, item_id)
    )`);
  await runner.query(`
    CREATE TABLE member (
      plan_id uuid NOT NULL,
      person_id uuid NOT NULL,
      org_id uuid NOT NULL,
      begins_at timestamptz NOT NULL,
      ends_at timestamptz,
      PRIMARY KEY (plan_id, person_id)
    )`);
  await runner.query(`CREATE INDEX member_person ON member (person_id, plan_id)`);
}
