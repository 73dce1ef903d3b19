import { fieldOf, kindOf, viewPersonOf, type Section } from '#contract';
import { ErasureBook } from './erasure-book.js';
import { LayeredMap } from './layered-map.js';
import type {
  BreakGlassState,
  CaseState,
  DenialState,
  ItemState,
  MemberState,
  ParticipationState,
  PlanVersion,
  StreamState,
} from './plan-shape.js';
import { emptyContent } from './stream-content.js';
import { ITEM_FIELD, streamIdOf } from './stream-id.js';

/** Where a stream id leads, whether or not anything was ever written to it. */
export interface StreamPlace {
  item: string;
  field: string;
  /** The op with which the stretch began that the stream belongs to. Never sent. */
  era: string;
  /** False for a stream of an earlier era of its item. */
  open: boolean;
}

/**
 * A plan as it stands at one position of its log. Holds no rights and does no reading; `applyChange` is the only way
 * in which it moves on. A fork sees everything and keeps its own writes, so that a batch can be thrown away.
 */
export class PlanState {
  seq = 0;
  /** Unix milliseconds of the last change. */
  at = 0;
  /** The case as it stands; replaced, never written to. */
  case: CaseState = { status: 'DRAFT', safetyHouse: false, begunBy: null, closedAt: null };

  private constructor(
    readonly planId: string,
    private readonly items: LayeredMap<string, ItemState>,
    private readonly streams: LayeredMap<string, StreamState>,
    private readonly places: LayeredMap<string, StreamPlace>,
    private readonly members: LayeredMap<string, MemberState>,
    private readonly circle: LayeredMap<string, ParticipationState>,
    private readonly denials: LayeredMap<string, DenialState>,
    private readonly emergencies: LayeredMap<string, BreakGlassState>,
    private readonly versions: LayeredMap<string, PlanVersion>,
    readonly book: ErasureBook,
  ) {}

  static empty(planId: string): PlanState {
    return new PlanState(
      planId,
      new LayeredMap(),
      new LayeredMap(),
      new LayeredMap(),
      new LayeredMap(),
      new LayeredMap(),
      new LayeredMap(),
      new LayeredMap(),
      new LayeredMap(),
      new ErasureBook(),
    );
  }

  fork(): PlanState {
    const fork = new PlanState(
      this.planId,
      this.items.fork(),
      this.streams.fork(),
      this.places.fork(),
      this.members.fork(),
      this.circle.fork(),
      this.denials.fork(),
      this.emergencies.fork(),
      this.versions.fork(),
      this.book.fork(),
    );
    fork.case = this.case;
    fork.seq = this.seq;
    fork.at = this.at;
    return fork;
  }

  item(id: string): ItemState | undefined {
    return this.items.get(id);
  }

  /** Stores an item and makes its streams findable; an era that is over keeps leading to it. */
  putItem(item: ItemState): void {
    const before = this.items.get(item.id);
    this.items.set(item.id, item);
    const { eras, fields, views } = item;
    if (before?.eras === eras && before.fields === fields && before.views === views) return;
    for (const { field, era } of erasOf(item)) {
      const open = era === currentEra(item, field);
      this.places.set(streamIdOf(era, field), { item: item.id, field, era, open });
    }
  }

  /** Every stream that an item ever had, whether or not anything was written to it. */
  streamIdsOf(item: ItemState): string[] {
    return erasOf(item).map(({ field, era }) => streamIdOf(era, field));
  }

  /** Every stream that an own view of a person ever stood in, at whatever item. */
  viewStreamsOf(person: string): string[] {
    return [...this.items.values()]
      .filter(({ views }) => views.length > 0)
      .flatMap(erasOf)
      .filter(({ field }) => viewPersonOf(field) === person)
      .map(({ field, era }) => streamIdOf(era, field));
  }

  /** The items of a section in the order of the plan, removed ones among them. */
  itemsIn(section: Section): ItemState[] {
    return [...this.items.values()]
      .filter((item) => item.section === section)
      .sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));
  }

  allItems(): IterableIterator<ItemState> {
    return this.items.values();
  }

  place(streamId: string): StreamPlace | undefined {
    return this.places.get(streamId);
  }

  /**
   * The key that streams of an item in one of its eras, or in one that is about to begin, are sealed under. A view has one of its
   * own: it goes with the person, and the item stays (N-14).
   */
  keyOfEra({ item: id, era, field }: Omit<StreamPlace, 'open'>): string | undefined {
    const item = this.items.get(id);
    if (!item || isOfView(field)) return undefined;
    return fieldsOf(item)
      .filter((one) => !isOfView(one))
      .map((one) => this.streams.get(streamIdOf(era, one))?.keyId)
      .find((keyId) => keyId !== undefined);
  }

  putStream(stream: StreamState): void {
    this.streams.set(stream.id, stream);
    if (stream.content.type === 'version') this.versions.set(stream.item, stream.content.version);
  }

  stream(streamId: string): StreamState | undefined {
    return this.streams.get(streamId);
  }

  /** The stream of a field today; one that was never written to begins at rev 0. */
  streamOf(item: ItemState, field: string): StreamState {
    const id = streamIdOf(currentEra(item, field), field);
    return (
      this.streams.get(id) ?? {
        id,
        item: item.id,
        field,
        rev: 0,
        hash: undefined,
        keyId: undefined,
        closed: false,
        content: fieldOf(item.kind, field) ? emptyContent(item.kind, field) : { type: 'bare' },
      }
    );
  }

  member(person: string): MemberState | undefined {
    return this.members.get(person);
  }

  putMember(member: MemberState): void {
    this.members.set(member.person, member);
  }

  participation(organisation: string): ParticipationState | undefined {
    return this.circle.get(organisation);
  }

  putParticipation(participation: ParticipationState): void {
    this.circle.set(participation.organisation, participation);
  }

  allParticipations(): IterableIterator<ParticipationState> {
    return this.circle.values();
  }

  /** Whether an organisation takes part at this position of the log (C-01). */
  takesPart(organisation: string): boolean {
    return this.circle.get(organisation)?.status === 'ACCEPTED';
  }

  /** On the case by name at an instant. Somebody who is denied is, too, until that is confirmed (K-03, K-04). */
  isOnCase(person: string, at: number): boolean {
    const member = this.members.get(person);
    return (
      member !== undefined &&
      this.takesPart(member.organisation) &&
      member.beginsAt <= at &&
      (member.endsAt === null || at < member.endsAt)
    );
  }

  allMembers(): IterableIterator<MemberState> {
    return this.members.values();
  }

  membersAt(at: number): MemberState[] {
    return [...this.members.values()].filter((member) => this.isOnCase(member.person, at));
  }

  denial(person: string): DenialState | undefined {
    return this.denials.get(person);
  }

  putDenial(denial: DenialState): void {
    this.denials.set(denial.person, denial);
  }

  /** Shut out by a conflict of interest (K-01). */
  isDenied(person: string): boolean {
    return this.denials.get(person)?.lifted === false;
  }

  *deniedPersons(): Generator<string> {
    for (const { person, lifted } of this.denials.values()) if (!lifted) yield person;
  }

  emergency(id: string): BreakGlassState | undefined {
    return this.emergencies.get(id);
  }

  putEmergency(emergency: BreakGlassState): void {
    this.emergencies.set(emergency.id, emergency);
  }

  /** Those that nothing has ended yet. */
  *runningEmergencies(): Generator<BreakGlassState> {
    for (const use of this.emergencies.values()) if (use.endedAt === null) yield use;
  }

  version(id: string): PlanVersion | undefined {
    return this.versions.get(id);
  }

  /** The versions of the plan, the newest one first. */
  allVersions(): PlanVersion[] {
    return [...this.versions.values()].sort((a, b) => b.number - a.number);
  }

  /** The uses of the emergency button, the last one first. */
  allEmergencies(): BreakGlassState[] {
    return [...this.emergencies.values()].sort((a, b) => b.at - a.at || compare(b.id, a.id));
  }
}

/** What of an item holds something: the fields of its kind, and those of own views. */
export function contentFieldsOf({ kind, views }: ItemState): string[] {
  return [...Object.keys(kindOf(kind).fields), ...views];
}

/** Everything of an item that has a stream of its own. */
function fieldsOf(item: ItemState): string[] {
  return [ITEM_FIELD, ...contentFieldsOf(item)];
}

function isOfView(field: string): boolean {
  return viewPersonOf(field) !== undefined;
}

/** Every field of an item in each stretch that it was in. */
function erasOf(item: ItemState): { field: string; era: string }[] {
  return fieldsOf(item).flatMap((field) =>
    [...item.eras, ...(item.fields[field]?.eras ?? [])].map((era) => ({ field, era })),
  );
}

/** The stretch that a field is in: one of its own, or that of its item. */
function currentEra(item: ItemState, field: string): string {
  const era = item.fields[field]?.era ?? item.eras.at(-1);
  if (era === undefined) throw new Error('an item without an era');
  return era;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
