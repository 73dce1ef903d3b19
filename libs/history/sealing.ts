import type { Batch, ProjectionRow } from './batch.js';
import { KeysMissing, type KeyRing } from './keys/key-ring.js';
import type { FoundKey } from './keys/key-store.js';
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
    const clear = openedWith(found, row, { sort, sealed: of(row) });
    return typeof clear === 'string' ? undefined : clear;
  });
}

/** Its key was destroyed: nobody reads it any more. */
export const ERASED = 'ERASED';

/** What stands in the row is not what was sealed there, or it names a key that never was. */
export const BROKEN = 'BROKEN';

/** As `opened`, of whatever the database holds: what cannot be read does not keep the rest from being read. @throws KeyStoreLost */
export async function openedAsFarAs<R extends SealedRow>(
  keys: KeyRing,
  sort: SealedPlace['sort'],
  rows: readonly R[],
  of: (row: R) => Buffer,
): Promise<(Buffer | typeof ERASED | typeof BROKEN)[]> {
  const found = await foundAsFarAs(keys, new Set(rows.map((row) => row.key_id)));
  return rows.map((row) => {
    try {
      return openedWith(found, row, { sort, sealed: of(row) });
    } catch {
      return BROKEN;
    }
  });
}

/** Those that are there: in a store that is whole, a row can name one that is not. @throws KeyStoreLost */
async function foundAsFarAs(
  keys: KeyRing,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, FoundKey>> {
  try {
    return await keys.find(ids);
  } catch (error) {
    if (!(error instanceof KeysMissing)) throw error;
    if (ids.size <= 1) return new Map();
    const each = await Promise.all([...ids].map((id) => foundAsFarAs(keys, new Set([id]))));
    return new Map(each.flatMap((one) => [...one]));
  }
}

function openedWith(
  found: ReadonlyMap<string, FoundKey>,
  row: SealedRow,
  { sort, sealed: bytes }: { sort: SealedPlace['sort']; sealed: Buffer },
): Buffer | typeof ERASED | typeof BROKEN {
  const key = found.get(row.key_id);
  if (!key) return BROKEN;
  if (key.state === 'DESTROYED') return ERASED;
  const place = { sort, planId: row.plan_id, streamId: row.stream_id, rev: Number(row.rev) };
  return unseal(key.key, place, bytes);
}
