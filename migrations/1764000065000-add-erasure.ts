import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ORGANISATION, PERSON, PLAN, PLANS } from './scope-settings.js';

/**
 * Erasure: requests and records, holds, terms for keeping, and which keys are gone. What an erasure hides is hidden from the
 * reader by a policy that only takes away. The worker may delete rows of plans that were destroyed, and of no other.
 */
export class AddErasure1764000065000 implements MigrationInterface {
  name = 'AddErasure1764000065000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await letPlansGoOn(runner);
    await letOfficersDecide(runner);
    await letErase(runner);
    await runner.query(`
      CREATE POLICY erased ON stream AS RESTRICTIVE FOR SELECT TO vangnet_reader USING (erasure IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP POLICY erased ON stream`);
    for (const [table] of EMPTIED) {
      await runner.query(`DROP POLICY eraser ON ${table}`);
      await runner.query(`REVOKE DELETE ON ${table} FROM vangnet_worker`);
    }
    for (const [table, columns] of READ_BY_WORKER) {
      await runner.query(`REVOKE SELECT (${columns}) ON ${table} FROM vangnet_worker`);
    }
    for (const [table, policy] of NEW_POLICIES) {
      await runner.query(`DROP POLICY ${policy} ON ${table}`);
    }
    await runner.query(
      `REVOKE ALL (plan_id, status, closed_at) ON case_state FROM vangnet_officer`,
    );
    await runner.query(`DROP TABLE retention_policy, destroyed_key, legal_hold, erasure`);
    await runner.query(`ALTER TABLE stream DROP erasure`);
    await runner.query(`ALTER TABLE item DROP erasure`);
    await runner.query(`ALTER TABLE case_state DROP closed_at`);
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`ALTER TABLE stream ADD erasure uuid`);
  await runner.query(`
    CREATE INDEX stream_erasure ON stream (plan_id, erasure) WHERE erasure IS NOT NULL`);
  await runner.query(`ALTER TABLE item ADD erasure uuid`);
  await runner.query(`ALTER TABLE case_state ADD closed_at timestamptz`);
  await runner.query(`
    CREATE TABLE erasure (
      plan_id uuid NOT NULL,
      erasure_id uuid NOT NULL,
      sort text NOT NULL,
      items uuid[] NOT NULL,
      basis text NOT NULL,
      org_id uuid NOT NULL,
      asked_by uuid NOT NULL,
      asked_org uuid NOT NULL,
      asked_at timestamptz NOT NULL,
      status text NOT NULL,
      decided_by uuid,
      decided_org uuid,
      decided_at timestamptz,
      ends_at timestamptz,
      changed_seq bigint NOT NULL,
      let_go_at timestamptz,
      destroyed_at timestamptz,
      key_id uuid NOT NULL,
      words bytea,
      PRIMARY KEY (plan_id, erasure_id),
      CONSTRAINT erasure_two_people CHECK (status NOT IN ('AGREED', 'DONE') OR decided_by <> asked_by),
      CONSTRAINT erasure_destroyed CHECK (destroyed_at IS NULL OR (status = 'DONE' AND words IS NULL))
    )`);
  await runner.query(`CREATE INDEX erasure_officer ON erasure (org_id, asked_at DESC)`);
  await runner.query(`
    CREATE INDEX erasure_due ON erasure (ends_at) WHERE destroyed_at IS NULL AND status IN ('AGREED', 'DONE')`);
  await createHolds(runner);
  await createTerms(runner);
  for (const table of ['erasure', 'legal_hold']) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  }
}

async function createHolds(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE legal_hold (
      plan_id uuid NOT NULL,
      org_id uuid NOT NULL,
      person_id uuid NOT NULL,
      since timestamptz NOT NULL,
      lifted_at timestamptz,
      key_id uuid NOT NULL,
      words bytea NOT NULL,
      PRIMARY KEY (plan_id, org_id)
    )`);
  await runner.query(`
    CREATE TABLE destroyed_key (
      key_id uuid PRIMARY KEY,
      erasure_id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`);
  await runner.query(`CREATE INDEX destroyed_key_at ON destroyed_key (at)`);
  await runner.query(`CREATE INDEX destroyed_key_erasure ON destroyed_key (erasure_id)`);
  await runner.query(`GRANT SELECT ON destroyed_key TO vangnet_application`);
}

async function createTerms(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE retention_policy (
      org_id uuid NOT NULL,
      record_kind text NOT NULL,
      months integer NOT NULL CHECK (months > 0),
      starts text NOT NULL,
      set_by uuid NOT NULL,
      set_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (org_id, record_kind)
    )`);
  await runner.query(`
    GRANT SELECT, INSERT, UPDATE, DELETE ON retention_policy TO vangnet_application`);
}

/** Writing and loading, as every table of a plan. */
async function letPlansGoOn(runner: QueryRunner): Promise<void> {
  for (const table of ['erasure', 'legal_hold']) {
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO vangnet_writer`);
    await runner.query(`
      CREATE POLICY writer ON ${table} TO vangnet_writer USING (plan_id = ANY (${PLANS}))`);
    await runner.query(`GRANT SELECT ON ${table} TO vangnet_rules`);
    await runner.query(`
      CREATE POLICY rules ON ${table} FOR SELECT TO vangnet_rules USING (plan_id = ${PLAN})`);
  }
  await runner.query(`GRANT UPDATE (erasure) ON stream, item TO vangnet_writer`);
}

const OFFICER = `EXISTS (
  SELECT FROM person
  WHERE person.id = ${PERSON} AND person.organisation_id = ${ORGANISATION}
    AND 'PRIVACY_OFFICER' = ANY (person.functions))`;

/** For the privacy officer: what their organisation decides on or asked for, and cases that it takes part in or took. */
async function letOfficersDecide(runner: QueryRunner): Promise<void> {
  await runner.query(`
    GRANT SELECT (plan_id, erasure_id, sort, items, basis, org_id, asked_by, asked_org, asked_at, status, decided_by,
                  decided_org, decided_at, ends_at, let_go_at, destroyed_at) ON erasure TO vangnet_officer`);
  await runner.query(`
    CREATE POLICY officer ON erasure FOR SELECT TO vangnet_officer
    USING ((org_id = ${ORGANISATION} OR asked_org = ${ORGANISATION}) AND ${OFFICER})`);
  await runner.query(`
    GRANT SELECT (plan_id, org_id, person_id, since, lifted_at) ON legal_hold TO vangnet_officer`);
  await runner.query(`
    CREATE POLICY officer ON legal_hold FOR SELECT TO vangnet_officer
    USING (org_id = ${ORGANISATION} AND ${OFFICER})`);
  await runner.query(`GRANT SELECT (since_at) ON participation TO vangnet_officer`);
  await runner.query(`
    CREATE POLICY privacy ON participation FOR SELECT TO vangnet_officer
    USING (org_id = ${ORGANISATION} AND since_at IS NOT NULL AND ${OFFICER})`);
  await runner.query(`
    CREATE POLICY record ON plan FOR SELECT TO vangnet_officer
    USING (EXISTS (SELECT FROM erasure
                   WHERE erasure.plan_id = plan.plan_id
                     AND (erasure.org_id = ${ORGANISATION} OR erasure.asked_org = ${ORGANISATION})))`);
  await runner.query(`GRANT SELECT (plan_id, status, closed_at) ON case_state TO vangnet_officer`);
  await runner.query(`
    CREATE POLICY officer ON case_state FOR SELECT TO vangnet_officer
    USING (EXISTS (SELECT FROM participation
                   WHERE participation.plan_id = case_state.plan_id AND participation.org_id = ${ORGANISATION})
           AND ${OFFICER})`);
}

const DESTROYED = (table: string): string => `EXISTS (
  SELECT FROM case_state WHERE case_state.plan_id = ${table}.plan_id AND case_state.status = 'DESTROYED')`;

/** Tables of which the worker deletes the rows of a case that was destroyed, and what else of it. */
const EMPTIED: [table: string, more?: string][] = [
  ['item'],
  ['member'],
  ['participation'],
  ['denial'],
  ['denial_lift'],
  [
    'involved_tag',
    `EXISTS (SELECT FROM erasure
             WHERE erasure.plan_id = involved_tag.plan_id AND erasure.status = 'DONE'
               AND involved_tag.item_id = ANY (erasure.items))`,
  ],
  ['break_glass'],
  ['snapshot'],
  ['stream'],
  ['legal_hold'],
  ['visit'],
  ['head_proof'],
  ['proof_wish'],
];

/** What it has to know to do so. */
const READ_BY_WORKER: [table: string, columns: string][] = [
  ['item', 'plan_id'],
  ['member', 'plan_id'],
  ['participation', 'plan_id'],
  ['denial_lift', 'plan_id, key_id'],
  ['snapshot', 'plan_id'],
  ['stream', 'plan_id, stream_id, item_id, field, key_id, erasure'],
  ['legal_hold', 'plan_id, lifted_at'],
  ['plan', 'plan_id, key_id'],
  ['case_state', 'plan_id, status'],
  ['visit', 'plan_id'],
  ['head_proof', 'plan_id'],
  ['proof_wish', 'plan_id'],
];

const NEW_POLICIES: [table: string, policy: string][] = [
  ['stream', 'eraser_keys'],
  ['plan', 'eraser'],
  ['case_state', 'worker'],
  ['case_state', 'officer'],
  ['plan', 'record'],
  ['participation', 'privacy'],
];

async function letErase(runner: QueryRunner): Promise<void> {
  for (const [table, columns] of READ_BY_WORKER) {
    await runner.query(`GRANT SELECT (${columns}) ON ${table} TO vangnet_worker`);
  }
  for (const [table, more = 'false'] of EMPTIED) {
    await runner.query(`GRANT DELETE ON ${table} TO vangnet_worker`);
    await runner.query(`
      CREATE POLICY eraser ON ${table} TO vangnet_worker
      USING (plan_id = ${PLAN} AND (${DESTROYED(table)} OR ${more})) WITH CHECK (plan_id = ${PLAN} AND false)`);
  }
  await runner.query(`
    CREATE POLICY eraser ON plan FOR SELECT TO vangnet_worker USING (plan_id = ${PLAN} AND ${DESTROYED('plan')})`);
  await runner.query(`
    CREATE POLICY worker ON case_state FOR SELECT TO vangnet_worker USING (plan_id = ${PLAN})`);
  // Which keys go: of what was hidden by an erasure that is over, and of requests.
  await runner.query(`
    CREATE POLICY eraser_keys ON stream FOR SELECT TO vangnet_worker
    USING (plan_id = ${PLAN} AND (field = '@erasure' OR EXISTS (
      SELECT FROM erasure WHERE erasure.plan_id = stream.plan_id AND erasure.erasure_id = stream.erasure
        AND erasure.status = 'DONE')))`);
  await runner.query(`
    GRANT SELECT (plan_id, erasure_id, sort, items, status, ends_at, let_go_at, destroyed_at),
          UPDATE (let_go_at, destroyed_at, words) ON erasure TO vangnet_worker`);
  await runner.query(`
    CREATE POLICY worker ON erasure TO vangnet_worker USING (true) WITH CHECK (status <> 'AGREED')`);
  await runner.query(`
    CREATE POLICY worker ON legal_hold FOR SELECT TO vangnet_worker USING (lifted_at IS NULL)`);
  await runner.query(`GRANT SELECT, INSERT ON destroyed_key TO vangnet_worker`);
}
