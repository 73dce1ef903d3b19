import { generateKeyPairSync, hash, sign, type KeyObject } from 'node:crypto';
import type { Page } from '@playwright/test';

/** A key that signs statements of docs/spec/ledger.md. */
export interface Key {
  id: Buffer;
  text: string;
  secret: KeyObject;
}

/** What a server tells of its log, in base64. */
export interface ShownLog {
  told: Key;
  head: string;
  hashes: string[];
  restores: { bytes: string; inclusion: string[]; consistency: string[] }[];
}

export function newKey(): Key {
  const { privateKey: secret, publicKey } = generateKeyPairSync('ed25519');
  const bytes = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const id = sha256(bytes).subarray(0, 8);
  return { id, text: bytes.toString('base64'), secret };
}

/** A log of so many leaves that nobody looks into: a minute for each, and a root that its size tells. */
export function logOf(told: Key, size: number): ShownLog {
  const head = signed(told, 'log-head', [u64(size), u64(60_000 * size), Buffer.alloc(32, size)]);
  return { told, head: head.toString('base64'), hashes: [], restores: [] };
}

/** A log of one leaf, and the same after a backup was put back; moments in Unix milliseconds, on whole minutes. */
export function restoredLog(told: Key, { keptUntil, at }: { keptUntil: number; at: number }) {
  const checkpoint = signed(told, 'checkpoint', [u64(0), u64(keptUntil), Buffer.alloc(32, 1)]);
  const first = leafHash(checkpoint);
  const reason = Buffer.of(0, 1);
  const restore = signed(told, 'restore', [u64(1), u64(at), u64(keptUntil), first, reason]);
  const second = leafHash(restore);
  const root = sha256(Buffer.concat([Buffer.of(1), first, second]));
  const [one, other] = [first, second].map((bytes) => bytes.toString('base64'));
  const head = (size: number, moment: number, over: Buffer): string =>
    signed(told, 'log-head', [u64(size), u64(moment), over]).toString('base64');
  const shown = { bytes: restore.toString('base64'), inclusion: [one], consistency: [other] };
  return {
    before: { told, head: head(1, keptUntil, first), hashes: [], restores: [] } as ShownLog,
    after: { told, head: head(2, at, root), hashes: [other], restores: [shown] } as ShownLog,
  };
}

/** A server that is no demo, and whose log says what a test wants. */
export async function showLog(page: Page, log: ShownLog): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.replace('"demo":true', '"demo":false') });
  });
  const answers = {
    keys: () => ({ signers: [log.told.text], witnesses: [], cadenceMs: 60_000 }),
    head: () => ({ logHead: log.head, cosignatures: [] }),
    restores: () => ({ restores: log.restores }),
    consistency: () => ({ hashes: log.hashes }),
  };
  for (const [path, answer] of Object.entries(answers)) {
    await page.route(`**/ledger/${path}*`, (route) => route.fulfill({ json: answer() }));
  }
}

/** A statement (G-30). */
function signed({ id, secret }: Key, name: string, fields: readonly Buffer[]): Buffer {
  const title = Buffer.alloc(24);
  title.write(`vangnet/${name}/1`);
  const body = Buffer.concat([title, id, ...fields]);
  return Buffer.concat([body, sign(null, body, secret)]);
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function leafHash(bytes: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.of(0), bytes]));
}

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}
