import { setTimeout as wait } from 'node:timers/promises';
import { ChangeSet, Text } from '@codemirror/state';
import pg from 'pg';
import { isText } from '#contract';
import { ChangeLog, KeyFolder, KeyRing, verifyStream, type Change } from '#history';
import { ScopedPool } from '#kernel';
import { StormLedger } from '../support/storm/storm-ledger.js';
import { StormServer } from '../support/storm/storm-server.js';
import { StormWriter } from '../support/storm/storm-writer.js';

const IS_FULL = process.env['PROOFS'] === 'full';
const NODE_KILLS = IS_FULL ? 50 : 3;
const POSTGRES_KILLS = IS_FULL ? 10 : 1;
const WRITERS = ['VT1', 'P1', 'O1', 'W1'];

/** How long there is writing before a kill; a little different each time, so that it hits every stage of a write. */
function untilKill(kill: number): number {
  return 250 + ((kill * 137) % 400);
}

async function readLog(storm: StormServer, planId: string): Promise<Change[]> {
  const pool = new pg.Pool({ connectionString: storm.databaseUrl, max: 1 });
  const keys = new KeyRing(await KeyFolder.open(storm.keyFolder));
  const database = new ScopedPool(pool);
  const log = new ChangeLog({ writer: database, rules: database }, keys);
  const changes: Change[] = [];
  for (;;) {
    const page = await log.after(planId, changes.length, 5000);
    changes.push(...page);
    if (page.length === 0) break;
  }
  await pool.end();
  return changes;
}

function byStream(changes: readonly Change[]): Map<string, Change[]> {
  const streams = new Map<string, Change[]>();
  for (const change of changes) {
    streams.set(change.streamId, [...(streams.get(change.streamId) ?? []), change]);
  }
  return streams;
}

function replayed(changes: readonly Change[]): string {
  let text = Text.empty;
  for (const { kind, value } of changes) {
    const edit = value as { changes: unknown };
    if (kind === 'text.edited') text = ChangeSet.fromJSON(edit.changes).apply(text);
  }
  return text.toString();
}

/**
 * P2. Kills prove what the process and the database do; they do not prove power loss. For that stands the guard that
 * refuses to start without fsync (L-65).
 */
describe('kill storm', () => {
  it(
    `[L-14] [L-20] [L-21] [L-25] [L-60] keeps all that was confirmed or shown, once, through ${NODE_KILLS} kills of the ` +
      `server and ${POSTGRES_KILLS} of PostgreSQL`,
    async () => {
      const storm = await StormServer.start();
      const writers: StormWriter[] = [];
      try {
        const ledger = new StormLedger();
        const planId = await conferencePlan(storm.url);
        const place = { url: storm.url, planId };
        for (const name of WRITERS) writers.push(await StormWriter.begin(name, place, ledger));
        const writing = Promise.all(writers.map((writer) => writer.write()));
        for (let kill = 0; kill < NODE_KILLS + POSTGRES_KILLS; kill += 1) {
          await wait(untilKill(kill));
          const isPostgres = kill % Math.ceil(NODE_KILLS / POSTGRES_KILLS + 1) === 1;
          await (isPostgres ? storm.killPostgres() : storm.killNode());
        }
        await wait(1000);
        for (const writer of writers) writer.stop();
        await writing;
        const shown = await writers[0]?.open();
        const log = await readLog(storm, planId);
        expect(ledger.missingFrom(log)).toEqual([]);
        // The last op of each writer was answered, so everything that was sent was confirmed in the end.
        expect(ledger.confirmed.size).toBe(ledger.sent.size);
        expect(new Set(log.map(({ opId }) => opId)).size).toBe(log.length);
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
        const streams = byStream(log);
        expect([...streams.values()].flatMap(verifyStream)).toEqual([]);
        const texts =
          shown?.sections
            .flatMap(({ items }) => items)
            .flatMap(({ fields }) => Object.values(fields)) ?? [];
        for (const field of texts.filter(isText)) {
          expect(field.text).toBe(replayed(streams.get(field.stream) ?? []));
        }
        process.stdout.write(
          `kill storm: ${ledger.sent.size} sent, ${ledger.confirmed.size} confirmed, ${ledger.shownCount} shown, 0 missing\n`,
        );
      } finally {
        for (const writer of writers) writer.close();
        await storm.stop();
      }
    },
    IS_FULL ? 1_000_000 : 300_000,
  );
});

async function conferencePlan(url: string): Promise<string> {
  const login = await fetch(`${url}/demo/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'W1' }),
  });
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: login.headers.get('set-cookie')?.split(';')[0] ?? '',
    },
    body: JSON.stringify({ query: '{ plans { edges { node { id } } } }' }),
  });
  const { data } = (await answer.json()) as {
    data: { plans: { edges: { node: { id: string } }[] } };
  };
  const planId = data.plans.edges[0]?.node.id;
  if (!planId) throw new Error('the demo has no plan');
  return planId;
}
