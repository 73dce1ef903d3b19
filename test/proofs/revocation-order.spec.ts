import type { Audience } from '#contract';
import type { Change } from '#history';
import { PlanCreator, PlanWriter } from '#plan';
import { TestApp } from '../support/app.js';
import { circle } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ctxOf, newOpId } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { readLog } from '../support/log-check.js';
import { LossyWire } from '../support/lossy-wire.js';
import {
  addOp,
  audienceOp,
  fieldAudienceOp,
  listed,
  named,
  rawEditOp,
  setOp,
  textIn,
  valueIn,
} from '../support/ops.js';
import { Chance } from './chance.js';

const RUNS = process.env['PROOFS'] === 'full' ? 40 : 6;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

/**
 * P5: rights within a plan take effect in exact log order, for random interleavings on two nodes whose bus loses
 * messages: what stands in the log before a right ended reaches the reader, and nothing that stands after it does.
 */
describe(`the order of revocation (seed ${SEED}, ${RUNS} runs)`, () => {
  let chance = new Chance(SEED);
  const wire = new LossyWire(() => chance.below(10) < 3);
  let nodes: [TestApp, TestApp];

  beforeAll(async () => {
    const env = { VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000' };
    const here = await TestApp.start({ env, bus: wire.bus() });
    nodes = [here, await TestApp.start({ env, bus: wire.bus(), database: here.database })];
  });
  afterAll(async () => {
    for (const node of [...nodes].toReversed()) await node.close();
  });

  it('[L-36] [L-38] [A-04] [A-13] ends the sight of an item where the change of its audience stands', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      chance = new Chance(SEED + run);
      const table = await buildTable(nodes[0]);
      const item = await table.vt.add('agreement');
      const { stream } = textIn(item, 'action');
      const reader = await open(table.team);
      await Promise.all([
        write(anywhere(table.shelter), stream),
        write(anywhere(table.team), stream),
        soon().then(() => narrow(anywhere(table.vt), item.id, withoutTeam(table))),
      ]);
      const last = await table.vt.accepted(addOp('condition'));
      await reader.sees(last.stream, 1);

      const log = await logOf(table);
      const end = seqOf(log, 'item.audience');
      const seen = reader.changes.filter((change) => change.stream === stream);
      const before = log.filter((change) => change.streamId === stream && change.seq < end);
      expect({ run, revs: seen.map(({ rev }) => rev) }).toEqual({
        run,
        revs: before.filter(({ kind }) => kind === 'text.edited').map(({ rev }) => rev),
      });
      const gone = reader.heard.findIndex(({ event }) => event === 'plan:gone');
      const later = JSON.stringify(reader.heard.slice(gone + 1));
      expect(later).not.toContain(item.id);
      expect(writtenAfter(log, end, table.team, item.id)).toEqual([]);
      reader.leave();
    }
  });

  it('[L-37] [A-15] ends the sight of a field where the change of its audience stands', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      chance = new Chance(SEED + run);
      const table = await buildTable(nodes[0]);
      const item = await table.vt.add('agreement');
      const { vt, team, shelter } = table;
      const begun = valueIn(item, 'codeWord');
      const three = [vt, team, shelter].map(({ person }) => person);
      await vt.accepted(fieldAudienceOp(begun, named(...three)));
      const reader = await open(team);
      const { stream } = valueIn(await vt.item(item.id), 'codeWord');
      await Promise.all([
        setAgain(anywhere(shelter), item.id),
        soon().then(async () => {
          // Whoever is overtaken looks again.
          const names = named(vt.person, shelter.person);
          for (let code = 'STALE'; code === 'STALE';) {
            const word = valueIn(await anywhere(vt).item(item.id), 'codeWord');
            [code = ''] = await anywhere(vt).codes(fieldAudienceOp(word, names));
          }
        }),
      ]);
      const last = await vt.accepted(addOp('condition'));
      await reader.sees(last.stream, 1);

      const log = await logOf(table);
      const end = seqOf(log, 'field.audience');
      const seen = reader.changes.filter((change) => change.stream === stream);
      const before = log.filter(
        ({ streamId, seq, kind }) => streamId === stream && seq < end && kind === 'field.set',
      );
      expect({ run, revs: seen.map(({ rev }) => rev) }).toEqual({
        run,
        revs: before.map(({ rev }) => rev),
      });
      const shown = reader.heard.findLast(({ event }) => event === 'plan:shown');
      expect(JSON.stringify(shown)).toContain(item.id);
      expect(JSON.stringify(shown)).not.toContain('codeWord');
      reader.leave();
    }
  });

  it('[A-02] ends everything of a plan where the end of the membership stands', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      chance = new Chance(SEED + run);
      const table = await buildTable(nodes[0]);
      const item = await table.vt.add('agreement');
      const { stream } = textIn(item, 'action');
      const reader = await open(table.team);
      const team = table.team.person.id;
      await Promise.all([
        write(anywhere(table.shelter), stream),
        write(anywhere(table.team), stream),
        soon().then(() => {
          const { app, person, planId } = anywhere(table.vt);
          return app.get(PlanCreator).endMembership(ctxOf(person), planId, team);
        }),
      ]);
      await reader.until(({ event }) => event === 'plan:resync');
      const log = await logOf(table);
      const end = seqOf(log, 'member.ended');
      const before = log.filter((change) => change.streamId === stream && change.seq < end);
      expect({ run, revs: reader.changes.map(({ rev }) => rev) }).toEqual({
        run,
        revs: before.map(({ rev }) => rev),
      });
      // On the same wire, behind everything that could still have come.
      await reader.ask('plan:open', { planId: reader.planId });
      expect(reader.heardOfPlan().at(-1)?.event).toBe('plan:resync');
      expect(writtenAfter(log, end, table.team, item.id)).toEqual([]);
      reader.leave();
    }
  });

  it('[C-09] [A-02] ends everything of a plan where the end of taking part stands', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      chance = new Chance(SEED + run);
      const table = await buildTable(nodes[0]);
      const item = await table.vt.add('agreement');
      const { stream } = textIn(item, 'action');
      const reader = await open(table.team);
      const organisation = table.team.person.organisation.id;
      await Promise.all([
        write(anywhere(table.shelter), stream),
        write(anywhere(table.team), stream),
        soon().then(() => {
          const ending = { kind: 'organisation.end', organisation, reason: 'klaar' } as const;
          return circle(anywhere(table.vt), ending);
        }),
      ]);
      await reader.until(({ event }) => event === 'plan:resync');
      const log = await logOf(table);
      const end = seqOf(log, 'organisation.ended');
      const before = log.filter((change) => change.streamId === stream && change.seq < end);
      expect({ run, revs: reader.changes.map(({ rev }) => rev) }).toEqual({
        run,
        revs: before.map(({ rev }) => rev),
      });
      await reader.ask('plan:open', { planId: reader.planId });
      expect(reader.heardOfPlan().at(-1)?.event).toBe('plan:resync');
      expect(writtenAfter(log, end, table.team, item.id)).toEqual([]);
      reader.leave();
    }
  });

  it('[K-02] ends everything of a plan where a conflict of interest stands, and cuts nothing for others', async () => {
    for (let run = 0; run < RUNS; run += 1) {
      chance = new Chance(SEED + run);
      const table = await buildTable(nodes[0]);
      const item = await table.vt.add('agreement');
      const { stream } = textIn(item, 'action');
      const reader = await open(table.team);
      const other = await open(table.police);
      const team = table.team.person.id;
      await Promise.all([
        write(anywhere(table.shelter), stream),
        write(anywhere(table.team), stream),
        soon().then(() => {
          const { app, person, planId } = anywhere(table.vt);
          const op = { kind: 'person.deny', opId: newOpId(), person: team, how: 'MATCH' } as const;
          return app.get(PlanWriter).administer(ctxOf(person), planId, [op]);
        }),
      ]);
      await reader.until(({ event }) => event === 'plan:resync');
      const last = await table.vt.accepted(addOp('condition'));
      await other.sees(last.stream, 1);
      const log = await logOf(table);
      const end = seqOf(log, 'person.denied');
      const before = log.filter((change) => change.streamId === stream && change.seq < end);
      expect({ run, revs: reader.changes.map(({ rev }) => rev) }).toEqual({
        run,
        revs: before.map(({ rev }) => rev),
      });
      // On the same wire, behind everything that could still have come.
      await reader.ask('plan:open', { planId: reader.planId });
      expect(reader.heardOfPlan().at(-1)?.event).toBe('plan:resync');
      expect(writtenAfter(log, end, table.team, item.id)).toEqual([]);
      expect(other.heard.map(({ event }) => event)).not.toContain('plan:resync');
      const all = log.filter((change) => change.streamId === stream);
      const seen = other.changes.filter((change) => change.stream === stream);
      expect(seen.map(({ rev }) => rev)).toEqual(all.map(({ rev }) => rev));
      reader.leave();
      other.leave();
    }
  });

  const anywhere = (desk: Desk): Desk => desk.on(nodes[chance.below(2)] ?? nodes[0]);
  const logOf = ({ plan }: Table): Promise<Change[]> => readLog(nodes[0].database.url, plan.id);
  const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, chance.below(60)));

  async function open(desk: Desk): Promise<LiveUser> {
    return LiveUser.open(anywhere(desk).app, desk.person, { planId: desk.planId });
  }

  /** Types one letter after the other, until it is refused or done. */
  async function write(desk: Desk, stream: string): Promise<void> {
    for (let n = 0; n < 25; n += 1) {
      const [code] = await desk
        .codes(rawEditOp({ stream, rev: 0 }, [[0, 'x']]))
        .catch(() => ['GONE']);
      if (code !== 'OK') return;
    }
  }

  /** Sets the code word again and again, until it is not there any more. */
  async function setAgain(desk: Desk, id: string): Promise<void> {
    for (let n = 0; n < 12; n += 1) {
      const word = valueIn(await desk.item(id), 'codeWord');
      await desk.submit(setOp(word, `woord ${n}`));
    }
  }

  async function narrow(desk: Desk, id: string, audience: Audience): Promise<void> {
    await desk.accepted(audienceOp(await desk.item(id), audience));
  }

  function withoutTeam({ vt, shelter }: Table): Audience {
    const people = [vt, shelter].map(({ person }) => person);
    return chance.below(2) === 0
      ? listed(...people.map(({ organisation }) => organisation))
      : named(...people);
  }
});

function seqOf(log: readonly Change[], kind: Change['kind']): number {
  const found = log.findLast((change) => change.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found.seq;
}

/** What somebody wrote in an item after they had lost it. */
function writtenAfter(log: readonly Change[], end: number, desk: Desk, item: string): Change[] {
  const streams = new Set(
    log.filter(({ genesis }) => genesis?.item === item).map(({ streamId }) => streamId),
  );
  return log.filter(
    (change) =>
      change.seq > end && change.person === desk.person.id && streams.has(change.streamId),
  );
}
