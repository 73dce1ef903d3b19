import { createHash } from 'node:crypto';

/** An id that is the same on every machine: a UUID of version 8 (RFC 9562 §5.8) out of a name. */
export function demoId(name: string): string {
  const bytes = createHash('sha256').update(`vangnet demo ${name}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
