import { PERSON_FUNCTIONS, type ErasureTarget } from '#contract';
import { FileCheck } from '../../apps/checker/check-file.js';
import type { FileVerdict, ShownPart } from '../../apps/checker/message.js';
import { shownParts } from '../../apps/web/verify/shown-parts.js';
import { Chance } from '../proofs/chance.js';
import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ask, buildOfficer, destroyed, officer } from '../support/erasure.js';
import { downloaded } from '../support/ledger/downloaded.js';
import { OPEN, textIn, typeOp } from '../support/ops.js';
import { randomOp } from '../support/random-ops.js';
import { query } from '../support/log-check.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const RUNS = process.env['PROOFS'] === 'full' ? 20 : 1;

/** What a browser finds of what a real server shows and gives, whoever looks. */
describe(`a screen, held against the log (seed ${SEED})`, () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({
      env: { VANGNET_LIMIT_EXPORTS_PER_HOUR: '1000', VANGNET_ERASURE_UNDO_DAYS: '0' },
    });
  });
  afterAll(() => app.close());

  async function partsOf(desk: Desk): Promise<ShownPart[]> {
    return shownParts({ plan: await desk.plan(), pendingFields: new Set(), unsaved: 0 });
  }

  async function verdictOn(desk: Desk, shown: readonly ShownPart[]): Promise<FileVerdict> {
    const nothing = { keys: undefined, receipts: [], seen: undefined };
    const check = new FileCheck({ ...nothing, shown, language: 'nl' });
    check.read(await downloaded(app, desk.person, desk.planId));
    return check.conclude();
  }

  async function expectRight(desks: readonly Desk[], seed: number): Promise<number> {
    let proven = 0;
    for (const desk of desks) {
      const verdict = await verdictOn(desk, await partsOf(desk));
      expect([seed, verdict.wrongs]).toEqual([seed, []]);
      expect(verdict.behind).toEqual([]);
      proven += verdict.shown.proven;
    }
    return proven;
  }

  async function writeAtRandom(chance: Chance, desks: readonly Desk[]): Promise<void> {
    for (let turn = 0; turn < 50; turn += 1) {
      const desk = chance.pick(desks);
      const plan = await desk.plan();
      await desk.submit(randomOp(chance, plan), randomOp(chance, plan));
    }
  }

  /** Of one text a part goes, another goes with its item. */
  async function eraseSome({ vt }: Table): Promise<void> {
    const own = await buildOfficer(app, vt);
    const write = async (words: string) => {
      const { id } = await vt.add('agreement', { audience: OPEN });
      await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: words }));
      return vt.item(id);
    };
    const { stream, rev } = textIn(await write('Ook weg. Dit blijft.'), 'action');
    const targets: ErasureTarget[] = [
      { sort: 'ITEM', items: [(await write('Dit gaat weg.')).id] },
      { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 9 } },
    ];
    for (const target of targets) {
      const erasure = await ask(vt, target);
      await officer(app, own, ['agree', erasure]);
      // Waits for ever where nobody agreed.
      await destroyed(app, erasure);
    }
  }

  it('[G-72] is right for everybody, whatever was written, shared, erased, and whoever came later', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      const chance = new Chance(SEED + run);
      const table = await buildTable(app, [], [...PERSON_FUNCTIONS]);
      const desks = [table.vt, table.police, table.shelter, table.team];
      await writeAtRandom(chance, desks);
      const late = await buildNewcomer(app, table.vt);
      await letIn(table.vt, late, { past: 'CURRENT' });
      expect(await expectRight([...desks, late], SEED + run)).toBeGreaterThan(50);
      await eraseSome(table);
      await writeAtRandom(chance, [...desks, late]);
      expect(await expectRight([...desks, late], SEED + run)).toBeGreaterThan(50);
    }
  });

  it('[G-72] is wrong in each part that shows something else, and says which', async () => {
    const { vt, police } = await buildTable(app);
    await writeAtRandom(new Chance(SEED), [vt, police]);
    const parts = await partsOf(vt);
    const before = (await verdictOn(vt, parts)).shown;
    for (const part of parts.filter(({ rev }) => rev > 0).slice(0, 12)) {
      const bent: ShownPart =
        part.sort === 'text'
          ? { ...part, text: `${part.text}!` }
          : part.sort === 'item'
            ? { ...part, removed: !part.removed }
            : { ...part, value: 'iets anders' };
      const { wrongs, shown } = await verdictOn(
        vt,
        parts.map((one) => (one === part ? bent : one)),
      );
      // What nobody gets cannot be held against anything.
      const isClosed = shown.proven === before.proven;
      expect(wrongs.map(({ code, item, field }) => [code, item, field])).toEqual(
        isClosed ? [] : [['SHOWN_OTHER', part.item, part.field]],
      );
      const ahead = parts.map((one) => (one === part ? { ...part, rev: part.rev + 1 } : one));
      expect((await verdictOn(vt, ahead)).wrongs.map(({ code }) => code)).toEqual(['SHOWN_AHEAD']);
    }
  });

  it('[G-72] finds a stream that a superuser took out of the log, and one that was cut', async () => {
    const { vt } = await buildTable(app);
    await writeAtRandom(new Chance(SEED + 1), [vt]);
    const parts = await partsOf(vt);
    const [part] = parts.filter(({ sort, rev }) => sort === 'text' && rev > 1);
    const run = (sql: string) =>
      query(app.database.url, (client) =>
        client.query(`SET session_replication_role = replica; ${sql}`),
      );
    const where = `stream_id = '${part?.stream}'`;
    await run(`DELETE FROM change WHERE ${where} AND rev = ${part?.rev}`);
    expect((await verdictOn(vt, parts)).wrongs).toContainEqual(
      expect.objectContaining({ code: 'SHOWN_AHEAD', item: part?.item, field: part?.field }),
    );
    await run(`DELETE FROM change WHERE ${where}`);
    expect((await verdictOn(vt, parts)).wrongs).toContainEqual(
      expect.objectContaining({ code: 'SHOWN_MISSING', item: part?.item }),
    );
  });
});
