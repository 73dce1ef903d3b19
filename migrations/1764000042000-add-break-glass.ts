import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uses of the emergency button, each with its review. */
export class AddBreakGlass1764000042000 implements MigrationInterface {
  name = 'AddBreakGlass1764000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE break_glass (
        plan_id uuid NOT NULL,
        use_id uuid NOT NULL,
        person_id uuid NOT NULL,
        org_id uuid NOT NULL,
        reason text NOT NULL,
        used_seq bigint NOT NULL,
        at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        ended_at timestamptz,
        review text NOT NULL,
        conclusion text,
        reviewed_by uuid,
        seen_by uuid[] NOT NULL,
        PRIMARY KEY (plan_id, use_id)
      )`);
    await runner.query(
      `CREATE INDEX break_glass_open ON break_glass (org_id) WHERE review = 'OPEN'`,
    );
    await runner.query(
      `CREATE INDEX break_glass_running ON break_glass (until) WHERE ended_at IS NULL`,
    );
    // A use is never deleted, so its review cannot be skipped (K-36).
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON break_glass TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE break_glass`);
  }
}
