import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { HistoryService, OfficerErasures, PlanListService, PlanRooms } from '#plan';
import { KeyRing } from '#history';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, ground, inviteOf } from '../support/circle.js';
import { buildFullTable, type FullTable } from '../support/desk.js';
import {
  archive,
  ask,
  atCase,
  buildOfficer,
  codeOf,
  destroyed,
  hold,
  liftHold,
  listedFor,
  officer,
} from '../support/erasure.js';
import { ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { addSnapshots } from '../support/keys/opened-rows.js';
import { readableWords } from '../support/keys/readable-words.js';
import { faultsOf, query, readLog } from '../support/log-check.js';
import { audienceOp, listed, OPEN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { answer, proposeVersion } from '../support/version.js';
import { OF_SOMEBODY } from '../support/walls/of-somebody.js';

/** Each canary is a word of its own, so that a test that runs beside this one leaves none. */
const RUN = randomUUID().slice(0, 8);
const canary = (place: string): string => `KANARIE-${place}-${RUN}`;

describe('what was erased for good', () => {
  let app: TestApp;
  /** A node that holds everything in memory from before. */
  let other: TestApp;
  let table: FullTable;
  let vtOfficer: BuiltPerson;
  let second: BuiltPerson;

  beforeEach(async () => {
    app = await TestApp.start({ env: { VANGNET_ERASURE_UNDO_DAYS: '0' } });
    other = await TestApp.start({
      env: { VANGNET_ERASURE_UNDO_DAYS: '0' },
      database: app.database,
    });
    table = await buildFullTable(app);
    vtOfficer = await buildOfficer(app, table.vt);
    second = await buildOfficer(app, table.vt);
  }, 60_000);
  afterEach(async () => {
    await other.close();
    await app.close();
  });

  const sql = <T>(text: string, values: unknown[] = []): Promise<T[]> =>
    query(app.database.url, async (client) => (await client.query(text, values)).rows as T[]);
  const readable = () => query(app.database.url, (client) => readableWords(client, table.plan.id));
  const found = async (...places: string[]): Promise<string[]> => {
    const { text } = await readable();
    return places.filter((place) => text.includes(canary(place)));
  };

  /** An item with words in every place where words can be, and in the places of its past. */
  async function fill(): Promise<string> {
    const { vt } = table;
    const { id } = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: canary('VROEGER') }));
    await vt.accepted(audienceOp(await vt.item(id), OPEN));
    await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: canary('TEKST') }));
    await vt.accepted(setOp(valueIn(await vt.item(id), 'codeWord'), canary('WAARDE')));
    await vt.accepted(setOp(valueIn(await vt.item(id), 'codeWord'), null));
    await query(app.database.url, addSnapshots);
    return id;
  }

  async function agreed(
    target: Parameters<typeof ask>[1],
    reason = canary('REDEN'),
  ): Promise<string> {
    const erasure = await ask(table.vt, target, reason);
    expect(await officer(app, vtOfficer, ['agree', erasure])).toBe('OK');
    return erasure;
  }

  /** Somebody says something with a version, and against it, and why it is taken back. */
  async function decideOnVersion(): Promise<void> {
    const { vt, police } = table;
    const version = await proposeVersion(vt, canary('VERSIE'));
    expect(await answer(police, version, canary('ONEENS'))).toBe('OK');
    const back = {
      kind: 'version.withdraw',
      version: version.id,
      reason: canary('TERUG'),
    } as const;
    expect(await circle(vt, back)).toBe('OK');
  }

  async function assertChain(): Promise<void> {
    const log = await readLog(app.database.url, table.plan.id);
    expect(faultsOf(log)).toEqual([]);
    expect(log.filter(({ erased }) => erased).length).toBeGreaterThan(0);
  }

  const BESIDE = /INTO (visit|head_proof|proof_wish) /;
  const WRITTEN = ['VROEGER', 'TEKST', 'WAARDE', 'REDEN', 'EERDER'];

  it('[E-10] [E-16] [E-17] [E-18] of an item is read by nobody who has database and keys, nor by a node from before', async () => {
    const id = await fill();
    const kept = await table.vt.add('condition', { audience: OPEN });
    await table.vt.accepted(typeOp(textIn(kept, 'condition'), { insert: canary('ANDERS') }));
    // Another request of it came to nothing, and said why.
    const earlier = await ask(table.vt, { sort: 'ITEM', items: [id] }, canary('EERDER'));
    expect(await atCase(table.vt, 'withdraw', earlier)).toBe('OK');
    await table.vt.on(other).plan();
    const erasure = await ask(table.vt, { sort: 'ITEM', items: [id] }, canary('REDEN'));
    expect(await found(...WRITTEN)).toEqual(WRITTEN);
    expect(await officer(app, vtOfficer, ['agree', erasure])).toBe('OK');
    await destroyed(app, erasure);
    expect(await found(...WRITTEN, 'ANDERS')).toEqual(['ANDERS']);
    await assertChain();
    const keys = await sql<{ key_id: string }>('SELECT key_id FROM destroyed_key');
    for (const node of [app, other]) {
      const ring = await node.get(KeyRing).find(keys.map(({ key_id: key }) => key));
      expect(new Set([...ring.values()].map(({ state }) => state))).toEqual(new Set(['DESTROYED']));
      const desk = table.police.on(node);
      expect(JSON.stringify(await desk.plan())).toContain(canary('ANDERS'));
      const request = { planId: table.plan.id, filter: { item: id }, first: 50 };
      const { entries } = await node.get(HistoryService).page(ctxOf(desk.person), request);
      expect(entries.map(({ entry }) => entry.kind)).toEqual(['item.erased']);
    }
    expect(await officer(app, vtOfficer, ['undo', erasure])).toBe('ERASURE_OVER');
    expect(await atCase(table.vt, 'undo', erasure)).toBe('ERASURE_OVER');
  }, 60_000);

  it('[E-11] of a passage is gone with the older history, and the rest goes on', async () => {
    const id = await fill();
    const before = textIn(await table.vt.item(id), 'action');
    await table.vt.accepted(typeOp(before, { insert: ` ${canary('BLIJFT')}` }));
    // Taken once and put back: what the request holds of it is a copy, which goes along.
    const slow = await TestApp.start({ database: app.database });
    const undone = await ask(table.vt.on(slow), { sort: 'ITEM', items: [id] }, canary('EERDER'));
    for (const step of ['agree', 'undo'] as const) {
      expect(await officer(slow, vtOfficer, [step, undone])).toBe('OK');
    }
    await slow.close();
    const { stream, rev } = textIn(await table.vt.item(id), 'action');
    const range = { from: 0, to: before.text.length };
    const target = { sort: 'PASSAGE', stream, rev, range } as const;
    const erasure = await agreed(target);
    await destroyed(app, erasure);
    expect(await found(...WRITTEN, 'BLIJFT')).toEqual(['BLIJFT']);
    const text = textIn(await table.vt.item(id), 'action');
    expect(text.text).toBe(` ${canary('BLIJFT')}`);
    await table.police.accepted(typeOp(text, { insert: '.' }));
    expect(textIn(await table.police.on(other).item(id), 'action').text).toBe(
      ` ${canary('BLIJFT')}.`,
    );
    await assertChain();
  }, 60_000);

  it('[E-03] [E-12] [E-40] [E-41] [V-15] of a case leaves its number and a record, and is absent to everyone', async () => {
    const { vt, coordinator, plan } = table;
    await fill();
    const invited = await buildNewcomer(app, { planId: plan.id });
    const why = ground({
      purpose: canary('DOEL'),
      basis: 'VITAL_INTEREST',
      reason: canary('UITLEG'),
    });
    expect(await circle(vt, inviteOf(invited.person.organisation, { ground: why }))).toBe('OK');
    const use = newOpId();
    await vt.accepted({
      kind: 'breakGlass.use',
      opId: use,
      section: 'shelterLocation',
      reason: canary('NOOD'),
    });
    await vt.accepted({ kind: 'breakGlass.end', opId: newOpId(), use });
    await coordinator.accepted({
      kind: 'breakGlass.review',
      opId: newOpId(),
      use,
      verdict: 'JUSTIFIED',
      conclusion: canary('TOETS'),
    });
    await decideOnVersion();
    const caseTarget = { sort: 'CASE' } as const;
    expect(await codeOf(ask(vt, caseTarget))).toBe('CASE_NOT_ARCHIVED');
    // Visits, proofs and wishes for proofs, of which no step above leaves any.
    for (const rows of OF_SOMEBODY.filter((each) => BESIDE.test(each))) await sql(rows);
    await archive(vt);
    expect(await codeOf(ask(table.police, caseTarget))).toBe('NOT_ALLOWED');
    const places = [
      ...[...WRITTEN.slice(0, 3), 'DOEL', 'UITLEG', 'NOOD', 'TOETS'],
      ...['VERSIE', 'ONEENS', 'TERUG'],
    ];
    expect(await found(...places)).toEqual(places);
    await table.team.on(other).plan();
    const erasure = await agreed(caseTarget);
    await destroyed(app, erasure);
    expect(await found(...places, 'REDEN')).toEqual([]);
    expect((await readable()).text).not.toContain(plan.label);
    await assertChain();
    for (const node of [app, other]) {
      for (const desk of [vt, table.police, table.team]) {
        expect(await codeOf(desk.on(node).plan())).toBe('ABSENT');
        const list = node.get(PlanListService);
        for (const status of [undefined, 'ARCHIVED', 'DESTROYED'] as const) {
          expect((await list.page(ctxOf(desk.person), { first: 10, status })).rows).toEqual([]);
        }
      }
      expect(await hold(node, vtOfficer, plan.caseNumber)).toBe('ABSENT');
      const again = { opId: newOpId(), basis: 'OTHER', reason: canary('NOGMAALS') } as const;
      const asking = node.get(OfficerErasures).askCase(ctxOf(vtOfficer), plan.id, again);
      expect(await codeOf(asking)).toBe('ABSENT');
    }
    const left = await sql<{ name: string; rows: string }>(
      `SELECT relname AS name, (xpath('/row/n/text()', query_to_xml(
         format('SELECT count(*) AS n FROM %I WHERE plan_id = %L', relname, $1::text), false, true, '')))[1]::text AS rows
       FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'plan_id'
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('change', 'access_log')`,
      [plan.id],
    );
    expect(
      left
        .filter(({ rows }) => rows !== '0')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['case_state', 'erasure', 'plan', 'plan_head', 'stream']);
    const [record] = await listedFor(app, vtOfficer, 'record');
    expect(record).toMatchObject({
      id: erasure,
      caseNumber: plan.caseNumber,
      sort: 'CASE',
      basis: 'DATA_SUBJECT_REQUEST',
      reason: null,
      askedBy: vt.person.name,
      decidedBy: vtOfficer.name,
      organisation: 'VEILIG_THUIS',
    });
    const days =
      (Date.parse(record?.backupsUntil ?? '') - Date.parse(record?.destroyedAt ?? '')) / 86_400_000;
    expect(days).toBe(35);
  }, 60_000);

  it('[E-21] waits while an organisation holds the case, and can be undone for as long', async () => {
    const id = await fill();
    const ofPolice = await buildOfficer(app, table.police);
    // One that is agreed to in its term when the hold is made: the term is over, and it stays.
    const slow = await TestApp.start({ database: app.database });
    const erasure = await ask(table.vt.on(slow), { sort: 'ITEM', items: [id] }, canary('REDEN'));
    expect(await officer(slow, vtOfficer, ['agree', erasure])).toBe('OK');
    expect(await hold(slow, ofPolice, table.plan.caseNumber)).toBe('OK');
    await slow.close();
    await sql('UPDATE erasure SET ends_at = now()');
    const late = await TestApp.start({ database: app.database });
    expect(await found('TEKST')).toEqual(['TEKST']);
    expect(await officer(late, second, ['undo', erasure])).toBe('OK');
    expect(textIn(await table.vt.on(late).item(id), 'action').text).toContain(canary('TEKST'));
    expect(await liftHold(late, ofPolice, table.plan.caseNumber)).toBe('OK');
    await late.close();
  }, 60_000);

  it('[S-03] [E-16] stands in the clear in no file of the database', async () => {
    const id = await fill();
    const erasure = await agreed({ sort: 'ITEM', items: [id] });
    await destroyed(app, erasure);
    const [{ folder, oid } = { folder: '', oid: '' }] = await sql<{ folder: string; oid: string }>(
      `SELECT current_setting('data_directory') AS folder, oid::text FROM pg_database WHERE datname = current_database()`,
    );
    await sql('CHECKPOINT');
    const base = join(folder, 'base', oid);
    const files = (await readdir(base)).map((name) => join(base, name));
    const wal = (await readdir(join(folder, 'pg_wal'))).filter((name) =>
      /^[0-9A-F]{24}$/.test(name),
    );
    const words = WRITTEN.map(canary);
    for (const file of [...files, ...wal.map((name) => join(folder, 'pg_wal', name))]) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      expect(words.filter((word) => bytes.includes(word))).toEqual([]);
    }
  }, 60_000);

  it('[E-18] is read anew by a node that was asleep while it went', async () => {
    const { vt } = table;
    const rooms = other.get(PlanRooms);
    const room = await rooms.freshRoom(table.plan.id);
    const id = await fill();
    const erasure = await agreed({ sort: 'ITEM', items: [id] });
    await destroyed(app, erasure);
    await vt.add('condition', { audience: OPEN });
    await room?.refresh();
    expect(room?.state.item(id)).toMatchObject({ erasure });
    const here = JSON.stringify((await vt.plan()).sections);
    expect(JSON.stringify((await vt.on(other).plan()).sections)).toBe(here);
  }, 60_000);
});
