import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRole } from './create-role.js';
import { MEMBERSHIP, OWN_PLANS } from './own-plans.js';
import {
  ORGANISATION,
  ORGANISATION_TEXT,
  PERSON,
  PERSON_TEXT,
  PLAN,
  PLANS,
} from './scope-settings.js';

/**
 * The second wall (A-30 to A-35, ADR 9): row-level security on every table with case data, and a role for each way to them.
 * A later migration that has to touch rows of these tables as an owner who is no superuser takes FORCE off and puts it back,
 * in its own transaction.
 */
export class SecureRows1764000050000 implements MigrationInterface {
  name = 'SecureRows1764000050000';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['vangnet_writer', 'vangnet_rules', 'vangnet_reader']) {
      await createRole(runner, role);
    }
    await createSightTables(runner);
    for (const table of CASE_TABLES) {
      await runner.query(`REVOKE ALL ON ${table} FROM vangnet_application`);
      await runner.query(
        `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
      );
    }
    await letWrite(runner);
    await letLoad(runner);
    await letRead(runner);
    await indexMemberships(runner);
    await secureAccessLog(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX member_person`);
    await runner.query(`CREATE INDEX member_person ON member (person_id, plan_id)`);
    await runner.query(`DROP POLICY application ON access_log`);
    await runner.query(`DROP POLICY reader ON access_log`);
    await runner.query(
      `ALTER TABLE access_log NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`,
    );
    for (const table of CASE_TABLES) {
      for (const role of ['writer', 'rules', 'reader']) {
        await runner.query(`DROP POLICY IF EXISTS ${role} ON ${table}`);
        await runner.query(`REVOKE ALL ON ${table} FROM vangnet_${role}`);
      }
      await runner.query(
        `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`,
      );
    }
    await runner.query(`REVOKE ALL (id, type) ON organisation FROM vangnet_reader`);
    await runner.query(`REVOKE ALL (id, organisation_id, functions) ON person FROM vangnet_reader`);
    await runner.query(`DROP TABLE narrow_field, sight_rule`);
    await runner.query(`GRANT SELECT, INSERT ON plan, change, snapshot TO vangnet_application`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON plan_head, stream, item, member TO vangnet_application`);
  }
}

const CASE_TABLES = ['plan', 'plan_head', 'change', 'stream', 'snapshot', 'item', 'member'];

/** The section matrix, as `fill-sight-rules.ts` writes it from the code after every run of the migrations. */
async function createSightTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE sight_rule (
      kind text NOT NULL,
      audience text NOT NULL,
      organisation_type text NOT NULL,
      person_function text,
      UNIQUE NULLS NOT DISTINCT (organisation_type, kind, audience, person_function)
    )`);
  await runner.query(`
    CREATE TABLE narrow_field (
      kind text NOT NULL,
      field text NOT NULL,
      PRIMARY KEY (kind, field)
    )`);
  await runner.query(`GRANT SELECT ON sight_rule, narrow_field TO vangnet_reader`);
}

/** Appending: only to the plans that the statement says it is about. The log cannot be changed, by no role (L-64). */
async function letWrite(runner: QueryRunner): Promise<void> {
  await runner.query(`GRANT SELECT (plan_id), INSERT ON plan TO vangnet_writer`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE (seq, at) ON plan_head TO vangnet_writer`);
  await runner.query(`GRANT SELECT, INSERT ON change TO vangnet_writer`);
  await runner.query(`GRANT INSERT ON snapshot TO vangnet_writer`);
  // SELECT because ON CONFLICT DO UPDATE reads what it would have inserted.
  await runner.query(`
    GRANT SELECT, INSERT, UPDATE (closed, rev, hash, value) ON stream TO vangnet_writer`);
  await runner.query(`
    GRANT SELECT, INSERT, UPDATE (eras, audience, fields, position, removed, removed_seq) ON item TO vangnet_writer`);
  await runner.query(`
    GRANT SELECT, INSERT, UPDATE (org_id, begins_at, ends_at, named) ON member TO vangnet_writer`);
  for (const table of CASE_TABLES) {
    await runner.query(`
      CREATE POLICY writer ON ${table} TO vangnet_writer
      USING (plan_id = ANY (${PLANS}))`);
  }
}

/** Deciding and presenting: one plan whole; of the plans whose heads are asked for, the heads. */
async function letLoad(runner: QueryRunner): Promise<void> {
  await runner.query(`
    GRANT SELECT ON plan, plan_head, change, stream, item, member TO vangnet_rules`);
  await runner.query(`
    CREATE POLICY rules ON plan_head FOR SELECT TO vangnet_rules USING (plan_id = ANY (${PLANS}))`);
  for (const table of ['plan', 'change', 'stream', 'item', 'member']) {
    await runner.query(`
      CREATE POLICY rules ON ${table} FOR SELECT TO vangnet_rules USING (plan_id = ${PLAN})`);
  }
}

/** No conflict of interest shuts the person out of the plan (K-01). There are few, found once for a statement. */
const NOT_DENIED = `
  member.plan_id <> ALL (ARRAY(
    SELECT denial.plan_id FROM denial WHERE denial.person_id = ${PERSON} AND NOT denial.lifted))`;

/** Of the organisation's taking part in the plan that is asked about: worked out once for a statement. */
const own = (column: string): string => `
  (SELECT own.${column} FROM participation AS own
   WHERE own.plan_id = ${PLAN} AND own.org_id = ${ORGANISATION} AND own.status = 'ACCEPTED')`;

/** An item that the organisation was given to see when it came (C-10). */
const REACHES = `
  CASE ${own('past')}
    WHEN 'ALL' THEN true
    WHEN 'CURRENT' THEN NOT item.removed OR item.removed_seq > ${own('since_seq')}
    WHEN 'FROM_NOW' THEN item.added_seq > ${own('since_seq')}
    ELSE false
  END`;

/** The plan that is asked about, when the person is on the case. */
const OWN_PLAN = `(${OWN_PLANS} AND member.plan_id = ${PLAN})`;

/** What the matrix lets the person read: kinds, each with a sort of audience. */
const SIGHTS = `
  (SELECT array_agg(sight_rule.kind || ':' || sight_rule.audience)
   FROM sight_rule
   JOIN organisation ON organisation.type = sight_rule.organisation_type
   JOIN person ON person.organisation_id = organisation.id
   WHERE organisation.id = ${ORGANISATION} AND person.id = ${PERSON}
     AND (sight_rule.person_function IS NULL OR sight_rule.person_function = ANY (person.functions)))::text[]`;

/** Whether the person is among the readers of an audience of an item. */
function sees(item: string, audience: string): string {
  return `(
    ${item}.kind || ':' || (${audience} ->> 'type') = ANY (${SIGHTS})
    AND CASE ${audience} ->> 'type'
      WHEN 'CASE_OPEN' THEN true
      WHEN 'ORG_LIST' THEN ${audience} -> 'organisations' ? ${ORGANISATION_TEXT}
      WHEN 'NAMED_PERSONS' THEN ${audience} -> 'persons' ? ${PERSON_TEXT}
      WHEN 'OWN_ORG' THEN ${item}.owner_id = ${ORGANISATION}
      ELSE false
    END)`;
}

/** Who a field with an audience of its own is for today: whoever added the item, as long as nobody said. */
const FIELD_AUDIENCE = `
  CASE WHEN narrow_field.field IS NOT NULL THEN coalesce(
    item.fields -> stream.field -> 'audience',
    jsonb_build_object('type', 'NAMED_PERSONS', 'persons', jsonb_build_array(item.added_by)))
  END`;

/**
 * Reading for a person. A stream is theirs when its item is today, its field is today, and both were under the audiences
 * that it began with. What counts as sight has to be true: NULL is not.
 */
async function letRead(runner: QueryRunner): Promise<void> {
  await runner.query(`
    GRANT SELECT (id, type) ON organisation TO vangnet_reader`);
  await runner.query(`
    GRANT SELECT (id, organisation_id, functions) ON person TO vangnet_reader`);
  await runner.query(`
    GRANT SELECT (plan_id, person_id, org_id, begins_at, ends_at) ON member TO vangnet_reader`);
  await runner.query(`GRANT SELECT (plan_id, case_number, label) ON plan TO vangnet_reader`);
  await runner.query(`GRANT SELECT ON change, stream, snapshot, item TO vangnet_reader`);
  const policy = (table: string, using: string) =>
    runner.query(`CREATE POLICY reader ON ${table} FOR SELECT TO vangnet_reader USING (${using})`);
  await policy('member', `${MEMBERSHIP} AND ${NOT_DENIED}`);
  await policy('plan', `plan_id IN (${OWN_PLANS})`);
  await policy('item', `plan_id = ${OWN_PLAN} AND ${REACHES} AND ${sees('item', 'item.audience')}`);
  await policy(
    'stream',
    `plan_id = ${OWN_PLAN} AND (field IN ('@member', '@organisation', '@case') OR EXISTS (
       SELECT FROM item
       LEFT JOIN narrow_field ON narrow_field.kind = item.kind AND narrow_field.field = stream.field
       WHERE item.plan_id = stream.plan_id AND item.item_id = stream.item_id
         AND NOT EXISTS (
           SELECT FROM (VALUES (stream.audience), (stream.narrowed), (${FIELD_AUDIENCE})) AS needed (audience)
           WHERE needed.audience IS NOT NULL AND ${sees('item', 'needed.audience')} IS NOT TRUE)))`,
  );
  for (const table of ['change', 'snapshot']) {
    await policy(
      table,
      `plan_id = ${OWN_PLAN} AND EXISTS (
         SELECT FROM stream WHERE stream.plan_id = ${table}.plan_id AND stream.stream_id = ${table}.stream_id)`,
    );
  }
}

/** Every table in a list of cases asks for the memberships again: from the index alone. */
async function indexMemberships(runner: QueryRunner): Promise<void> {
  await runner.query(`DROP INDEX member_person`);
  await runner.query(`
    CREATE INDEX member_person ON member (person_id, plan_id) INCLUDE (org_id, begins_at, ends_at)`);
}

/** Every line is written, of whatever plan, and none read; whose lines its own reader is shown the statement says (W-41). */
async function secureAccessLog(runner: QueryRunner): Promise<void> {
  await runner.query(`ALTER TABLE access_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`
    CREATE POLICY application ON access_log FOR INSERT TO vangnet_application WITH CHECK (true)`);
  await runner.query(`
    CREATE POLICY reader ON access_log FOR SELECT TO vangnet_access_log_reader USING (true)`);
}
