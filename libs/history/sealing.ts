import type { Batch, ProjectionRow } from './batch.js';
import type { KeyRing } from './keys/key-ring.js';
import { seal, unseal, type SealedPlace } from './keys/seal.js';
import { closeWords, type WordsRow } from './words.js';

/** Where a row of the database that is sealed stands, and under which key. */
interface SealedRow {
  plan_id: string;
  stream_id: string;
  rev: string;
  key_id: string;
}

/** A batch as the database gets it: bodies, current values and snapshots under the keys that they name. @throws KeysMissing, KeyStoreLost */
export async function sealed(keys: KeyRing, batch: Batch): Promise<Batch> {
  keys.assertWritable();
  const { planId, changes, streams, snapshots, projections } = batch;
  const rows = projections.flat().flatMap(({ words }) => words?.stream ?? []);
  const all = [...changes, ...streams, ...snapshots, ...rows];
  const found = await keys.find(all.map(({ keyId }) => keyId));
  const keyOf = (keyId: string): Buffer => {
    const key = found.get(keyId);
    if (key?.state !== 'KEPT') throw new Error('nothing is written under a key that was destroyed');
    return key.key;
  };
  const close = (
    clear: Buffer,
    { keyId, ...place }: Omit<SealedPlace, 'planId'> & { keyId: string },
  ) => seal(keyOf(keyId), { planId, ...place }, clear);
  return {
    ...batch,
    changes: changes.map((change) => ({
      ...change,
      body: close(change.body, { sort: 'BODY', ...placeOf(change) }),
    })),
    streams: streams.map((stream) => ({
      ...stream,
      value: close(stream.value, { sort: 'VALUE', ...placeOf(stream) }),
    })),
    snapshots: snapshots.map((snapshot) => ({
      ...snapshot,
      value: close(snapshot.value, { sort: 'SNAPSHOT', ...placeOf(snapshot) }),
    })),
    projections: projections.map((rows) =>
      rows.map((row) =>
        row.words
          ? withClosed(row, closeWords(keyOf(row.words.stream.keyId), planId, row.words))
          : row,
      ),
    ),
  };
}

/** JSON carries no bytes: they go as base64. */
function withClosed(
  row: ProjectionRow,
  { key_id, words }: Pick<WordsRow, 'key_id' | 'words'>,
): Record<string, unknown> {
  return { ...row, key_id, words: words.toString('base64') };
}

function placeOf({ streamId, rev, keyId }: { streamId: string; rev: number; keyId: string }) {
  return { streamId, rev, keyId };
}

/** What is sealed in rows, in their order. @throws KeysMissing, Error when it is not what was sealed there, or was erased */
export async function opened<R extends SealedRow>(
  keys: KeyRing,
  sort: SealedPlace['sort'],
  rows: readonly R[],
  of: (row: R) => Buffer,
): Promise<Buffer[]> {
  return (await openedOrErased(keys, sort, rows, of)).map((clear) => {
    if (!clear) throw new Error('what is sealed under a key that was destroyed cannot be read');
    return clear;
  });
}

/** As `opened`; undefined where the key was destroyed. */
export async function openedOrErased<R extends SealedRow>(
  keys: KeyRing,
  sort: SealedPlace['sort'],
  rows: readonly R[],
  of: (row: R) => Buffer,
): Promise<(Buffer | undefined)[]> {
  const found = await keys.find(rows.map((row) => row.key_id));
  return rows.map((row) => {
    const key = found.get(row.key_id);
    if (key?.state !== 'KEPT') return undefined;
    const place = { sort, planId: row.plan_id, streamId: row.stream_id, rev: Number(row.rev) };
    return unseal(key.key, place, of(row));
  });
}
