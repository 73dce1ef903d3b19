import {
  isText,
  type Author,
  type CurrentValue,
  type OpResult,
  type PresentedChange,
  type PresentedItem,
  type PresentedPlan,
  type PresentedText,
  type ShownItem,
} from '#contract';
import type { LiveStore } from './live-store.js';
import type { Conflict } from './live-state.js';
import type { ValueOp } from './op-queue.js';
import { itemOf, placeOf, withChange, withField, withItem, withoutItems } from './plan-edit.js';

type FieldSet = Extract<ValueOp, { kind: 'field.set' }>;

export interface PlanModelOptions {
  readonly store: LiveStore;
  /** Values set here without an answer yet, by stream: they stand over what is confirmed. */
  readonly values: () => ReadonlyMap<string, FieldSet>;
  /** A text as it stands on this screen. */
  readonly present: (text: PresentedText) => PresentedText;
}

/** The plan as the server confirmed it, and what the screen shows of it: own values on top, conflicts beside it. */
export class PlanModel {
  private confirmed: PresentedPlan | null = null;
  private sight = 0;

  constructor(private readonly options: PlanModelOptions) {}

  get plan(): PresentedPlan | null {
    return this.confirmed;
  }

  load(plan: PresentedPlan): void {
    this.confirmed = plan;
    this.sight += 1;
    for (const { stream } of this.conflicts) this.followConflict(stream);
  }

  change(change: PresentedChange): void {
    this.update((plan) => withChange(plan, change));
    if (change.kind === 'field.set') this.followConflict(change.stream);
  }

  /** Takes over an item that came into sight or whose audience changed; returns what stood there before. */
  shown({ item, after }: ShownItem): PresentedItem | null {
    const before = this.confirmed && itemOf(this.confirmed, item.id);
    this.sight += 1;
    this.update((plan) => withItem(plan, this.withLiveTexts(item), after));
    this.dropConflictsOf(before);
    return before;
  }

  gone(id: string): PresentedItem | null {
    const before = this.confirmed && itemOf(this.confirmed, id);
    this.sight += 1;
    this.update((plan) => withoutItems(plan, [id]));
    this.dropConflictsOf(before);
    return before;
  }

  /** The plan's own copy of a text, brought up to date. */
  refresh(text: { readonly item: string; readonly field: string; readonly stream: string }): void {
    this.update((plan) =>
      withField(plan, text, (field) => {
        if (!isText(field) || field.stream !== text.stream) return field;
        const now = this.liveText(field);
        return now.rev === field.rev && now.text === field.text ? field : now;
      }),
    );
  }

  /** The server's answer to a value set here. What was accepted stands from now on; what came too late is a conflict. */
  answered(op: ValueOp, result: OpResult): void {
    if (op.kind !== 'field.set' || !this.confirmed) return;
    const place = placeOf(this.confirmed, op.stream);
    if (!place || place.field === null) return;
    const at = { item: place.item.id, field: place.field };
    if (result.ok) this.accept(op, result, at, this.confirmed.you);
    else if (result.error.current) this.addConflict(op, result.error.current, at);
  }

  dropConflict(stream: string): Conflict | null {
    const conflict = this.conflicts.find((one) => one.stream === stream) ?? null;
    if (conflict) this.setConflicts(this.conflicts.filter((one) => one !== conflict));
    return conflict;
  }

  /** Shows the screen what there is now. */
  show(): void {
    const values = this.options.values();
    let plan = this.confirmed;
    for (const { stream, value } of values.values()) {
      const place = plan && placeOf(plan, stream);
      if (!plan || !place || place.field === null) continue;
      plan = withField(plan, { item: place.item.id, field: place.field }, (field) =>
        isText(field) ? field : { ...field, value: value as typeof field.value },
      );
    }
    const { pendingFields } = this.options.store.getSnapshot();
    const isSame =
      pendingFields.size === values.size && [...pendingFields].every((one) => values.has(one));
    const { sight } = this;
    this.options.store.patch({
      plan,
      sight,
      ...(!isSame && { pendingFields: new Set(values.keys()) }),
    });
  }

  /** An item can be shown anew with the streams it had; what was typed in it stays. */
  private withLiveTexts(item: PresentedItem): PresentedItem {
    const fields = Object.entries(item.fields).map(([name, field]) => [
      name,
      isText(field) ? this.liveText(field) : field,
    ]);
    return { ...item, fields: Object.fromEntries(fields) as PresentedItem['fields'] };
  }

  /** As it stands on this screen; an emptied text holds nothing that was corrected. */
  private liveText(field: PresentedText): PresentedText {
    const { corrected } = field;
    const now = this.options.present(field);
    return corrected && now.text !== '' ? { ...now, corrected } : now;
  }

  private get conflicts(): readonly Conflict[] {
    return this.options.store.getSnapshot().conflicts;
  }

  private accept(
    { stream, value }: FieldSet,
    { rev, at }: Extract<OpResult, { ok: true }>,
    place: { item: string; field: string },
    by: Author,
  ): void {
    this.update((plan) =>
      withField(plan, place, (field) =>
        isText(field) || field.stream !== stream || field.rev >= rev
          ? field
          : { stream, rev, value: value as typeof field.value, by, at },
      ),
    );
  }

  private addConflict(
    { stream, value }: FieldSet,
    current: CurrentValue,
    place: { item: string; field: string },
  ): void {
    const mine = value as Conflict['mine'];
    const others = this.conflicts.filter((one) => one.stream !== stream);
    this.setConflicts([...others, { stream, ...place, mine, current }]);
    this.followConflict(stream);
  }

  /** A choice is made against the newest value. */
  private followConflict(stream: string): void {
    const conflict = this.conflicts.find((one) => one.stream === stream);
    if (!conflict) return;
    const field = this.fieldOf(conflict);
    if (!field) this.dropConflict(stream);
    else if (!isText(field) && field.rev > conflict.current.rev) {
      const { stream: _stream, ...current } = field;
      const newer = { ...conflict, current };
      this.setConflicts(this.conflicts.map((one) => (one === conflict ? newer : one)));
    }
  }

  private fieldOf({ item, field, stream }: Conflict): PresentedItem['fields'][string] | null {
    const found = this.confirmed && itemOf(this.confirmed, item)?.fields[field];
    return found?.stream === stream ? found : null;
  }

  private dropConflictsOf(item: PresentedItem | null): void {
    if (!item) return;
    for (const { stream, item: id } of this.conflicts) {
      if (id === item.id) this.followConflict(stream);
    }
  }

  private setConflicts(conflicts: readonly Conflict[]): void {
    this.options.store.patch({ conflicts });
  }

  private update(change: (plan: PresentedPlan) => PresentedPlan): void {
    if (this.confirmed) this.confirmed = change(this.confirmed);
  }
}
