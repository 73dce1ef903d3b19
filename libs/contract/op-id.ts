/** Makes an op id: a UUIDv7 from Unix milliseconds and 10 random bytes (RFC 9562 §5.7). */
export function makeOpId(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let i = 0, rest = Math.floor(now); i < 6; i += 1, rest = Math.floor(rest / 256)) {
    bytes[5 - i] = rest % 256;
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** The Unix milliseconds inside an op id. */
export function opIdTime(opId: string): number {
  return Number.parseInt(opId.slice(0, 8) + opId.slice(9, 13), 16);
}
