import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gcm } from '@noble/ciphers/aes';
import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import canonicalize from 'canonicalize';
import pg from 'pg';
import type { Change, ChangeRow } from '#history';
import {
  APPLICATION_ROLE,
  assertDurable,
  connectionOptions,
  DATABASE_ROLES,
  WRITER_ROLE,
} from '#kernel';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { testKeyFolder } from '../support/keys/test-keys.js';
import { byStream, faultsOf, query, readLog } from '../support/log-check.js';
import { addOp, audienceOp, listed, OPEN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

/** A change as the table holds it, by nobody's code but the driver's. */
type RawRow = ChangeRow & { body: Buffer };

interface Body {
  salt: string;
  actorSalt: string;
  value: unknown;
  veils?: Record<string, string>;
  genesis?: { salt: string; closedSalt: string } & Record<string, unknown>;
}

const NO_GENESIS: NonNullable<Body['genesis']> = { salt: '', closedSalt: '' };

describe('the change log', () => {
  let app: TestApp;
  let table: Table;
  let log: Change[];
  let rows: RawRow[];

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    const { vt, team } = table;
    const item = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'Eerst zo.' }));
    await vt.accepted(setOp(valueIn(item, 'term'), 'SHORT'));
    await vt.accepted(audienceOp(item, OPEN));
    const open = await team.item(item.id);
    await team.accepted(typeOp(textIn(open, 'action'), { insert: ' Dan zo. é😀' }));
    await team.accepted(setOp(valueIn(open, 'term'), 'LONG'));
    await team.accepted(addOp('condition'));
    log = await readLog(app.database.url, table.plan.id);
    rows = await query(app.database.url, async (client) => {
      const found = await client.query<RawRow>(
        'SELECT * FROM change WHERE plan_id = $1 ORDER BY seq',
        [table.plan.id],
      );
      return found.rows;
    });
  });
  afterAll(async () => app.close());

  const bodyOf = (row: RawRow): Body => JSON.parse(openedBody(row).toString()) as Body;
  const ofStream = (row: RawRow): RawRow[] =>
    rows.filter((each) => each.stream_id === row.stream_id);

  function commitment(salt: string, value: unknown): Buffer {
    const key = Buffer.from(salt, 'base64url');
    expect(key).toHaveLength(32);
    return Buffer.from(hmac(sha256, key, canonicalize(value) ?? ''));
  }

  function veil(salt: string, value: unknown): { veiled: string } {
    return { veiled: commitment(salt, value).toString('hex') };
  }

  /** As the specification says it, by a second implementation (S-01, S-10). */
  function openedBody({ body, key_id, plan_id, stream_id, rev }: RawRow): Buffer {
    const key = unwrappedKey(key_id.replaceAll('-', ''));
    const about = Buffer.from(`BODY:${plan_id}:${stream_id}:${rev}`);
    return Buffer.from(gcm(key, body.subarray(0, 12), about).decrypt(body.subarray(12)));
  }

  /** A file: 64 bytes that begin with the id of the master key, then 64 for each key, of which 60 are in use (S-14). */
  function unwrappedKey(hex: string): Uint8Array {
    const [block, place] = [hex.slice(0, 30), Number.parseInt(hex.slice(30), 16)];
    const file = readFileSync(join(testKeyFolder(), 'blocks', block));
    const id = file.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const master = readFileSync(join(testKeyFolder(), 'master-keys', id));
    const record = file.subarray(64 + 64 * place, 64 + 64 * place + 60);
    const about = Buffer.from(`KEY:${block}:${place}`);
    return gcm(master, record.subarray(0, 12), about).decrypt(record.subarray(12));
  }

  function uuidBytes(uuid: string): Buffer {
    return Buffer.from(uuid.replaceAll('-', ''), 'hex');
  }

  function integer(value: number, bytes: number): Buffer {
    return Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex');
  }

  it('[L-60] numbers each stream 1, 2, 3 …', () => {
    expect(log.length).toBeGreaterThan(15);
    for (const changes of byStream(log).values()) {
      expect(changes.map(({ rev }) => rev)).toEqual(changes.map((_, index) => index + 1));
    }
  });

  it('[L-61] [S-01] links and seals each change as the specification says, by a second implementation', () => {
    for (const row of rows) {
      const parts = [
        integer(row.format, 2),
        uuidBytes(row.stream_id),
        integer(Number(row.rev), 8),
        row.prev_hash,
        integer(row.at.getTime(), 8),
        integer(row.kind, 2),
        uuidBytes(row.org_id),
        row.actor_commitment,
        row.body_commitment,
      ];
      expect(parts.map(({ length }) => length)).toEqual([2, 16, 8, 32, 8, 2, 16, 32, 32]);
      expect(Buffer.from(sha256(Buffer.concat(parts))).equals(row.hash)).toBe(true);
      const before = ofStream(row).find(({ rev }) => Number(rev) === Number(row.rev) - 1);
      expect(before === undefined || row.prev_hash.equals(before.hash)).toBe(true);
    }
  });

  it('[L-62] commits to value and author under salts that are used once', () => {
    const salts: string[] = [];
    for (const row of rows) {
      const { salt, actorSalt, value, veils = {}, genesis } = bodyOf(row);
      const parts = { ...(value as Record<string, unknown>) };
      for (const [name, own] of Object.entries(veils)) parts[name] = veil(own, parts[name]);
      expect(commitment(salt, parts).equals(row.body_commitment)).toBe(true);
      expect(commitment(actorSalt, { person: row.actor_id }).equals(row.actor_commitment)).toBe(
        true,
      );
      salts.push(salt, actorSalt, ...Object.values(veils));
      if (genesis) salts.push(genesis.salt, genesis.closedSalt);
    }
    expect(new Set(salts).size).toBe(salts.length);
    const veiled = (kind: number): string[][] =>
      rows.filter((row) => row.kind === kind).map((row) => Object.keys(bodyOf(row).veils ?? {}));
    expect([veiled(1), veiled(5), veiled(10)]).toEqual([
      [['position'], ['position']],
      [['era', 'from']],
      [[], []],
    ]);
  });

  it('[L-63] hangs each stream from plan, item, field, audience and the stream before it', () => {
    const firsts = rows.filter(({ rev }) => Number(rev) === 1);
    for (const row of firsts) {
      const { salt, closedSalt, ...genesis } = bodyOf(row).genesis ?? NO_GENESIS;
      const shown = { ...genesis, closed: veil(closedSalt, genesis['closed']) };
      expect(commitment(salt, shown).equals(row.prev_hash)).toBe(true);
      expect(genesis).toMatchObject({ plan: table.plan.id, field: expect.any(String) });
      const { closed } = genesis as { closed: { stream: string; hash: string } | null };
      if (!closed) continue;
      const old = rows.filter(({ stream_id }) => stream_id === closed.stream).at(-1);
      expect(old?.hash.toString('hex')).not.toBe(closed.hash);
      const atTheTime = rows.filter(({ stream_id }) => stream_id === closed.stream).at(-2);
      expect(atTheTime?.hash.toString('hex')).toBe(closed.hash);
    }
    expect(firsts.filter((row) => bodyOf(row).genesis?.['closed'] !== null)).toHaveLength(3);
    expect(rows.filter((row) => Number(row.rev) > 1 && bodyOf(row).genesis)).toEqual([]);
  });

  it('[L-61] finds every change of a change', () => {
    expect(faultsOf(log)).toEqual([]);
    const last = log.findLast(({ kind }) => kind === 'text.edited');
    if (!last) throw new Error('a text edit');
    const body = Buffer.from(last.body.toString().replace('Dan zo', 'Dan nooit'));
    for (const [forged, reason] of [
      [{ ...last, body }, 'BODY'],
      [{ ...last, person: table.vt.person.id }, 'ACTOR'],
      [{ ...last, organisation: table.vt.person.organisation.id }, 'HASH'],
      [{ ...last, at: last.at + 1 }, 'HASH'],
      [{ ...last, kind: 'field.set' }, 'HASH'],
      [{ ...last, prevHash: Buffer.alloc(32) }, 'PREVIOUS_HASH'],
      [{ ...last, rev: last.rev + 1 }, 'REV_GAP'],
    ] as [Change, string][]) {
      const tampered = log.map((change) => (change === last ? forged : change));
      expect(faultsOf(tampered)).toEqual([expect.stringContaining(reason)]);
    }
    const swapped = log.filter(({ streamId }) => streamId === last.streamId).toReversed();
    expect(faultsOf(swapped).length).toBeGreaterThan(1);
  });

  it('[L-64] takes INSERT and SELECT only, from the application and from anyone', async () => {
    const statements = [
      'UPDATE change SET at = now()',
      'DELETE FROM change',
      'TRUNCATE change',
      `UPDATE change SET org_id = actor_id WHERE rev > 1`,
    ];
    for (const role of [...DATABASE_ROLES, undefined]) {
      await query(app.database.url, async (client) => {
        if (role) await client.query(`SET ROLE ${role}`);
        for (const statement of statements) {
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        }
      });
    }
    await query(app.database.url, async (client) => {
      await client.query(`SET ROLE ${WRITER_ROLE}`);
      for (const statement of [
        'DROP TABLE change',
        'ALTER TABLE change DISABLE TRIGGER ALL',
        'DELETE FROM stream',
        'UPDATE snapshot SET rev = 0',
        `UPDATE plan SET words = NULL`,
      ]) {
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    });
    expect(await readLog(app.database.url, table.plan.id)).toEqual(log);
  });

  it('[L-65] refuses settings that could lose a confirmed change', async () => {
    const { url } = app.database;
    const faults = async (config: pg.PoolConfig): Promise<readonly string[]> => {
      const pool = new pg.Pool({ ...config, max: 1 });
      try {
        return await assertDurable(pool).then(
          () => [],
          (error: { faults: string[] }) => error.faults,
        );
      } finally {
        await pool.end();
      }
    };
    const own = connectionOptions(url, APPLICATION_ROLE);
    expect(await faults(own)).toEqual([]);
    for (const value of ['off', 'local']) {
      expect(
        await faults({ ...own, options: `${own.options ?? ''} -c synchronous_commit=${value}` }),
      ).toEqual([`synchronous_commit is ${value}`]);
    }
  });
});
