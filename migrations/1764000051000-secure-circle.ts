import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRole } from './create-role.js';
import { MEMBERSHIP, OWN_PLANS } from './own-plans.js';
import { ORGANISATION, PERSON, PLAN, PLANS } from './scope-settings.js';

/**
 * The second wall around the circle of a case, conflicts of interest and the emergency button, with two more ways to case data
 * (A-36, A-37): the officer does something for an organisation without being on the case, the worker looks across all cases
 * for what is due.
 */
export class SecureCircle1764000051000 implements MigrationInterface {
  name = 'SecureCircle1764000051000';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['vangnet_officer', 'vangnet_worker']) await createRole(runner, role);
    for (const table of TABLES) {
      await runner.query(`REVOKE ALL ON ${table} FROM vangnet_application`);
      await runner.query(
        `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
      );
    }
    await letWrite(runner);
    await letLoad(runner);
    await letRead(runner);
    await letOfficersAct(runner);
    await letHandOver(runner);
    await letWork(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, role] of [
      ['plan', 'officer'],
      ['member', 'officer'],
      ['member', 'administrator'],
    ]) {
      await runner.query(`DROP POLICY ${role} ON ${table}`);
    }
    for (const table of TABLES) {
      for (const role of ['writer', 'rules', 'reader', 'officer', 'worker']) {
        await runner.query(`DROP POLICY IF EXISTS ${role} ON ${table}`);
        await runner.query(`REVOKE ALL ON ${table} FROM vangnet_${role}`);
      }
      await runner.query(
        `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`,
      );
    }
    await runner.query(`REVOKE ALL (name) ON organisation, person FROM vangnet_reader`);
    await runner.query(`REVOKE ALL ON plan, member, person, account FROM vangnet_officer`);
    await runner.query(`REVOKE ALL ON staff_tag FROM vangnet_worker`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON participation, case_state, denial, break_glass TO vangnet_application`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON involved_tag, denial_lift TO vangnet_application`);
  }
}

const TABLES = [
  'participation',
  'case_state',
  'denial',
  'denial_lift',
  'involved_tag',
  'break_glass',
];

type Grant = [right: string, table: string, using: string];

async function allow(runner: QueryRunner, role: string, grants: readonly Grant[]): Promise<void> {
  for (const [right, table, using] of grants) {
    await runner.query(`GRANT ${right} ON ${table} TO vangnet_${role}`);
    const command = right.includes('INSERT') ? 'ALL' : 'SELECT';
    await runner.query(
      `CREATE POLICY ${role} ON ${table} FOR ${command} TO vangnet_${role} USING (${using})`,
    );
  }
}

async function letWrite(runner: QueryRunner): Promise<void> {
  const named = `plan_id = ANY (${PLANS})`;
  await allow(runner, 'writer', [
    ['SELECT, INSERT, UPDATE', 'participation', named],
    ['SELECT, INSERT, UPDATE', 'case_state', named],
    ['SELECT, INSERT, UPDATE', 'denial', named],
    ['SELECT, INSERT, UPDATE', 'break_glass', named],
    ['SELECT, INSERT, UPDATE (entered_at), DELETE', 'involved_tag', named],
  ]);
}

async function letLoad(runner: QueryRunner): Promise<void> {
  const one = `plan_id = ${PLAN}`;
  await allow(runner, 'rules', [
    ['SELECT', 'participation', one],
    ['SELECT', 'case_state', one],
    ['SELECT', 'denial', one],
    ['SELECT', 'break_glass', one],
    ['SELECT (plan_id, item_id, entered_at)', 'involved_tag', one],
  ]);
}

/** That the person of the scope is one of the organisation of the scope, with a function. */
function holds(code: string, ofType?: string): string {
  return `EXISTS (
    SELECT FROM person${ofType === undefined ? '' : ' JOIN organisation ON organisation.id = person.organisation_id'}
    WHERE person.id = ${PERSON} AND person.organisation_id = ${ORGANISATION}
      AND '${code}' = ANY (person.functions)${ofType === undefined ? '' : ` AND organisation.type = '${ofType}'`})`;
}

/** For a person on the case; whose case it is the policy of their membership says. */
async function letRead(runner: QueryRunner): Promise<void> {
  await runner.query(`GRANT SELECT (name) ON organisation TO vangnet_reader`);
  await runner.query(`GRANT SELECT (name) ON person TO vangnet_reader`);
  const own = `plan_id IN (${OWN_PLANS})`;
  await allow(runner, 'reader', [
    [
      'SELECT (plan_id, org_id, status, past, since_seq)',
      'participation',
      `status = 'ACCEPTED' AND plan_id IN (SELECT member.plan_id FROM member WHERE ${MEMBERSHIP})`,
    ],
    ['SELECT (plan_id, status, directors)', 'case_state', own],
    ['SELECT (plan_id, person_id, lifted)', 'denial', `person_id = ${PERSON}`],
    [
      'SELECT (plan_id, use_id, person_id, at, review)',
      'break_glass',
      `review = 'OPEN' AND ${own} AND ${holds('SAFETY_COORDINATOR', 'SHELTER')}`,
    ],
  ]);
}

/** For whoever takes in cases, and for the privacy officer: of what concerns their own organisation, and of nobody's plan. */
async function letOfficersAct(runner: QueryRunner): Promise<void> {
  const ofColleague = (column: string): string => `EXISTS (
    SELECT FROM person WHERE person.id = ${column} AND person.organisation_id = ${ORGANISATION})`;
  await runner.query(`
    GRANT SELECT (id, organisation_id, name, function, functions) ON person TO vangnet_officer`);
  await allow(runner, 'officer', [
    [
      `SELECT (plan_id, org_id, status, ground, past, invited_by, invited_by_org, invited_at)`,
      'participation',
      `org_id = ${ORGANISATION} AND status IN ('INVITED', 'ACCEPTED') AND ${holds('CASE_INTAKE')}`,
    ],
    [
      'SELECT (plan_id, case_number)',
      'plan',
      `EXISTS (SELECT FROM participation
               WHERE participation.plan_id = plan.plan_id AND participation.org_id = ${ORGANISATION})`,
    ],
    [
      'SELECT (plan_id, person_id, org_id, begins_at, ends_at)',
      'member',
      `(org_id = ${ORGANISATION} OR ${ofColleague('member.person_id')})
       AND (${holds('CASE_INTAKE')} OR ${holds('PRIVACY_OFFICER')})`,
    ],
    [
      'SELECT',
      'denial',
      `person_id <> ${PERSON} AND ${ofColleague('denial.person_id')} AND ${holds('PRIVACY_OFFICER')}`,
    ],
    [
      'SELECT (plan_id, use_id, person_id, org_id, at, review)',
      'break_glass',
      `org_id = ${ORGANISATION} AND ${holds('PRIVACY_OFFICER')}`,
    ],
  ]);
  await letLift(runner);
}

/** Asked in nobody else's name: whoever could do that would be the second officer, too (K-22). */
async function letLift(runner: QueryRunner): Promise<void> {
  const theirs = `person_id <> ${PERSON} AND EXISTS (
    SELECT FROM denial WHERE denial.plan_id = denial_lift.plan_id AND denial.person_id = denial_lift.person_id)`;
  await runner.query(`GRANT SELECT, INSERT, DELETE ON denial_lift TO vangnet_officer`);
  await runner.query(`
    CREATE POLICY officer ON denial_lift TO vangnet_officer
    USING (${theirs}) WITH CHECK (asked_by = ${PERSON} AND ${theirs})`);
}

/** For an administrator who hands over what a colleague was on: which cases those are, as ids, and nothing else of them (I-57). */
async function letHandOver(runner: QueryRunner): Promise<void> {
  await runner.query(`GRANT SELECT (person_id, administrator) ON account TO vangnet_officer`);
  await runner.query(`
    CREATE POLICY administrator ON member FOR SELECT TO vangnet_officer USING (
      org_id = ${ORGANISATION} AND EXISTS (
        SELECT FROM account JOIN person ON person.id = account.person_id
        WHERE person.id = ${PERSON} AND person.organisation_id = ${ORGANISATION} AND account.administrator))`);
}

/** Across all cases, and as little of each as the work takes. */
async function letWork(runner: QueryRunner): Promise<void> {
  await runner.query(`GRANT SELECT ON staff_tag TO vangnet_worker`);
  await allow(runner, 'worker', [
    ['SELECT (plan_id, tag)', 'involved_tag', 'true'],
    ['SELECT (plan_id, person_id)', 'denial', 'true'],
    [
      'SELECT (plan_id, use_id, person_id, org_id, until, ended_at)',
      'break_glass',
      'ended_at IS NULL',
    ],
  ]);
}
