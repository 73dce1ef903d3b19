import { ChangeSet } from '@codemirror/state';
import { fieldOf, isText, kindOf, type FieldValue, type ItemKindName } from '#contract';
import type { ViewerFacts } from '#access';
import {
  isOfCircle,
  placeKey,
  type Change,
  type ChangeKind,
  type PlanPages,
  type StreamOutline,
} from '#history';
import type { PlanNow } from '../present/plan-now.js';
import { isErasing } from '../present/present-erasure.js';
import { presentItem } from '../present/present-item.js';
import { presentValue } from '../present/present-value.js';
import { decide, seesFrom } from '#access';
import type { PlanRoom } from '../room/plan-room.js';
import { valueOf, type ErasedMark } from '../state/change-value.js';
import type { ItemState } from '../state/plan-shape.js';
import { emptyContent, type StoredContent } from '../state/stream-content.js';
import { itemSubject } from '../viewer.js';
import { TextAt } from './text-at.js';
import { textParts, type TextPart } from './text-parts.js';

/** One change as a reader of history sees it. `before` and `after` are field values, or audiences. */
export interface HistoryEntry {
  id: string;
  at: Date;
  kind: ChangeKind;
  person: string;
  organisation: string;
  /** The item, or the person whose membership it tells of. */
  item: string;
  itemKind: ItemKindName | null;
  itemTitle: string | null;
  field: string;
  before: unknown;
  after: unknown;
  parts: TextPart[];
  rev: number;
  stream: string;
  hash: string;
}

export interface HistoryToPresent {
  room: PlanRoom;
  facts: ViewerFacts;
  /** The streams that the viewer may read; every change is of one of them. */
  streams: readonly StreamOutline[];
  pages: PlanPages;
}

const TITLE_LENGTH = 80;

/** Turns changes of readable streams into entries with before and after. */
export class HistoryPresenter {
  private readonly outlines: Map<string, StreamOutline>;
  private readonly plan: PlanNow;

  constructor(private readonly history: HistoryToPresent) {
    this.plan = history.room.present;
    this.outlines = new Map(history.streams.map((stream) => [stream.streamId, stream]));
  }

  async present(changes: readonly Change[]): Promise<HistoryEntry[]> {
    const previous = await this.history.pages.previous(
      changes.filter(({ kind }) => kind === 'field.set'),
    );
    const parts = await this.partsOf(changes);
    return changes.flatMap((change) => {
      const outline = this.outlines.get(change.streamId);
      if (!outline || !seesFrom(this.history.facts, change.seq)) return [];
      const key = placeKey(change);
      const before = previous.get(placeKey({ ...change, rev: change.rev - 1 }));
      return [this.entry(change, outline, { before, parts: parts.get(key) ?? [] })];
    });
  }

  private entry(
    change: Change,
    { item: itemId, field }: StreamOutline,
    { before, parts }: { before: Change | undefined; parts: TextPart[] },
  ): HistoryEntry {
    const { room, facts } = this.history;
    const item = room.state.item(itemId);
    const presented = item && presentItem(this.plan, facts, item);
    const headline = presented?.fields[kindOf(presented.kind).headline];
    const title = headline && (isText(headline) ? headline.text : headline.value);
    return {
      id: placeKey(change),
      at: new Date(change.at),
      kind: change.kind,
      person: change.person,
      organisation: change.organisation,
      item: itemId,
      itemKind: presented?.kind ?? null,
      itemTitle: typeof title === 'string' ? title.slice(0, TITLE_LENGTH) : null,
      field,
      ...this.values(change, before, { itemId, field }),
      parts,
      rev: change.rev,
      stream: change.streamId,
      hash: change.hash.toString('hex'),
    };
  }

  private values(
    change: Change,
    before: Change | undefined,
    { itemId, field }: { itemId: string; field: string },
  ): { before: unknown; after: unknown } {
    const { room, facts } = this.history;
    const item = room.state.item(itemId);
    if (change.kind === 'item.audience' && item) {
      const { from, to } = valueOf(change, 'item.audience');
      // Who came into sight with this change does not learn for whom it was before.
      const knewIt = decide(facts, 'history.read', { ...itemSubject(item), audience: from });
      return { before: knewIt ? from : null, after: to };
    }
    if (change.kind === 'field.audience' && item) {
      const { from, to } = valueOf(change, 'field.audience');
      const before = { ...itemSubject(item), fieldAudiences: { [field]: from } };
      return { before: decide(facts, 'history.read', before, field) ? from : null, after: to };
    }
    if (isErasing(change)) return { before: null, after: this.erasedValue(change, item) };
    if (isOfCircle(change)) return circleValues(change);
    if (change.kind !== 'field.set' || !item) return { before: null, after: null };
    const shown = (value: FieldValue): FieldValue => presentValue(room.state, facts, value);
    return {
      before: shown(before ? valueIn(before) : initialValue(item.kind, field)),
      after: shown(valueOf(change, 'field.set').value),
    };
  }

  /** Who asked, on what basis, and until when it can be undone; of a field that the reader does not know not which one. */
  private erasedValue(change: Change, item: ItemState | undefined): object {
    const {
      era: _era,
      field,
      endsAt,
      ...mark
    } = change.value as Partial<ErasedMark & { field: string }>;
    const until = endsAt === undefined ? {} : { endsAt: new Date(endsAt).toISOString() };
    const knows =
      field !== undefined &&
      item !== undefined &&
      decide(this.history.facts, 'history.read', itemSubject(item), field);
    return { ...mark, ...until, ...(knows && { field }) };
  }

  /** The words of each text edit, read once per stream and in rising order. */
  private async partsOf(changes: readonly Change[]): Promise<Map<string, TextPart[]>> {
    const parts = new Map<string, TextPart[]>();
    const texts = new Map<string, TextAt>();
    for (const change of changes.toReversed()) {
      if (change.kind !== 'text.edited') continue;
      const text = texts.get(change.streamId) ?? new TextAt(this.history.pages, change.streamId);
      texts.set(change.streamId, text);
      const before = await text.at(change.rev - 1);
      const edit = ChangeSet.fromJSON(valueOf(change, 'text.edited').changes);
      parts.set(placeKey(change), textParts(before, edit));
    }
    return parts;
  }
}

/** What a step in the circle says: purpose and ground, reasons, the state of the case. */
function circleValues(change: Change): { before: unknown; after: unknown } {
  if (change.kind.startsWith('member.')) return { before: null, after: null };
  if (change.kind !== 'case.status') return { before: null, after: change.value };
  const { from, ...after } = valueOf(change, 'case.status');
  return { before: from, after };
}

function valueIn(change: Change): FieldValue {
  if (change.kind === 'field.set') return valueOf(change, 'field.set').value;
  const content = contentIn(change);
  return content && 'value' in content ? content.value : null;
}

/** What a stream began with that goes on from an earlier one. */
function contentIn(change: Change): StoredContent {
  if (change.kind === 'stream.opened') return valueOf(change, 'stream.opened').content;
  return change.kind === 'field.audience' ? valueOf(change, 'field.audience').content : null;
}

function initialValue(kind: ItemKindName, field: string): FieldValue {
  const content = fieldOf(kind, field) ? emptyContent(kind, field) : undefined;
  return content?.type === 'value' ? content.value : null;
}
