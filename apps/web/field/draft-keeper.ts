import type { Drafts } from '../plan/drafts.store.js';

/** Typing in a field that is set as a whole is stored when it rests for so long, on Enter, or on leaving the field. */
const REST_MS = 2500;

export interface DraftOptions<Value> {
  readonly item: string;
  readonly field: string;
  readonly stream: string;
  readonly rev: number;
  /** Hands the value over; called with the rev that stood on screen when the draft was begun. */
  readonly commit: (value: Value, ifRev: number) => void;
  readonly words: (value: Value) => string;
  /** Whether the value can be handed over as it is; until then it stays a draft. */
  readonly isComplete?: (value: Value) => boolean;
}

interface Typed<Value> {
  readonly value: Value;
  readonly ifRev: number;
}

/** Keeps what is being typed until it is handed over, and tells the plan that it is not stored yet. */
export class DraftKeeper<Value> {
  private typed: Typed<Value> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly drafts: Drafts,
    private options: DraftOptions<Value>,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): Typed<Value> | undefined => this.typed;

  /** Where to hand the value over; the newest of what the field was given. */
  follow(options: DraftOptions<Value>): void {
    this.options = options;
  }

  readonly change = (value: Value): void => {
    const { item, field, stream, rev, words, isComplete } = this.options;
    this.set({ value, ifRev: this.typed?.ifRev ?? rev });
    const isUnfit = isComplete?.(value) === false;
    this.drafts.keep(stream, { item, field, words: words(value), isUnfit });
    clearTimeout(this.timer);
    this.timer = setTimeout(this.commit, REST_MS);
  };

  readonly commit = (): void => {
    const { typed, options } = this;
    if (!typed || options.isComplete?.(typed.value) === false) return;
    this.discard();
    options.commit(typed.value, typed.ifRev);
  };

  readonly discard = (): void => {
    clearTimeout(this.timer);
    this.set(undefined);
    this.drafts.drop(this.options.stream);
  };

  /** The field goes off the screen: what can be handed over is, the rest goes with it. */
  leave(): void {
    this.commit();
    if (this.typed) this.discard();
  }

  private set(typed: Typed<Value> | undefined): void {
    this.typed = typed;
    for (const listener of this.listeners) listener();
  }
}
