import { randomUUID } from 'node:crypto';
import { ACROSS_CASES, asReader, inPlan } from '#history';
import { RolePools, type Scope } from '#kernel';
import { PlanWriter } from '#plan';
import { askItem, buildOfficer } from '../support/erasure.js';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, inviteOf } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { query } from '../support/log-check.js';

type Way = 'officer' | 'worker';

/** Tables that hold what is written in a plan, or tell more of a case than either role has to know. */
const CONTENT = ['change', 'stream', 'item', 'snapshot', 'plan_head', 'case_state'];

/** Any bytes: rows are counted here, and none is opened. */
const SEALED = `decode(repeat('00', 40), 'hex')`;

describe('the second wall of officers and of the worker', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let police: Desk;
  let officer: BuiltPerson;
  let colleague: BuiltPerson;
  let elsewhere: BuiltPerson;
  let intake: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    ({ vt, police } = table);
    const { organisation } = police.person;
    officer = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    colleague = await buildPerson(app, { organisation });
    intake = await buildNewcomer(app, { planId: table.plan.id });
    await circle(vt, inviteOf(intake.person.organisation));
    const { organisation: other } = vt.person;
    elsewhere = await buildPerson(app, { organisation: other, functions: ['PRIVACY_OFFICER'] });
    for (const { id: person } of [police.person, officer, vt.person]) {
      const op = { kind: 'person.deny', opId: newOpId(), person, how: 'MATCH' } as const;
      await app.get(PlanWriter).administer(ctxOf(vt.person), table.plan.id, [op]);
    }
    await table.shelter.accepted({
      kind: 'breakGlass.use',
      opId: newOpId(),
      section: 'shelterLocation',
      reason: 'A meldt achtervolging',
    });
    await query(app.database.url, (client) =>
      client.query(
        `INSERT INTO denial_lift (plan_id, person_id, asked_by, key_id, words)
         SELECT plan_id, person_id, gen_random_uuid(), gen_random_uuid(), ${SEALED} FROM denial`,
      ),
    );
  });
  afterAll(async () => app.close());

  const scopeOf = (person: BuiltPerson): Scope => asReader(ctxOf(person).actor);
  /** The first column of each row; the code where the role may not ask. */
  async function ask(way: Way, scope: Scope, text: string): Promise<unknown[] | string> {
    return app
      .get(RolePools)
      [way].query<Record<string, unknown>>(scope, { text })
      .then(
        ({ rows }) => rows.map((row) => Object.values(row)[0]),
        (error: { code: string }) => error.code,
      );
  }
  const asOfficer = (person: BuiltPerson, text: string) => ask('officer', scopeOf(person), text);

  it('[A-36] shows an officer the conflicts of colleagues, not of others and not their own', async () => {
    for (const name of ['denial', 'denial_lift']) {
      const text = `SELECT person_id FROM ${name}`;
      expect(await asOfficer(officer, text)).toEqual([police.person.id]);
      expect(await asOfficer(elsewhere, text)).toEqual([vt.person.id]);
    }
  });

  it('[A-36] shows nothing to whoever lacks the function, or borrows an organisation', async () => {
    const borrowed = { person: elsewhere.id, organisation: officer.organisation.id };
    const scopes = [scopeOf(colleague), scopeOf(table.shelter.person), borrowed, {}];
    const empty = { person: '', organisation: '' };
    for (const scope of [...scopes, empty, { person: officer.id }, { person: randomUUID() }]) {
      for (const text of [
        'SELECT plan_id FROM denial',
        'SELECT plan_id FROM denial_lift',
        'SELECT use_id FROM break_glass',
        'SELECT plan_id FROM member',
        'SELECT plan_id FROM participation',
        'SELECT plan_id FROM plan',
      ]) {
        expect([text, await ask('officer', scope, text)]).toEqual([text, []]);
      }
    }
  });

  it('[A-36] asks to lift for a colleague, and for nobody else', async () => {
    const pool = app.get(RolePools).officer;
    const remove = async (by: BuiltPerson, of: BuiltPerson): Promise<number | null> => {
      const text = 'DELETE FROM denial_lift WHERE person_id = $1';
      return (await pool.query(scopeOf(by), { text, values: [of.id] })).rowCount;
    };
    expect(await remove(officer, vt.person)).toBe(0);
    expect(await remove(officer, officer)).toBe(0);
    expect(await remove(colleague, police.person)).toBe(0);
    expect(await remove(officer, police.person)).toBe(1);
    const insert = (by: BuiltPerson, of: BuiltPerson, asked = by) =>
      pool.query(scopeOf(by), {
        text: `INSERT INTO denial_lift (plan_id, person_id, asked_by, key_id, words)
               VALUES ($1, $2, $3, gen_random_uuid(), ${SEALED})`,
        values: [table.plan.id, of.id, asked.id],
      });
    for (const [by, of] of [
      [officer, vt.person],
      [officer, officer],
      [colleague, police.person],
    ] as const) {
      await expect(insert(by, of)).rejects.toMatchObject({ code: '42501' });
    }
    // In the name of another the second officer would be the first as well (K-22).
    await expect(insert(officer, police.person, colleague)).rejects.toMatchObject({
      code: '42501',
    });
    await insert(officer, police.person);
  });

  it('[A-36] shows an officer uses of colleagues without their reason or conclusion', async () => {
    const { organisation } = table.shelter.person;
    const own = await buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
    expect(await asOfficer(own, 'SELECT person_id FROM break_glass')).toEqual([
      table.shelter.person.id,
    ]);
    expect(await asOfficer(officer, 'SELECT person_id FROM break_glass')).toEqual([]);
    for (const column of ['words', 'reviewed_by', 'until', 'seen_by']) {
      expect(await asOfficer(own, `SELECT ${column} FROM break_glass`)).toBe('42501');
    }
  });

  it('[A-36] shows whoever takes in cases those of their organisation, and no conflict of anybody', async () => {
    const other = await buildNewcomer(app, { planId: table.plan.id });
    const plans = 'SELECT plan_id FROM participation';
    expect(await asOfficer(intake.person, plans)).toEqual([table.plan.id]);
    expect(await asOfficer(other.person, plans)).toEqual([]);
    for (const text of ['SELECT plan_id FROM denial', 'SELECT use_id FROM break_glass']) {
      expect(await asOfficer(intake.person, text)).toEqual([]);
    }
    expect(await asOfficer(intake.person, 'SELECT words FROM plan')).toBe('42501');
  });

  it('[A-36] [E-07] shows an officer what their organisation decides on, and no word of it', async () => {
    const { id } = await table.team.add('condition');
    const asked = await askItem(table.team, id);
    const own = await buildOfficer(app, table.team);
    expect(await asOfficer(own, 'SELECT erasure_id FROM erasure')).toEqual([asked]);
    for (const other of [officer, table.team.person, intake.person]) {
      expect(await asOfficer(other, 'SELECT erasure_id FROM erasure')).toEqual([]);
    }
    expect(await asOfficer(own, 'SELECT words FROM erasure')).toBe('42501');
    expect(await asOfficer(own, 'SELECT words FROM legal_hold')).toBe('42501');
    expect(await asOfficer(own, `UPDATE erasure SET status = 'AGREED'`)).toBe('42501');
  });

  it('[A-37] shows the worker marks and hours across cases, and no content of any', async () => {
    const asWorker = (text: string) => ask('worker', ACROSS_CASES, text);
    expect(await asWorker('SELECT plan_id FROM break_glass')).toEqual([table.plan.id]);
    expect(await asWorker('SELECT person_id FROM denial')).toHaveLength(3);
    for (const column of ['words', 'reviewed_by', 'seen_by', 'review', 'at']) {
      expect(await asWorker(`SELECT ${column} FROM break_glass`)).toBe('42501');
    }
    for (const column of ['how', 'since', 'lifted', 'unlisted', 'stay_ends_at']) {
      expect(await asWorker(`SELECT ${column} FROM denial`)).toBe('42501');
    }
    for (const column of ['item_id', 'entered_at']) {
      expect(await asWorker(`SELECT ${column} FROM involved_tag`)).toBe('42501');
    }
    const closed = [...CONTENT, 'plan', 'member', 'participation', 'denial_lift', 'person'];
    for (const name of [...closed, 'organisation', 'access_log']) {
      expect([name, await asWorker(`SELECT * FROM ${name}`)]).toEqual([name, '42501']);
    }
  });

  it('[A-36] [A-37] writes nothing of a plan as either', async () => {
    for (const way of ['officer', 'worker'] as const) {
      for (const name of CONTENT) {
        expect([name, await ask(way, scopeOf(officer), `SELECT * FROM ${name}`)]).toEqual([
          name,
          '42501',
        ]);
      }
      for (const statement of [
        'UPDATE denial SET lifted = true',
        'DELETE FROM denial',
        "UPDATE break_glass SET review = 'JUSTIFIED'",
        'DELETE FROM break_glass',
        'DELETE FROM involved_tag',
        'UPDATE member SET ends_at = NULL',
        'UPDATE denial_lift SET asked_by = gen_random_uuid()',
      ]) {
        // What the worker deletes is of a case that was destroyed (E-12), and there is none.
        const mayDelete = way === 'worker' && statement.startsWith('DELETE');
        const scope = { ...scopeOf(officer), ...inPlan(table.plan.id) };
        expect([statement, await ask(way, scope, statement)]).toEqual([
          statement,
          mayDelete ? [] : '42501',
        ]);
      }
    }
    expect(await ask('worker', ACROSS_CASES, 'SELECT person_id FROM denial')).toHaveLength(3);
  });
});
