import { z } from 'zod';
import type { HeadShown } from '../../checker/message.js';
import { get, type Answer } from '../session/ask.js';

const keysShape = z.object({
  signers: z.array(z.string()),
  witnesses: z.array(z.string()),
  cadenceMs: z.number(),
});
const headShape = z.object({ logHead: z.string(), cosignatures: z.array(z.string()) });
const hashesShape = z.object({ hashes: z.array(z.string()) });
const restoresShape = z.object({
  restores: z.array(
    z.object({
      bytes: z.string(),
      inclusion: z.array(z.string()),
      consistency: z.array(z.string()),
    }),
  ),
});

/** Keys of signers and witnesses as the server tells them, in hexadecimal, and how often there is a checkpoint. */
export type ToldKeys = z.infer<typeof keysShape>;

export async function askKeys(): Promise<Answer<ToldKeys>> {
  const answer = await get('/ledger/keys', keysShape);
  if (!answer.ok) return answer;
  const { signers, witnesses, cadenceMs } = answer.value;
  const keys = { signers: signers.map(hexOf), witnesses: witnesses.map(hexOf) };
  return { ok: true, value: { ...keys, cadenceMs } };
}

/** The newest head of the log, with what shows that it goes on from so many leaves (G-41); ABSENT before the first checkpoint. */
export async function askHead(seen: number | undefined): Promise<Answer<HeadShown>> {
  const head = await get('/ledger/head', headShape);
  if (!head.ok) return head;
  const size = sizeIn(head.value.logHead);
  const restores = await get(`/ledger/restores?to=${size}`, restoresShape);
  if (!restores.ok) return restores;
  const path = `/ledger/consistency?from=${seen}&to=${size}`;
  const goesOn =
    seen !== undefined && seen <= size
      ? await get(path, hashesShape)
      : ({ ok: true, value: { hashes: [] } } as const);
  if (!goesOn.ok) return goesOn;
  const shown = { ...head.value, ...restores.value, consistency: goesOn.value.hashes };
  return { ok: true, value: inBase64url(shown) };
}

/** `size` of a log head (G-35) in base64; 0 for what is none. */
export function sizeIn(logHead: string): number {
  const bytes = bytesOf(logHead);
  return bytes.length < 40 ? 0 : Number(new DataView(bytes.buffer).getBigUint64(32));
}

/** A key as people compare it: in base64, as the signer prints it and witnesses are given it. */
export function keyText(hex: string): string {
  const pairs = hex.match(/../g) ?? [];
  return btoa(String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16))));
}

function hexOf(base64: string): string {
  return Array.from(bytesOf(base64), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
}

/** The server writes these in base64, the verifier reads base64url. */
function inBase64url(shown: HeadShown): HeadShown {
  const turned = JSON.stringify(shown).replaceAll('+', '-').replaceAll('/', '_');
  return JSON.parse(turned.replaceAll('=', '')) as HeadShown;
}
