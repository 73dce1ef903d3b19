import { randomUUID } from 'node:crypto';
import { LOG_HEAD } from '#ledger';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { MINUTE, minute, TestSigner } from '../support/ledger/test-signer.js';
import { WrittenLog } from '../support/ledger/written-log.js';

describe('the signer', () => {
  let database: TestDatabase;
  let log: WrittenLog;
  let signer: TestSigner;
  const plan = randomUUID();

  beforeEach(async () => {
    database = await createTestDatabase();
    log = await WrittenLog.open(database.url);
    signer = await TestSigner.start(database.url);
  });
  afterEach(async () => {
    await signer.close();
    await log.close();
    await database.drop();
  });

  /** The heads that the last tree was made of, by stream. */
  const signed = () => {
    const rows = signer.trees.at(-1) ?? Buffer.alloc(0);
    return Array.from({ length: rows.length / 56 }, (_, row) =>
      rows.subarray(row * 56 + 24, row * 56 + 56).toString('hex'),
    ).sort();
  };
  const lasts = (...streams: string[]) =>
    streams.map((stream) => log.last(stream).hash.toString('hex')).sort();

  it('[G-50] [G-55] signs at each moment, whether anything changed or not, one log', async () => {
    expect(await signer.sign(1)).toBe('signed');
    const stream = await log.write(plan, minute(1) + 1);
    expect(await signer.sign(2)).toBe('signed');
    expect(await signer.sign(3)).toBe('signed');
    expect(await signer.sign(7)).toBe('signed');
    expect(signed()).toEqual(lasts(stream));
    const head = await signer.followLog();
    expect(head).toMatchObject({ size: 4, at: minute(7) });
    const kept = await signer.pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM ledger_head ORDER BY size',
    );
    const last = LOG_HEAD.open(kept.rows[3]?.bytes ?? Buffer.alloc(0), [signer.key]);
    expect(last).toMatchObject({ size: 4, at: minute(7), root: head.root });
  });

  it('[G-51] takes of each stream the last change up to its moment, and none after', async () => {
    const one = await log.write(plan, minute(1) - 5);
    const other = await log.write(randomUUID(), minute(1));
    const expected = lasts(one, other);
    await log.write(plan, minute(1) + 1, one);
    await log.write(randomUUID(), minute(2));
    expect(await signer.sign(1)).toBe('signed');
    expect(signed()).toEqual(expected);
    expect(await signer.sign(2)).toBe('signed');
    expect(signed()).toHaveLength(3);
    expect(signed()).toEqual(expect.arrayContaining(lasts(one, other)));
  });

  it('[G-51] waits for a transaction that adds a change from before its moment and ends late', async () => {
    const stream = await log.write(plan, minute(1) - 9000);
    const frozen = new pg.Client({ connectionString: database.url });
    await frozen.connect();
    await frozen.query('BEGIN');
    await log.insert(plan, log.next(plan, minute(1) - 8000, stream), frozen);
    let [moment, looks] = [0, 0];
    signer.pace = {
      until: (ms) => {
        moment ||= ms;
        return Promise.resolve();
      },
      pause: async () => {
        looks += 1;
        if (looks === 3) await frozen.query('COMMIT');
      },
    };
    expect(await signer.sign(1)).toBe('signed');
    await frozen.end();
    expect([moment, looks]).toEqual([minute(1) + 2000, 3]);
    expect(signed()).toEqual(lasts(stream));
  });

  it('[G-51] waits for nobody who begins to write after that', async () => {
    const reader = new pg.Client({ connectionString: database.url });
    await reader.connect();
    await reader.query('BEGIN');
    await reader.query('SELECT FROM change FOR SHARE');
    signer.pace = {
      until: () => Promise.resolve(),
      pause: () => Promise.reject(new Error('waits')),
    };
    expect(await signer.sign(1)).toBe('signed');
    await reader.end();
  });

  describe('refuses', () => {
    let one: string;
    let other: string;
    const elsewhere = randomUUID();

    beforeEach(async () => {
      one = await log.write(plan, minute(0));
      await log.write(plan, minute(0) + 1, one);
      other = await log.write(elsewhere, minute(0) + 2);
      await log.write(elsewhere, minute(0) + 3, other);
      expect(await signer.sign(1)).toBe('signed');
    });

    const TAMPERING: [string, string, () => [string, unknown[]?]][] = [
      [
        'a tail that was cut',
        'HEAD_GONE',
        () => ['DELETE FROM change WHERE stream_id = $1 AND rev = 2', [one]],
      ],
      [
        'a stream that is gone',
        'HEAD_GONE',
        () => ['DELETE FROM change WHERE stream_id = $1', [one]],
      ],
      ...['body_commitment', 'actor_commitment', 'prev_hash', 'hash'].map(
        (column): [string, string, () => [string, unknown[]?]] => [
          `another ${column} of a last change`,
          'HEAD_GONE',
          () => [
            `UPDATE change SET ${column} = sha256(${column}) WHERE stream_id = $1 AND rev = 2`,
            [one],
          ],
        ],
      ),
      [
        'another moment of a last change',
        'HEAD_GONE',
        () => [
          `UPDATE change SET at = at + interval '1 millisecond' WHERE stream_id = $1 AND rev = 2`,
          [one],
        ],
      ],
      [
        'a plan whose head is gone',
        'PLAN_GONE',
        () => ['DELETE FROM plan_head WHERE plan_id = $1', [plan]],
      ],
      [
        'a plan whose head went back',
        'PLAN_SHORTER',
        () => ['UPDATE plan_head SET seq = 1 WHERE plan_id = $1', [plan]],
      ],
      [
        'a plan that is further than its changes',
        'PLACE_MISSING',
        () => ['UPDATE plan_head SET seq = 3 WHERE plan_id = $1', [plan]],
      ],
      [
        'a log of checkpoints that was cut',
        'LOG_OTHER',
        () => ['UPDATE ledger_leaf SET bytes = overlay(bytes placing $1 from 143)', [Buffer.of(7)]],
      ],
    ];

    it.each(TAMPERING)('[G-56] %s', async (_, reason, how) => {
      await log.tamper(...how());
      expect(await signer.sign(2)).toBe(reason);
      expect(await signer.size()).toBe(1);
    });

    it('[G-56] owners of two streams that were exchanged', async () => {
      for (const [from, to] of [
        [plan, log.last(one).opId],
        [elsewhere, plan],
        [log.last(one).opId, elsewhere],
      ]) {
        await log.tamper('UPDATE change SET plan_id = $2 WHERE plan_id = $1', [from, to]);
      }
      expect(await signer.sign(2)).toBe('HEAD_GONE');
      expect([one, other]).toContain(signer.folder.refusal?.subject);
    });

    it.each([
      ['that does not go on', 'LINK_BROKEN', { prevHash: Buffer.alloc(32, 1) }],
      ['that skips a number', 'LINK_BROKEN', { rev: 4 }],
      ['that is not what its hash says', 'LINK_CHANGED', { bodyCommitment: Buffer.alloc(32, 1) }],
      ['from a moment that was signed', 'TOO_LATE', { at: minute(1) }],
      ['that skips a place', 'PLACE_MISSING', { seq: 4 }],
    ])('[G-56] a new change %s', async (_, reason, wrong) => {
      await log.insert(plan, { ...log.next(plan, minute(1) + 9, one), ...wrong });
      expect(await signer.sign(2)).toBe(reason);
    });

    it('[G-56] a change from before the one before it in its plan', async () => {
      await log.write(plan, minute(1) + 9, one);
      await log.write(plan, minute(1) + 8);
      expect(await signer.sign(2)).toBe('GOES_BACK');
    });

    it('[G-56] a stream that goes on in another plan', async () => {
      const next = log.next(plan, minute(1) + 9, other);
      await log.insert(plan, next);
      expect(await signer.sign(2)).toBe('OTHER_PLAN');
    });

    it('[G-56] until a restore is recorded, however well all looks again', async () => {
      await log.tamper('UPDATE plan_head SET seq = 1 WHERE plan_id = $1', [plan]);
      expect(await signer.sign(2)).toBe('PLAN_SHORTER');
      await log.tamper('UPDATE plan_head SET seq = 2 WHERE plan_id = $1', [plan]);
      expect(await signer.sign(3)).toBe('PLAN_SHORTER');
      await signer.restart();
      expect(await signer.sign(4)).toBe('PLAN_SHORTER');
      expect(signer.said.at(-1)).toBe(
        `Nothing is signed after 1 leaves: a plan has fewer changes than it had (${plan})`,
      );
      const { rows } = await signer.pool.query('SELECT size, reason, subject FROM ledger_refusal');
      expect(rows).toEqual([{ size: '1', reason: 'PLAN_SHORTER', subject: plan }]);
      const { restore } = await signer.restore('MISTAKE');
      expect(await signer.signAt(restore.at + MINUTE)).toBe('signed');
    });

    it('[G-56] nothing while the database is away, and goes on when it is back', async () => {
      await log.client.query(`ALTER TABLE plan_head RENAME TO away`);
      await expect(signer.sign(2)).rejects.toMatchObject({ code: '42P01' });
      await log.client.query(`ALTER TABLE away RENAME TO plan_head`);
      expect(await signer.sign(2)).toBe('signed');
    });
  });
});
