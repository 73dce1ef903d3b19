import type { ChangeSet } from '@codemirror/state';
import type { Author, ErrorCode, OpResult, PresentedText } from '#contract';
import { changesBetween, TextTooLong } from '#text';
import { OutOfStep, type ArrivedChange } from './arrived-change.js';
import type { Courier } from './courier.js';
import type { LiveTimes } from './live-times.js';
import type { LiveEnvironment } from './live-socket.js';
import type { TextOp } from './pending-edits.js';
import type { CaretPlace, TextCarets } from './text-carets.js';
import type { TextChange, TextHandle, TextSnapshot } from './text-handle.js';
import { TextStream, type ReturnedWords } from './text-stream.js';
import { typedWords } from './typed-words.js';

/** What a live text needs of its surroundings. */
export interface LiveTextOptions {
  readonly self: Author;
  readonly newOpId: () => string;
  readonly courier: Courier;
  readonly environment: LiveEnvironment;
  readonly times: LiveTimes;
  /** Whether somebody else is in this field. */
  readonly isTogether: () => boolean;
  /** Something was typed, answered or changed. */
  readonly onChange: (text: LiveText) => void;
  /** Words came back. */
  readonly onReturned: (text: LiveText, returned: ReturnedWords) => void;
  /** The text no longer fits what the server sends: everything is to be fetched anew. */
  readonly onOutOfStep: () => void;
  /** An answer came while changes could not be followed. */
  readonly onCatchUp: () => void;
}

type Place = Pick<TextHandle, 'stream' | 'item' | 'field' | 'maxLength'>;

/** One live text with its timing: typing is gathered for a moment, then sent; one submission at a time (L-44). */
export class LiveText implements TextHandle {
  readonly stream: string;
  readonly item: string;
  readonly field: string;
  readonly maxLength: number;
  private readonly state: TextStream;
  private readonly listeners = new Set<() => void>();
  private readonly changeListeners = new Set<(change: TextChange) => void>();
  private snapshot: TextSnapshot | null = null;
  private stopTimer: (() => void) | null = null;
  private isDue = false;
  private stopWatching: (() => void) | null = null;

  constructor(
    place: Place,
    from: Pick<PresentedText, 'rev' | 'text' | 'spans'>,
    private readonly options: LiveTextOptions,
  ) {
    ({
      stream: this.stream,
      item: this.item,
      field: this.field,
      maxLength: this.maxLength,
    } = place);
    this.state = new TextStream(options.self, from, (change) => {
      this.snapshot = null;
      for (const listener of [...this.changeListeners]) listener(change);
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly onChange = (listener: (change: TextChange) => void): (() => void) => {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  };

  readonly getSnapshot = (): TextSnapshot => {
    const { text: doc, spans, rev, pendingCount: pending, isClosed } = this.state;
    this.snapshot ??= { doc, spans, rev, pending, isClosed };
    return this.snapshot;
  };

  readonly edit = (changes: ChangeSet): void => {
    const opId = this.options.newOpId();
    if (this.state.isClosed) {
      const words = typedWords([{ opId, changes }]);
      if (words !== null) this.handOut({ words, code: 'STREAM_CLOSED' });
      return;
    }
    const length = changes.newLength;
    if (length > this.maxLength && length > changes.length) throw new TextTooLong();
    if (!this.state.edit(opId, changes)) return;
    this.sendSoon();
    this.changed();
  };

  readonly replace = (text: string, caret?: number): void => {
    this.edit(changesBetween(this.state.text.toString(), text, caret));
  };

  readonly keep = (words: string): void => this.handOut({ words, code: 'TEXT_TOO_LONG' });

  readonly caretOf = (session: string): CaretPlace | null => this.state.carets.of(session);

  readonly flush = (): void => {
    const { pendingCount } = this.state;
    this.isDue = true;
    this.sendWhenDue();
    if (this.state.pendingCount !== pendingCount) this.changed();
  };

  get pendingCount(): number {
    return this.state.pendingCount;
  }

  /** The text as the plan's own copy of it. */
  get presented(): PresentedText {
    const { text, rev, spans } = this.state;
    return { stream: this.stream, rev, text: text.toString(), spans: [...spans] };
  }

  get carets(): TextCarets {
    return this.state.carets;
  }

  /** Only looked at closely in a short text: it is asked with every keystroke. */
  get isBlank(): boolean {
    const { text } = this.state;
    return text.length === 0 || (text.length < 200 && text.toString().trim() === '');
  }

  receive(change: ArrivedChange): void {
    this.guarded(() => this.state.receiveChange(change));
    this.watchForGap();
    this.sendWhenDue();
    this.changed();
  }

  /** There is a connection again: the submission without an answer goes out, identically (L-45). */
  resume(): void {
    this.send(this.state.unanswered);
  }

  detach(): void {
    this.state.detach();
    this.changed();
  }

  /** While detached: sends what was not sent yet. True when all of it has its answer. */
  catchUp(): boolean {
    if (this.state.unanswered.length > 0) return false;
    const ops = this.state.takeCatchUp();
    if (ops) this.send(ops);
    return ops === null;
  }

  reset(from: PresentedText): void {
    this.state.reset(from);
    if (this.state.pendingCount > 0) this.sendSoon();
    this.sendWhenDue();
    this.changed();
  }

  close(code: ErrorCode): void {
    this.handOut(this.state.close(code));
    this.changed();
  }

  giveUp(code: ErrorCode): void {
    this.handOut(this.state.giveUp(code));
    this.changed();
  }

  /** Calls off all timers. */
  stop(): void {
    this.stopTimer?.();
    this.stopWatching?.();
  }

  private sendSoon(): void {
    const { environment, times, isTogether } = this.options;
    this.stopTimer ??= environment.after(
      isTogether() ? times.typingTogether : times.typingAlone,
      this.flush,
    );
  }

  private sendWhenDue(): void {
    if (!this.isDue) return;
    const ops = this.state.takeSubmission();
    if (ops) this.send(ops);
    if (this.state.unsentCount > 0) return;
    this.isDue = false;
    this.stopTimer?.();
    this.stopTimer = null;
  }

  private send(ops: readonly TextOp[]): void {
    if (ops.length === 0) return;
    const submission = ops.map(({ changes, ...op }) => ({
      kind: 'text.edit' as const,
      stream: this.stream,
      ...op,
      changes: [...changes],
    }));
    this.options.courier.send(submission, (results) => this.take(results));
  }

  private take(results: readonly OpResult[]): void {
    const isTooOld = results.some((result) => !result.ok && result.error.code === 'STALE');
    this.isDue ||= isTooOld;
    for (const result of results) {
      this.guarded(() =>
        this.handOut(
          result.ok
            ? this.state.receiveAcknowledgement(result.opId, result.rev)
            : this.state.receiveRefusal(result.opId, result.error.code),
        ),
      );
    }
    this.watchForGap();
    this.sendWhenDue();
    this.changed();
    if (this.state.isDetached) this.options.onCatchUp();
  }

  /** A rev that does not come in time was lost on the way. */
  private watchForGap(): void {
    const { environment, times, onOutOfStep } = this.options;
    const { rev } = this.state;
    if (!this.state.isWaitingForRev || this.stopWatching) return;
    this.stopWatching = environment.after(times.answer, () => {
      this.stopWatching = null;
      if (this.state.isWaitingForRev && this.state.rev === rev) onOutOfStep();
      else this.watchForGap();
    });
  }

  private handOut(returned: ReturnedWords | null): void {
    if (returned) this.options.onReturned(this, returned);
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof OutOfStep)) throw error;
      this.options.onOutOfStep();
    }
  }

  private changed(): void {
    this.snapshot = null;
    for (const listener of [...this.listeners]) listener();
    this.options.onChange(this);
  }
}
