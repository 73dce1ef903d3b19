import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { asReader, inPlan } from '#history';
import { DATABASE_ROLES, RolePools, type Scope } from '#kernel';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { openedWords, type SealedRow } from '../support/keys/opened-rows.js';
import { LiveUser } from '../support/live-user.js';
import { addOp, fieldAudienceOp, named, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { describeWithRedis, startRedis, type RedisServer } from '../support/redis-server.js';

const PEOPLE = [
  ...(['vt', 'police', 'shelter', 'team'] as const),
  ...(['expert', 'contact', 'coordinator', 'colleague'] as const),
];
type Who = (typeof PEOPLE)[number];

/** Words of the demo case, and for whom they are. */
const CANARIES: Readonly<Record<string, readonly Who[]>> = {
  'KANARIE-ZILVER-7Q4X': ['shelter', 'coordinator'],
  'KANARIE-EER-9P2M': ['expert', 'contact', 'coordinator'],
  zwembad: ['shelter', 'team'],
};
const WORDS = Object.keys(CANARIES);

describeWithRedis('words that are for people by name, where nobody is asked', () => {
  let redis: RedisServer;
  let here: TestApp;
  let there: TestApp;
  let table: FullTable;
  let monitor: Socket;
  let heard = '';

  beforeAll(async () => {
    redis = await startRedis();
    monitor = connect(Number(new URL(redis.url).port), '127.0.0.1');
    monitor.on('data', (part) => (heard += part.toString()));
    monitor.write('MONITOR\r\n');
    const env = { REDIS_URL: redis.url };
    here = await TestApp.start({ env });
    there = await TestApp.start({ env, database: here.database });
    table = await buildFullTable(here);
    await write();
  }, 60_000);
  afterAll(async () => {
    await there.close();
    await here.close();
    monitor.destroy();
    await redis.stop();
  });

  const byName = (...who: readonly Who[]) => named(...who.map((one) => table[one].person));

  async function write(): Promise<void> {
    const users = await Promise.all(
      PEOPLE.map((who) => LiveUser.open(there, table[who].person, { planId: table.plan.id })),
    );
    const { coordinator, expert, team } = table;
    await writeIn(coordinator, 'shelterLocation', 'KANARIE-ZILVER-7Q4X');
    const entry = await writeIn(expert, 'additionalProtection', 'KANARIE-EER-9P2M');
    const { opId } = await team.accepted(addOp('agreement'));
    const word = valueIn(await team.item(opId), 'codeWord');
    await team.accepted(fieldAudienceOp(word, byName('team', 'shelter')));
    await team.accepted(setOp(valueIn(await team.item(opId), 'codeWord'), 'zwembad'));
    const caret = { anchor: 3, head: 7, rev: 1 };
    const [at] = users.filter(({ person }) => person.id === expert.person.id);
    at?.socket.emit('presence', {
      planId: table.plan.id,
      section: 'honour',
      stream: textIn(entry, 'arrangement').stream,
      caret,
    });
    await at?.ask('plan:submit', {});
    while (!heard.includes(expert.person.id)) await new Promise((done) => setTimeout(done, 20));
    for (const user of users) user.leave();
  }

  async function writeIn(
    desk: Desk,
    kind: 'shelterLocation' | 'additionalProtection',
    words: string,
  ) {
    const who = Object.entries(CANARIES).find(([known]) => known === words)?.[1] ?? [];
    const item = await desk.add(kind, { audience: byName(...who) });
    await desk.accepted(typeOp(textIn(item, 'arrangement'), { insert: words }));
    return desk.item(item.id);
  }

  /** Everything that a role can read with its own eyes, as a dump would hold it. */
  async function dump(role: string, scope: Scope): Promise<string> {
    const client = new pg.Client({ connectionString: here.database.url });
    await client.connect();
    try {
      await client.query(`SET ROLE ${role}`);
      for (const [name, value] of Object.entries(scope)) {
        await client.query('SELECT set_config($1, $2, false)', [`vangnet.${name}`, value]);
      }
      const { rows: columns } = await client.query<{ name: string; columns: string }>(
        `SELECT relname AS name, string_agg(quote_ident(attname) || '::text', ', ') AS columns
         FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
         WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
           AND has_column_privilege(pg_class.oid, attnum, 'SELECT')
         GROUP BY relname`,
      );
      const parts: string[] = [];
      for (const table of columns) {
        const { rows } = await client.query(`SELECT ${table.columns} FROM ${table.name}`);
        parts.push(JSON.stringify(rows));
      }
      return parts.join('\n');
    } finally {
      await client.end();
    }
  }

  const found = (text: string): string[] =>
    WORDS.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')));

  it('[A-07] [A-13] [A-32] stand in what the reader could open for those people, and for nobody else', async () => {
    const seen = new Map<string, Who[]>(WORDS.map((word) => [word, []]));
    const { reader } = here.get(RolePools);
    for (const who of PEOPLE) {
      const { actor } = ctxOf(table[who].person);
      const scope = asReader(actor, table.plan.id);
      const text = await openedWords(
        async (sql) => (await reader.query<SealedRow>(scope, { text: sql })).rows,
      );
      for (const word of found(text)) seen.get(word)?.push(who);
    }
    const sorted = Object.entries(CANARIES).map(([word, who]) => [word, [...who].toSorted()]);
    expect([...seen].map(([word, who]) => [word, who.toSorted()])).toEqual(sorted);
  });

  it('[A-30] [A-31] [A-36] [A-37] [S-03] stand in the clear in no dump of any role, whatever it says to be there for', async () => {
    for (const role of DATABASE_ROLES) {
      expect({ role, found: found(await dump(role, {})) }).toEqual({ role, found: [] });
      for (const who of PEOPLE) {
        const { actor } = ctxOf(table[who].person);
        const scope = { ...inPlan(table.plan.id), ...asReader(actor, table.plan.id) };
        expect({ role, who, found: found(await dump(role, scope)) }).toEqual({
          role,
          who,
          found: [],
        });
      }
    }
  });

  it('[L-17] [L-50] never pass through Redis', () => {
    expect(heard).toContain(table.plan.id);
    expect(found(heard)).toEqual([]);
    expect(heard).not.toContain('KANARIE');
  });
});
