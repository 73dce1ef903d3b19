const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Writes a UUID as its 16 bytes. Throws a RangeError for any other text: two texts of one stream would be two streams. */
export function writeStreamId(streamId: string, target: Buffer, offset: number): void {
  if (!UUID.test(streamId)) throw new RangeError('a stream id is a UUID in lower case');
  target.write(streamId.replaceAll('-', ''), offset, 16, 'hex');
}

export function readStreamId(source: Buffer, offset: number): string {
  const hex = source.toString('hex', offset, offset + 16);
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((cut, index) => hex.slice(cuts[index], cut))
    .join('-');
}
