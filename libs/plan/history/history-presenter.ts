import { ChangeSet, Text } from '@codemirror/state';
import { fieldOf, type FieldValue, type ItemKindName } from '#contract';
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
import { presentValue } from '../present/present-value.js';
import { decide, seesFrom } from '#access';
import type { PlanRoom } from '../room/plan-room.js';
import type { PlanVersion } from '../state/plan-shape.js';
import { valueOf, type ErasedMark } from '../state/change-value.js';
import type { ItemState } from '../state/plan-shape.js';
import { emptyContent } from '../state/stream-content.js';
import { itemSubject } from '../viewer.js';
import { valueAfter } from './contents-at.js';
import { correctionEnds, type CorrectedBy, type Corrects } from './corrected-changes.js';
import { titleOf } from './item-title.js';
import { restoredBy } from './restored-moments.js';
import { textParts, type TextPart } from './text-parts.js';
import { textsAt } from './texts-at.js';

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
  /** The moment whose state it put back (H-52); null for any other change. */
  restores: Date | null;
  corrects: Corrects | null;
  corrected: CorrectedBy | null;
  /** It came after the reader's last visit (H-21). */
  isNew: boolean;
}

export interface HistoryToPresent {
  room: PlanRoom;
  facts: ViewerFacts;
  /** The streams that the viewer may read; every change is of one of them. */
  streams: readonly StreamOutline[];
  pages: PlanPages;
  /** Where the last visit of the reader ended; undefined when there was none. */
  seenSeq: number | undefined;
}

/** What is known of a change besides itself. */
interface Beside extends Pick<HistoryEntry, 'corrects' | 'corrected'> {
  before: Change | undefined;
  parts: TextPart[];
  restores: Date | null;
}

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
    const restored = await restoredBy(this.history, changes);
    const { corrects, corrected } = await correctionEnds(this.history, changes);
    return changes.flatMap((change) => {
      const outline = this.outlines.get(change.streamId);
      if (!outline || !seesFrom(this.history.facts, change.seq)) return [];
      const key = placeKey(change);
      const before = previous.get(placeKey({ ...change, rev: change.rev - 1 }));
      const beside: Beside = {
        before,
        parts: parts.get(key) ?? [],
        restores: restored.get(key) ?? null,
        corrects: corrects.get(key) ?? null,
        corrected: corrected.get(key) ?? null,
      };
      return [this.entry(change, outline, beside)];
    });
  }

  private entry(
    change: Change,
    { item: itemId, field }: StreamOutline,
    { before, ...beside }: Beside,
  ): HistoryEntry {
    const { room, facts, seenSeq } = this.history;
    const item = room.state.item(itemId);
    const isSeen = item && decide(facts, 'item.read', itemSubject(item));
    return {
      id: placeKey(change),
      at: new Date(change.at),
      kind: change.kind,
      person: change.person,
      organisation: change.organisation,
      item: itemId,
      itemKind: isSeen ? item.kind : null,
      itemTitle: item ? titleOf(this.plan, facts, item) : null,
      field,
      ...this.values(change, before, { itemId, field }),
      ...beside,
      rev: change.rev,
      stream: change.streamId,
      hash: change.hash.toString('hex'),
      isNew: seenSeq !== undefined && change.seq > seenSeq,
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
    const version = room.state.version(itemId);
    if (version) return { before: null, after: versionValue(change, version) };
    if (isOfCircle(change)) return circleValues(change);
    if (change.kind === 'view.added') return { before: null, after: change.value };
    if (change.kind !== 'field.set' || !item) return { before: null, after: null };
    const shown = (value: FieldValue): FieldValue => presentValue(room.state, facts, value);
    return {
      before: shown(before ? valueAfter(before) : initialValue(item.kind, field)),
      after: shown(valueOf(change, 'field.set').value),
    };
  }

  /** Who asked, on what basis, and until when it can be undone; of a field that the reader does not know not which one. */
  private erasedValue(change: Change, item: ItemState | undefined): object {
    const {
      era: _era,
      removed: _removed,
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

  /** The words of each text edit, in what stood there before it. */
  private async partsOf(changes: readonly Change[]): Promise<Map<string, TextPart[]>> {
    const edits = changes.filter(({ kind }) => kind === 'text.edited');
    const before = ({ streamId, rev }: Change) => ({ streamId, rev: rev - 1 });
    const texts = await textsAt(this.history.pages.past, edits.map(before));
    return new Map(
      edits.map((change) => {
        const edit = ChangeSet.fromJSON(valueOf(change, 'text.edited').changes);
        const text = texts.get(placeKey(before(change))) ?? Text.empty;
        return [placeKey(change), textParts(text, edit)];
      }),
    );
  }
}

/** What a step in the circle says: purpose and ground, reasons, the state of the case. */
function circleValues(change: Change): { before: unknown; after: unknown } {
  if (change.kind.startsWith('member.')) return { before: null, after: null };
  if (change.kind !== 'case.status') return { before: null, after: change.value };
  const { from, ...after } = valueOf(change, 'case.status');
  return { before: from, after };
}

/** What was said and done, and of which version; what binds it is nothing to read (V-02). */
function versionValue(change: Change, { number }: PlanVersion): object {
  if (change.kind !== 'version.proposed') return { number, ...(change.value as object) };
  return { number, note: valueOf(change, 'version.proposed').note };
}

function initialValue(kind: ItemKindName, field: string): FieldValue {
  const content = fieldOf(kind, field) ? emptyContent(kind, field) : undefined;
  return content?.type === 'value' ? content.value : null;
}
