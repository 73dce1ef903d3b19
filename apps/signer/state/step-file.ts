import { hash } from 'node:crypto';
import { z } from 'zod';
import type { HeadsDelta, KnownHead } from './heads.js';

/** One statement of the signer, and what became of the heads with it. */
export interface Step {
  /** The place of the leaf in the log. */
  number: number;
  leaf: Buffer;
  logHead: Buffer;
  /** Unix milliseconds: every change up to then is in the heads. */
  until: number;
  delta: HeadsDelta;
}

/** Where the steps begin: all heads after `size` leaves. */
export interface Base extends Omit<Step, 'number'> {
  size: number;
  /** The compact range of these leaves. */
  range: Buffer[];
}

/** A file of the state that is not as it was written. */
export class StateDamaged extends Error {}

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const count = z.number().int().nonnegative();
const STEP = z.object({ number: count, leaf: bytes, logHead: bytes, until: count });
const BASE = z.object({
  size: count,
  range: z.array(bytes),
  leaf: bytes,
  logHead: bytes,
  until: count,
});

export function encodeStep({ delta, leaf, logHead, ...step }: Step): Buffer {
  const said = { ...step, leaf: leaf.toString('base64'), logHead: logHead.toString('base64') };
  return encode(said, delta);
}

export function encodeBase({ delta, leaf, logHead, range, ...base }: Base): Buffer {
  const said = { ...base, leaf: leaf.toString('base64'), logHead: logHead.toString('base64') };
  return encode({ ...said, range: range.map((one) => one.toString('base64')) }, delta);
}

/** @throws StateDamaged */
export function decodeStep(file: Buffer): Step {
  return decode(file, STEP);
}

/** @throws StateDamaged */
export function decodeBase(file: Buffer): Base {
  return decode(file, BASE);
}

/** A line of what was said, one for each plan and stream, and one with the SHA-256 of all before it. */
function encode(said: object, { plans, streams }: HeadsDelta): Buffer {
  const lines = [JSON.stringify(said)];
  for (const [planId, seq] of plans) lines.push(`plan ${planId} ${seq ?? 'gone'}`);
  for (const [streamId, head] of streams) lines.push(`stream ${streamId} ${headText(head)}`);
  const text = Buffer.from(`${lines.join('\n')}\n`);
  return Buffer.concat([text, Buffer.from(`sum ${hash('sha256', text)}\n`)]);
}

function headText(head: KnownHead | undefined): string {
  return head ? `${head.planId} ${head.rev} ${head.hash.toString('hex')}` : 'gone';
}

function decode<S extends z.ZodType<object>>(
  file: Buffer,
  shape: S,
): z.output<S> & { delta: HeadsDelta } {
  const end = file.lastIndexOf('sum ');
  const text = file.subarray(0, Math.max(end, 0));
  if (file.subarray(text.length).toString() !== `sum ${hash('sha256', text)}\n`) {
    throw new StateDamaged('a file of the signer is not as it was written');
  }
  const [said = '', ...lines] = text.toString().trimEnd().split('\n');
  const plans = new Map<string, number | undefined>();
  const streams = new Map<string, KnownHead | undefined>();
  for (const line of lines) {
    const [sort, id = '', first = '', rev, hex = ''] = line.split(' ');
    const isGone = first === 'gone';
    if (sort === 'plan') plans.set(id, isGone ? undefined : Number(first));
    else if (isGone) streams.set(id, undefined);
    else streams.set(id, { planId: first, rev: Number(rev), hash: Buffer.from(hex, 'hex') });
  }
  return { ...shape.parse(JSON.parse(said)), delta: { plans, streams } };
}
