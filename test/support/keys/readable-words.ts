import type pg from 'pg';
import { unseal, type SealedPlace } from '../../../libs/history/keys/seal.js';
import {
  caseStream,
  denialStream,
  emergencyStream,
  erasureStream,
  holdStream,
  participationStream,
} from '../../../libs/plan/state/stream-id.js';
import { testKeys } from './test-keys.js';

interface Sealed {
  plan_id: string;
  key_id: string;
  sealed: Buffer;
  of: string;
  rev: string;
}

/** Everything that is sealed anywhere in the database: of which sort, and by which statement it is read. */
const SEALED: readonly [
  sort: SealedPlace['sort'],
  sql: string,
  stream: (plan: string, of: string) => string,
][] = [
  [
    'BODY',
    'SELECT plan_id, key_id, body AS sealed, stream_id::text AS of, rev::text FROM change',
    (_, of) => of,
  ],
  [
    'VALUE',
    'SELECT plan_id, key_id, value AS sealed, stream_id::text AS of, rev::text FROM stream',
    (_, of) => of,
  ],
  [
    'SNAPSHOT',
    'SELECT plan_id, key_id, value AS sealed, stream_id::text AS of, rev::text FROM snapshot',
    (_, of) => of,
  ],
  ['WORDS', words('plan', 'plan_id'), (plan) => caseStream(plan)],
  ['WORDS', words('participation', 'org_id'), participationStream],
  ['WORDS', words('break_glass', 'use_id'), (_, of) => emergencyStream(of)],
  ['WORDS', words('denial_lift', 'person_id'), denialStream],
  ['WORDS', words('erasure', 'erasure_id'), (_, of) => erasureStream(of)],
  ['WORDS', words('legal_hold', 'org_id'), holdStream],
];

function words(table: string, of: string): string {
  return `SELECT plan_id, key_id, words AS sealed, ${of}::text AS of, '0' AS rev FROM ${table} WHERE words IS NOT NULL`;
}

/** What whoever has the whole database and the whole store of keys can read of a plan, and how many rows they cannot. */
export async function readableWords(
  client: pg.Client,
  planId: string,
): Promise<{ text: string; unreadable: number }> {
  const keys = await testKeys();
  const clear: string[] = [];
  let unreadable = 0;
  for (const [sort, sql, streamOf] of SEALED) {
    const { rows } = await client.query<Sealed>(
      `SELECT * FROM (${sql}) AS one WHERE plan_id = $1`,
      [planId],
    );
    const found = await keys.find(rows.map((row) => row.key_id));
    for (const row of rows) {
      const key = found.get(row.key_id);
      if (key?.state !== 'KEPT') {
        unreadable += 1;
        continue;
      }
      const place = { sort, planId, streamId: streamOf(planId, row.of), rev: Number(row.rev) };
      clear.push(unseal(key.key, place, row.sealed).toString());
    }
  }
  return { text: clear.join('\n'), unreadable };
}
