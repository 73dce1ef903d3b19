import type { OpResult } from '#contract';
import {
  link,
  type Batch,
  type Change,
  type ProjectionRow,
  type SnapshotRow,
  type StreamRow,
  type WordsStream,
} from '#history';
import type { Draft } from '../ops/op-context.js';
import { NeedsReading, type BatchEnvironment } from './batch-environment.js';
import { applyChange } from '../state/apply-change.js';
import { membersOf } from '../state/apply-circle.js';
import { personsNamedBy } from '../state/named-persons.js';
import type { Content } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { contentBytes } from '../state/stream-content.js';
import {
  CASE_FIELD,
  emergencyStream,
  erasureStream,
  holdStream,
  participationStream,
} from '../state/stream-id.js';
import type { TouchedCircle } from './touched-circle.js';
import { erasureRow, holdRow } from './erasure-projections.js';
import { denialRow, emergencyRow } from './hidden-projections.js';
import { caseRow, itemRow, memberRow, participationRow } from './projections.js';

/** Every so many revs the whole text is kept, so that old moments need little replaying. */
export const SNAPSHOT_EVERY = 200;

/** A change that is numbered and linked, with what its stream then holds. */
export interface PreparedChange {
  change: Change;
  content: Content | undefined;
}

/** A batch in the making: ops are decided against `state`, which moves on with every draft that is taken. */
export class PreparedBatch {
  readonly changes: PreparedChange[] = [];
  readonly results: OpResult[][] = [];
  private readonly byOpId = new Map<string, Change>();
  private readonly streams = new Set<string>();
  private readonly items = new Set<string>();
  private readonly members = new Set<string>();
  private readonly organisations = new Set<string>();
  private touchesCase = false;
  private readonly denials = new Set<string>();
  private readonly emergencies = new Set<string>();
  private readonly erasures = new Set<string>();
  private readonly holds = new Set<string>();
  /** Streams that an erasure hid, or that are shown again. */
  private readonly hidden = new Set<string>();
  private readonly snapshots: SnapshotRow[] = [];
  private readonly expectedSeq: number;

  constructor(
    readonly state: PlanState,
    private readonly env: Pick<BatchEnvironment, 'at' | 'newKey'>,
  ) {
    this.expectedSeq = state.seq;
  }

  get at(): number {
    return this.env.at;
  }

  take({ change: draft, content, begins }: Draft): Change {
    const before = this.state.stream(draft.streamId);
    const change = link(draft, {
      seq: this.state.seq + 1,
      rev: (before?.rev ?? 0) + 1,
      at: this.at,
      keyId: before?.keyId ?? this.keyFor(this.state.place(draft.streamId) ?? begins),
      prevHash: before?.hash,
    });
    for (const person of personsNamedBy(change)) {
      if (this.state.member(person)?.named === false) this.members.add(person);
    }
    const running = [...this.state.runningEmergencies()];
    const itemId = change.genesis?.item ?? this.state.place(change.streamId)?.item ?? '';
    const item = this.state.item(itemId);
    this.noteHidden(change);
    applyChange(this.state, change, content);
    this.noteHidden(change);
    if (this.state.item(itemId) !== item) this.items.add(itemId);
    for (const use of running) {
      if (this.state.emergency(use.id) !== use) this.emergencies.add(use.id);
    }
    this.changes.push({ change, content });
    this.byOpId.set(change.opId, change);
    this.remember(change);
    return change;
  }

  changeBy(opId: string): Change | undefined {
    return this.byOpId.get(opId);
  }

  get touchedCircle(): TouchedCircle {
    const { members: persons, organisations, denials, emergencies, erasures } = this;
    return { persons, organisations, denials, emergencies, erasures, case: this.touchesCase };
  }

  /** What the log is asked to store: every row that the batch touched, as it stands at the end of it. */
  rows(): Batch {
    const { state } = this;
    return {
      planId: state.planId,
      expectedSeq: this.expectedSeq,
      at: this.at,
      changes: this.changes.map(({ change }) => change),
      streams: [...this.streams].flatMap((id) => this.streamRow(id) ?? []),
      snapshots: this.snapshots,
      projections: [
        [...this.items].flatMap((id) => state.item(id) ?? []).map(itemRow),
        [...this.members].flatMap((id) => state.member(id) ?? []).map(memberRow),
        [...this.organisations]
          .flatMap((id) => state.participation(id) ?? [])
          .map((one) =>
            participationRow(
              one,
              this.writtenStream(participationStream(state.planId, one.organisation)),
            ),
          ),
        this.touchesCase ? [caseRow(state)] : [],
        [...this.denials].flatMap((id) => state.denial(id) ?? []).map(denialRow),
        [...this.emergencies]
          .flatMap((id) => state.emergency(id) ?? [])
          .map((use) => emergencyRow(use, this.writtenStream(emergencyStream(use.id)))),
        ...this.erasureRows(),
      ],
    };
  }

  private erasureRows(): ProjectionRow[][] {
    const { book, planId } = this.state;
    return [
      [...this.erasures]
        .flatMap((id) => book.erasure(id) ?? [])
        .map((one) => erasureRow(one, this.writtenStream(erasureStream(one.id)))),
      [...this.holds]
        .flatMap((organisation) => book.hold(organisation) ?? [])
        .map((one) => holdRow(one, this.writtenStream(holdStream(planId, one.organisation)))),
      [...this.hidden]
        .filter((id) => !this.streams.has(id))
        .map((id) => ({ stream_id: id, erasure: book.hiddenBy(id) ?? null })),
    ];
  }

  /** Before it is applied and after: what it hides, and what it shows again. */
  private noteHidden({ kind, value }: Change): void {
    if (!/^(item|passage)\.(un)?erased$/.test(kind)) return;
    const { erasure } = value as { erasure: string };
    for (const stream of this.state.book.hiddenUnder(erasure)) this.hidden.add(stream);
  }

  /** A stream that has changes, as every row beside the log has one. */
  private writtenStream(id: string): WordsStream {
    const keyId = this.state.stream(id)?.keyId;
    if (keyId === undefined) throw new Error('a row without a stream');
    return { id, keyId };
  }

  /** The key of the item's other streams of the same era, or a new one. @throws NeedsReading */
  private keyFor(place: Draft['begins']): string {
    const known = (place && this.state.keyOfEra(place)) ?? this.env.newKey();
    if (known === undefined) throw new NeedsReading('keys');
    return known;
  }

  private remember(change: Change): void {
    const stream = this.state.stream(change.streamId);
    if (!stream) return;
    this.streams.add(stream.id);
    if (/^(member|person)\./.test(change.kind)) this.members.add(stream.item);
    if (change.kind.startsWith('organisation.')) {
      this.organisations.add(stream.item);
      for (const { person } of membersOf(this.state, stream.item)) this.members.add(person);
    }
    if (stream.field === CASE_FIELD || this.state.item(stream.item)?.kind === 'caseDirection') {
      this.touchesCase ||= change.kind !== 'text.edited';
    }
    // Being added again opens a report that was confirmed (K-04).
    if (change.kind.startsWith('person.') || change.kind === 'member.added') {
      this.denials.add(stream.item);
    }
    if (change.kind.startsWith('breakGlass.')) this.emergencies.add(stream.item);
    if (change.kind.startsWith('hold.')) this.holds.add(stream.item);
    if (change.kind.startsWith('erasure.')) this.rememberErasure(change, stream.item);
    if (change.kind === 'text.edited' && change.rev % SNAPSHOT_EVERY === 0) {
      this.snapshots.push({
        streamId: stream.id,
        rev: change.rev,
        keyId: change.keyId,
        value: contentBytes(stream.content),
      });
    }
  }

  private rememberErasure({ kind }: Change, erasure: string): void {
    this.erasures.add(erasure);
    if (kind !== 'erasure.done' || this.state.book.erasure(erasure)?.sort !== 'CASE') return;
    this.touchesCase = true;
    for (const { organisation } of this.state.allParticipations()) {
      this.organisations.add(organisation);
    }
  }

  private streamRow(id: string): StreamRow | undefined {
    const stream = this.state.stream(id);
    if (!stream?.hash || stream.keyId === undefined) return undefined;
    return {
      streamId: stream.id,
      item: stream.item,
      field: stream.field,
      ...this.audiencesOf(stream.id, stream.item),
      closed: stream.closed,
      rev: stream.rev,
      hash: stream.hash,
      keyId: stream.keyId,
      erasure: this.state.book.hiddenBy(stream.id) ?? null,
      value: contentBytes(stream.content),
    };
  }

  /** Kept from the stream's first change on; a later write leaves the columns alone. */
  private audiencesOf(streamId: string, item: string): Pick<StreamRow, 'audience' | 'narrowed'> {
    const first = this.changes.find(({ change }) => change.streamId === streamId);
    const { audience, narrowed } = first?.change.genesis ?? {};
    const standing = audience ?? this.state.item(item)?.audience;
    return { audience: standing ?? { type: 'CASE_OPEN' }, narrowed: narrowed ?? null };
  }
}
