import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OWN_PLANS } from './own-plans.js';
import { ORGANISATION, PERSON, PLAN, PLANS } from './scope-settings.js';

/**
 * Until where somebody saw a plan (H-20), and an index that finds where a stream stood at a moment without going through what
 * came after it (H-34).
 */
export class RememberVisits1764000064000 implements MigrationInterface {
  name = 'RememberVisits1764000064000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE visit (
        plan_id uuid NOT NULL,
        person_id uuid NOT NULL,
        org_id uuid NOT NULL,
        seen_seq bigint NOT NULL,
        seen_at timestamptz NOT NULL,
        since_seq bigint,
        since_at timestamptz,
        CHECK ((since_seq IS NULL) = (since_at IS NULL)),
        PRIMARY KEY (plan_id, person_id, org_id)
      )`);
    await runner.query(`ALTER TABLE visit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
    // SELECT because an upsert reads what it would have inserted.
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE (seen_seq, seen_at, since_seq, since_at) ON visit TO vangnet_writer`);
    await runner.query(`
      CREATE POLICY writer ON visit TO vangnet_writer USING (plan_id = ANY (${PLANS}))`);
    await runner.query(`GRANT SELECT ON visit TO vangnet_reader`);
    await runner.query(`
      CREATE POLICY reader ON visit FOR SELECT TO vangnet_reader
      USING (plan_id = (${OWN_PLANS} AND member.plan_id = ${PLAN})
             AND person_id = ${PERSON} AND org_id = ${ORGANISATION})`);
    await runner.query(`CREATE INDEX change_stream_seq ON change (plan_id, stream_id, seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX change_stream_seq`);
    await runner.query(`DROP TABLE visit`);
  }
}
