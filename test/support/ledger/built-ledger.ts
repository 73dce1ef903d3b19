import { randomUUID } from 'node:crypto';
import { changeLine, checkpointLine, endLine, headerLine, headLine, type Evidence } from '#export';
import { link, type Change, type ChangeKind, type Genesis, type StreamOutline } from '#history';
import { createHash } from 'node:crypto';

/** The moment at which a built file begins: on a whole minute. */
export const BEGUN = Date.UTC(2026, 4, 1, 9, 0);

interface Written {
  change: Change;
  outline: StreamOutline;
  isClosed: boolean;
}

/** A file that a test writes change by change, with the code of the server and at moments of its own. */
export class BuiltLedger {
  readonly plan = randomUUID();
  readonly person = randomUUID();
  readonly organisation = { id: randomUUID(), name: 'Wijkteam' };
  private readonly streams = new Map<
    string,
    { outline: StreamOutline; last: Change | undefined }
  >();
  private readonly written: Written[] = [];

  /** A stream that nothing was written to yet. */
  stream(field = 'action', item: string = randomUUID()): string {
    const streamId = randomUUID();
    const outline = {
      streamId,
      item,
      field,
      audience: { type: 'CASE_OPEN' },
      narrowed: null,
      rev: 0,
      closed: false,
    } as const;
    this.streams.set(streamId, { outline, last: undefined });
    return streamId;
  }

  /** A change so many seconds after the beginning. */
  write(
    streamId: string,
    seconds: number,
    {
      kind = 'field.set',
      value = { value: 'x' },
      isClosed = false,
    }: { kind?: ChangeKind; value?: unknown; isClosed?: boolean } = {},
  ): Change {
    const stream = this.streams.get(streamId);
    if (!stream) throw new Error('a stream of this file');
    const { outline, last } = stream;
    const { item, field, audience } = outline;
    const genesis: Genesis = { plan: this.plan, item, field, audience, closed: null };
    const change = link(
      {
        ...{ streamId, kind, value, opId: randomUUID(), person: this.person },
        organisation: this.organisation.id,
        ...(!last && { genesis }),
      },
      {
        ...{ seq: this.written.length + 1, rev: (last?.rev ?? 0) + 1, keyId: '' },
        at: BEGUN + seconds * 1000,
        prevHash: last?.hash,
      },
    );
    stream.last = change;
    this.written.push({ change, outline, isClosed });
    return change;
  }

  /** The last change of each stream up to so many seconds. */
  headsAt(seconds: number): Change[] {
    const heads = new Map<string, Change>();
    for (const { change } of this.written) {
      if (change.at <= BEGUN + seconds * 1000) heads.set(change.streamId, change);
    }
    return [...heads.values()];
  }

  /** The file as it was made so many seconds after the beginning. */
  async file({
    seconds = 3600,
    evidence,
    from = null,
  }: { seconds?: number; evidence?: Evidence; from?: number | null } = {}): Promise<Buffer> {
    const { plan, organisation } = this;
    const at = BEGUN + seconds * 1000;
    const head = {
      plan,
      organisation,
      caseNumber: 'VT-1',
      function: 'Casushouder',
      from,
      at,
      evidence,
    };
    const changes = this.written.filter(
      ({ change }) => change.at <= at && (from === null || change.at > from),
    );
    const heads = evidence ? await this.heads(evidence, changes) : [];
    const text = [
      headerLine(head),
      ...(evidence ? [checkpointLine(evidence)] : []),
      ...changes.map(({ change, outline, isClosed }) =>
        changeLine({ ...change, body: JSON.parse(change.body.toString()) }, outline, isClosed),
      ),
      ...heads,
    ].join('');
    return Buffer.from(text + endLine(changes.length, createHash('sha256').update(text).digest()));
  }

  private async heads(evidence: Evidence, changes: readonly Written[]): Promise<string[]> {
    const covered = changes.filter(({ change }) => change.at <= evidence.checkpointAt);
    const ids = [...new Set(covered.map(({ change }) => change.streamId))].sort();
    const proofs = await Promise.all(ids.map((id) => evidence.prove(id)));
    return proofs.flatMap((proof) => (proof ? [headLine(proof)] : []));
  }
}
