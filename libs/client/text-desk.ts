import {
  fieldOf,
  isText,
  type ErrorCode,
  type PresentedChange,
  type PresentedItem,
  type PresentedPlan,
  type PresentedText,
  type PresentPerson,
} from '#contract';
import { LiveText, type LiveTextOptions } from './live-text.js';
import { fieldAt, itemOf, placeOf } from './plan-edit.js';

type TextChanged = Extract<PresentedChange, { kind: 'text.edited' }>;

export interface TextDeskOptions extends Omit<LiveTextOptions, 'self' | 'isTogether'> {
  /** The plan that texts start from; null before it was opened. */
  readonly plan: () => PresentedPlan | null;
}

/** The live texts of a plan: each is made when it is first typed in, changed or looked at. */
export class TextDesk {
  private readonly texts = new Map<string, LiveText>();
  /** Closed ones whose last submission has no answer yet. */
  private readonly leaving = new Set<LiveText>();
  private people: readonly PresentPerson[] = [];

  constructor(private readonly options: TextDeskOptions) {}

  get pendingCount(): number {
    return this.all().reduce((sum, text) => sum + text.pendingCount, 0);
  }

  /** Whether a snapshot taken over now would come across something typed. */
  get mustCatchUp(): boolean {
    return [...this.texts.values()].some((text) => text.pendingCount > 0);
  }

  text(stream: string): LiveText | null {
    const known = this.texts.get(stream);
    if (known) return known;
    const plan = this.options.plan();
    const place = plan && placeOf(plan, stream);
    if (!plan || !place || place.field === null) return null;
    return this.open(plan, place.item, place.field);
  }

  /** The text as it stands here; what the plan held when it was opened, where nothing happened to it since. */
  present(text: PresentedText): PresentedText {
    return this.texts.get(text.stream)?.presented ?? text;
  }

  /** Somebody came, left or moved. */
  placeOthers(people: readonly PresentPerson[]): void {
    this.people = people;
    for (const text of this.texts.values()) text.carets.setOthers(this.peopleIn(text.stream));
  }

  receive(change: TextChanged): void {
    const text = this.texts.get(change.stream) ?? this.textOf(change);
    text?.receive(change);
  }

  /** An item stands here anew: streams that it no longer has are closed. */
  replaceItem(before: PresentedItem | null, after: PresentedItem): void {
    const streams = new Set(Object.values(after.fields).map(({ stream }) => stream));
    if (before) this.closeWhere(before, 'STREAM_CLOSED', (stream) => !streams.has(stream));
  }

  dropItem(item: PresentedItem): void {
    this.closeWhere(item, 'ABSENT', () => true);
  }

  /** There is a connection again. */
  resume(): void {
    for (const text of this.all()) text.resume();
  }

  flush(): void {
    for (const text of this.texts.values()) text.flush();
  }

  /** From here on changes cannot be followed; a snapshot will come. */
  detach(): void {
    for (const text of this.texts.values()) text.detach();
  }

  /** Sends what a snapshot would otherwise come across. True when everything has its answer. */
  catchUp(): boolean {
    return [...this.texts.values()].map((text) => text.catchUp()).every((isDone) => isDone);
  }

  /** Takes over a fresh snapshot of the whole plan. */
  reset(plan: PresentedPlan): void {
    for (const [stream, text] of this.texts) {
      const field = fieldAt(placeOf(plan, stream));
      if (field && isText(field)) text.reset(field);
      else this.close(text, itemOf(plan, text.item) ? 'STREAM_CLOSED' : 'ABSENT');
    }
  }

  /** Nothing will be answered any more. */
  giveUp(code: ErrorCode): void {
    for (const text of this.all()) text.giveUp(code);
    this.texts.clear();
    this.leaving.clear();
  }

  /** Whether the plan's own copy of a text holds nothing. */
  isBlankInPlan({ item: id, field: name }: LiveText): boolean {
    const plan = this.options.plan();
    const field = plan && itemOf(plan, id)?.fields[name];
    return !field || !isText(field) || field.text.trim() === '';
  }

  stop(): void {
    for (const text of this.all()) text.stop();
  }

  /** Lets go of a closed text once it has nothing left to hear. */
  tidy(text: LiveText): void {
    if (text.pendingCount === 0) this.leaving.delete(text);
  }

  private all(): LiveText[] {
    return [...this.texts.values(), ...this.leaving];
  }

  private textOf({ item: id, field, stream }: TextChanged): LiveText | null {
    const plan = this.options.plan();
    const item = plan && itemOf(plan, id);
    return plan && item?.fields[field]?.stream === stream ? this.open(plan, item, field) : null;
  }

  private open(plan: PresentedPlan, item: PresentedItem, name: string): LiveText | null {
    const field = item.fields[name];
    const definition = fieldOf(item.kind, name);
    if (!field || !isText(field) || definition?.type !== 'text') return null;
    const { stream } = field;
    const place = { stream, item: item.id, field: name, maxLength: definition.maxLength };
    const isTogether = (): boolean => this.peopleIn(stream).length > 0;
    const text = new LiveText(place, field, { ...this.options, isTogether, self: plan.you });
    text.carets.setOthers(this.peopleIn(stream));
    this.texts.set(stream, text);
    return text;
  }

  private peopleIn(stream: string): PresentPerson[] {
    return this.people.filter((person) => person.stream === stream);
  }

  private closeWhere(
    item: PresentedItem,
    code: ErrorCode,
    isGone: (stream: string) => boolean,
  ): void {
    for (const { stream } of Object.values(item.fields)) {
      const text = this.texts.get(stream);
      if (text && isGone(stream)) this.close(text, code);
    }
  }

  private close(text: LiveText, code: ErrorCode): void {
    this.texts.delete(text.stream);
    this.leaving.add(text);
    text.close(code);
    this.tidy(text);
  }
}
