import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conflicts of interest: who is shut out of which plan, the tags by which matches are found, and reports in work. */
export class AddDenials1764000041000 implements MigrationInterface {
  name = 'AddDenials1764000041000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE denial (
        plan_id uuid NOT NULL,
        person_id uuid NOT NULL,
        how text NOT NULL,
        since timestamptz NOT NULL,
        lifted boolean NOT NULL,
        unlisted boolean NOT NULL,
        stay_ends_at timestamptz,
        PRIMARY KEY (plan_id, person_id),
        CONSTRAINT denial_lifted CHECK (NOT (lifted AND unlisted))
      )`);
    await runner.query(`CREATE INDEX denial_person ON denial (person_id, plan_id)`);
    await runner.query(`
      CREATE TABLE staff_tag (
        person_id uuid NOT NULL,
        noted boolean NOT NULL,
        tag bytea NOT NULL CHECK (length(tag) = 32),
        entered_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (tag, person_id, noted)
      )`);
    await runner.query(`CREATE INDEX staff_tag_person ON staff_tag (person_id)`);
    await runner.query(`
      CREATE TABLE involved_tag (
        plan_id uuid NOT NULL,
        item_id uuid NOT NULL,
        tag bytea NOT NULL CHECK (length(tag) = 32),
        entered_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (plan_id, item_id, tag)
      )`);
    await runner.query(`CREATE INDEX involved_tag_tag ON involved_tag (tag)`);
    await runner.query(`
      CREATE TABLE denial_lift (
        plan_id uuid NOT NULL,
        person_id uuid NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        reason text NOT NULL,
        PRIMARY KEY (plan_id, person_id)
      )`);
    await runner.query(`
      CREATE TABLE conflict_limit (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON denial TO vangnet_application`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON staff_tag, involved_tag, denial_lift, conflict_limit TO vangnet_application`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE conflict_limit, denial_lift, involved_tag, staff_tag, denial`);
  }
}
