import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which organisations take part in a case and on what ground, how the case stands, and how far back somebody sees. */
export class AddCircle1764000040000 implements MigrationInterface {
  name = 'AddCircle1764000040000';

  async up(runner: QueryRunner): Promise<void> {
    await createCircle(runner);
    await addPositions(runner);
    await carryOver(runner);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON participation, case_state TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE item DROP added_seq, DROP removed_seq`);
    await runner.query(`DROP TABLE case_state, participation`);
  }
}

async function createCircle(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE participation (
      plan_id uuid NOT NULL,
      org_id uuid NOT NULL,
      status text NOT NULL,
      ground jsonb,
      past text NOT NULL,
      invited_by uuid NOT NULL,
      invited_by_org uuid NOT NULL,
      invited_at timestamptz NOT NULL,
      since_seq bigint,
      since_at timestamptz,
      changed_seq bigint NOT NULL,
      changed_at timestamptz NOT NULL,
      note text,
      PRIMARY KEY (plan_id, org_id)
    )`);
  // Whoever takes in cases looks for what concerns their organisation.
  await runner.query(`
    CREATE INDEX participation_organisation ON participation (org_id, plan_id) INCLUDE (status)
    WHERE status IN ('INVITED', 'ACCEPTED')`);
  await runner.query(`
    CREATE TABLE case_state (
      plan_id uuid PRIMARY KEY,
      status text NOT NULL,
      safety_house boolean NOT NULL,
      begun_by uuid,
      directors uuid[] NOT NULL
    )`);
}

async function addPositions(runner: QueryRunner): Promise<void> {
  await runner.query(
    `ALTER TABLE item ADD added_seq bigint NOT NULL DEFAULT 0, ADD removed_seq bigint`,
  );
  await runner.query(`
    UPDATE item SET added_seq = change.seq FROM change
    WHERE change.plan_id = item.plan_id AND change.op_id = item.item_id`);
  // Kind 3 of the log: an item was removed.
  await runner.query(`
    UPDATE item SET removed_seq = (
      SELECT max(change.seq) FROM change JOIN stream USING (plan_id, stream_id)
      WHERE change.plan_id = item.plan_id AND stream.item_id = item.item_id AND change.kind = 3)
    WHERE removed`);
  await runner.query(`ALTER TABLE item ALTER added_seq DROP DEFAULT`);
}

/** Whose people are on a case takes part in it; on what ground nobody recorded. */
async function carryOver(runner: QueryRunner): Promise<void> {
  await runner.query(`
    INSERT INTO participation (plan_id, org_id, status, past, invited_by, invited_by_org, invited_at, since_seq,
                               since_at, changed_seq, changed_at)
    SELECT DISTINCT ON (plan_id, org_id)
           plan_id, org_id, 'ACCEPTED', 'ALL', person_id, org_id, begins_at, 0, begins_at, 0, begins_at
    FROM member ORDER BY plan_id, org_id, begins_at, person_id`);
  await runner.query(`
    INSERT INTO case_state (plan_id, status, safety_house, begun_by, directors)
    SELECT plan_id, 'ACTIVE', false,
           (SELECT org_id FROM change WHERE change.plan_id = plan.plan_id ORDER BY seq LIMIT 1),
           ARRAY(
             SELECT (convert_from(director.value, 'UTF8')::jsonb #>> '{value,id}')::uuid
             FROM item
             JOIN stream AS director ON director.plan_id = item.plan_id AND director.item_id = item.item_id
               AND director.field = 'director' AND NOT director.closed
             JOIN stream AS status ON status.plan_id = item.plan_id AND status.item_id = item.item_id
               AND status.field = 'status' AND NOT status.closed
             WHERE item.plan_id = plan.plan_id AND item.kind = 'caseDirection' AND NOT item.removed
               AND convert_from(status.value, 'UTF8')::jsonb ->> 'value' = 'ACCEPTED'
               AND convert_from(director.value, 'UTF8')::jsonb #>> '{value,id}' IS NOT NULL)
    FROM plan`);
}
