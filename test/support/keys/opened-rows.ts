import type pg from 'pg';
import { opened } from '#history';
import { seal } from '../../../libs/history/keys/seal.js';
import { testKeys } from './test-keys.js';

export interface SealedRow {
  plan_id: string;
  stream_id: string;
  rev: string;
  key_id: string;
  sealed: Buffer;
}

const SEALED = {
  change: ['BODY', 'body'],
  stream: ['VALUE', 'value'],
  snapshot: ['SNAPSHOT', 'value'],
} as const;

/** Whatever stands sealed in the rows that somebody may read, in the clear: what they would learn who had the keys as well. */
export async function openedWords(read: (sql: string) => Promise<SealedRow[]>): Promise<string> {
  const keys = await testKeys();
  const words: Buffer[] = [];
  for (const [table, [sort, column]] of Object.entries(SEALED)) {
    const rows = await read(
      `SELECT plan_id, stream_id, rev, key_id, ${column} AS sealed FROM ${table}`,
    );
    words.push(...(await opened(keys, sort, rows, ({ sealed }) => sealed)));
  }
  return Buffer.concat(words).toString();
}

/** A snapshot of every stream as it stands. */
export async function addSnapshots(client: pg.Client): Promise<void> {
  const keys = await testKeys();
  const { rows } = await client.query<SealedRow>(
    'SELECT plan_id, stream_id, rev, key_id, value AS sealed FROM stream',
  );
  const values = await opened(keys, 'VALUE', rows, ({ sealed }) => sealed);
  const found = await keys.find(rows.map((row) => row.key_id));
  for (const [index, { plan_id, stream_id, rev, key_id }] of rows.entries()) {
    const key = found.get(key_id);
    if (key?.state !== 'KEPT') throw new Error('a key is gone');
    const place = {
      sort: 'SNAPSHOT',
      planId: plan_id,
      streamId: stream_id,
      rev: Number(rev),
    } as const;
    await client.query(
      'INSERT INTO snapshot (plan_id, stream_id, rev, key_id, value) VALUES ($1, $2, $3, $4, $5)',
      [plan_id, stream_id, rev, key_id, seal(key.key, place, values[index] ?? Buffer.alloc(0))],
    );
  }
}
