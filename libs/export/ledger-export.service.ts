import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { audienceClass, decide } from '#access';
import { AccessLog } from '#access-log';
import { ChangePages, type PlanPages, type RawChange, type StreamOutline } from '#history';
import { absent, type Ctx } from '#kernel';
import { mayReadStream, PlanReader, sectionsFor, type ReadablePlan } from '#plan';
import { ChangeOrder } from './change-order.js';
import { isClosedToAll } from './closed-bodies.js';
import { LEDGER_EVIDENCE, type Evidence, type EvidenceSource } from './evidence.js';
import { ExportPace } from './export-pace.js';
import {
  changeLine,
  checkpointLine,
  endLine,
  headerLine,
  headLine,
  type SeenLog,
} from './ledger-lines.js';

/** Rows that are read at a time. */
const PART = 500;

/** Heads that are proven at a time. */
const PROOFS = 100;

/** A file in the making: text, part by part. @throws Refused ABSENT when the reader lost what it was to hold */
export type LedgerFile = AsyncGenerator<string, void>;

/** What a file holds, settled when it is begun. */
interface Contents {
  readable: ReadablePlan;
  pages: PlanPages;
  streams: ReadonlyMap<string, StreamOutline>;
  /** Position in the log up to which it goes. */
  upTo: number;
  evidence: Evidence | undefined;
  /** Shows that the log goes on from the one that the reader has seen. */
  goesOn: SeenLog | undefined;
  /** What the rights to all of it were last looked at under: nothing that they follow from has changed while this is the same. */
  checkedSight: string;
}

/** Files with what one reader may read of the changes of a plan, to be checked without us (docs/spec/export.md). */
@Injectable()
export class LedgerExport {
  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly accessLog: AccessLog,
    private readonly pace: ExportPace,
    @Inject(LEDGER_EVIDENCE) private readonly evidence: EvidenceSource,
  ) {}

  /**
   * Begins a file, after its line in the access log. `seen`: how many leaves the log had that the reader holds the head of.
   *
   * @throws Refused ABSENT, RATE_LIMITED, UNAVAILABLE
   */
  async begin(ctx: Ctx, planId: string, seen?: number): Promise<LedgerFile> {
    const { room, facts } = await this.reader.find(ctx, planId, 'EXPORT');
    if (!decide(facts, 'history.export', { type: 'plan' })) throw absent();
    await this.pace.spend(ctx, planId);
    await this.accessLog.record(ctx, { kind: 'EXPORT', planId, sections: sectionsFor(facts) });
    const pages = this.pages.of(ctx.actor, planId);
    const outlines = await pages.outlines();
    const streams = new Map(
      outlines
        .filter((stream) => mayReadStream(room.state, facts, stream))
        .map((stream) => [stream.streamId, stream]),
    );
    const evidence = await this.evidence.newest(ctx.actor, planId);
    // Brought to where the log is after that: what the checkpoint holds of these streams stands in the file.
    const readable = await this.reader.find(ctx, planId, 'EXPORT');
    const upTo = readable.room.state.seq;
    const goesOn = await goesOnFrom(seen, evidence);
    return this.write(ctx, { readable, pages, streams, upTo, evidence, goesOn, checkedSight: '' });
  }

  private async *write(ctx: Ctx, contents: Contents): LedgerFile {
    const digest = createHash('sha256');
    const lines = new Lines(contents, headerOf(ctx, contents));
    for await (const part of this.parts(ctx, contents, lines)) {
      digest.update(part);
      yield part;
    }
    yield endLine(lines.changes, digest.digest());
  }

  private async *parts(ctx: Ctx, contents: Contents, lines: Lines): LedgerFile {
    const { pages, streams, upTo, evidence } = contents;
    const { past } = contents.readable.facts;
    const ids = [...streams.keys()];
    yield lines.begin();
    let after = past.sees === 'ALL' ? 0 : past.since;
    for (let isLast = false; !isLast;) {
      const changes = await pages.raw(ids, { after, upTo, limit: PART });
      await this.assertStillTheirs(ctx, contents);
      after = changes.at(-1)?.seq ?? upTo;
      isLast = changes.length < PART;
      yield lines.of(changes, isLast);
    }
    if (!evidence) return;
    const covered = lines.covered();
    for (let from = 0; from < covered.length; from += PROOFS) {
      const ids = covered.slice(from, from + PROOFS);
      const proofs = await Promise.all(ids.map((stream) => evidence.prove(stream)));
      yield proofs.map((proof) => (proof ? headLine(proof) : '')).join('');
    }
  }

  /** Looked at after each part was read and before it is sent: a right that is lost takes effect at once. */
  private async assertStillTheirs(ctx: Ctx, contents: Contents): Promise<void> {
    const { room, facts } = await this.reader.find(ctx, contents.readable.room.planId, 'EXPORT');
    const sight = `${room.state.seq}:${audienceClass(facts)}`;
    if (sight === contents.checkedSight) return;
    const isTheirs = [...contents.streams.values()].every((stream) =>
      mayReadStream(room.state, facts, stream),
    );
    if (!isTheirs) throw absent();
    contents.checkedSight = sight;
  }
}

/** The lines of one file: counts what it writes, and knows which streams the checkpoint says something of. */
class Lines {
  changes = 0;
  private readonly order = new ChangeOrder();
  private readonly seen = new Set<string>();

  constructor(
    private readonly contents: Contents,
    private readonly header: string,
  ) {}

  begin(): string {
    const { evidence, goesOn } = this.contents;
    return this.header + (evidence ? checkpointLine(evidence, goesOn) : '');
  }

  of(changes: readonly RawChange[], isLast: boolean): string {
    const ready = [...this.order.next(changes), ...(isLast ? this.order.rest() : [])];
    return ready.map((change) => this.line(change)).join('');
  }

  /**
   * Streams that the checkpoint may hold, in the order of their ids. Whoever sees all of the past gets the heads of all
   * their streams: one whose changes are gone is missed by it.
   */
  covered(): string[] {
    const { readable, streams } = this.contents;
    const all = readable.facts.past.sees === 'ALL' ? streams.keys() : this.seen;
    return [...all].sort();
  }

  private line(change: RawChange): string {
    const { streams, readable, evidence } = this.contents;
    const outline = streams.get(change.streamId);
    if (!outline) throw new Error('a change of a stream that was not asked for');
    this.changes += 1;
    if (evidence && change.at <= evidence.checkpointAt) this.seen.add(change.streamId);
    const itemKind = readable.room.state.item(outline.item)?.kind;
    return changeLine(change, outline, isClosedToAll(change, { itemKind, field: outline.field }));
  }
}

/** Nothing where nobody asked for it, and of a log that got shorter: that has nothing to show for it but a restore. */
async function goesOnFrom(
  size: number | undefined,
  evidence: Evidence | undefined,
): Promise<SeenLog | undefined> {
  if (size === undefined) return undefined;
  const consistency = await evidence?.goesOnFrom(size);
  return consistency && { size, consistency };
}

function headerOf({ actor }: Ctx, { readable, evidence }: Contents): string {
  const { room, facts } = readable;
  const participation = room.state.participation(actor.organisation);
  const { directory } = room.present;
  return headerLine({
    plan: room.planId,
    caseNumber: room.title.caseNumber,
    organisation: {
      id: actor.organisation,
      name: directory.organisation(actor.organisation)?.name ?? '',
    },
    function: directory.person(actor.person)?.function ?? '',
    from: facts.past.sees === 'ALL' ? null : (participation?.since?.at ?? room.now),
    at: room.now,
    evidence,
  });
}
