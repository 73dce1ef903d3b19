import type { ChangeSet, Text } from '@codemirror/state';
import type { Author, AuthorSpan, ErrorCode, PresentedText } from '#contract';
import {
  applyEdit,
  changesBetween,
  ChangesUnfit,
  continuesOwnRun,
  decodeChanges,
  spansAfter,
  textOf,
  type TextState,
} from '#text';
import { decodeArrived, OutOfStep, type ArrivedChange } from './arrived-change.js';
import { PendingEdits, type TextOp } from './pending-edits.js';
import { TextCarets } from './text-carets.js';
import type { TextChange } from './text-handle.js';
import { typedWords } from './typed-words.js';
import { inWholeCharacters } from './whole-edit.js';

/** Words that came back: they are no longer in the text, and are never sent again by themselves. */
export interface ReturnedWords {
  readonly words: string;
  readonly code: ErrorCode;
}

/** `detached`: the changes since `rev` are not to be had, a snapshot will come. `closed`: the stream takes no edits. */
type Mode = 'following' | 'detached' | 'closed';

type Snapshot = Pick<PresentedText, 'rev' | 'text' | 'spans'>;

/**
 * One live text on one screen: the confirmed text, with the edits that have no acknowledgement yet on top. Pure: it sends
 * nothing and waits for nothing; op ids, answers and changes are handed in, submissions and words handed out.
 */
export class TextStream {
  readonly carets = new TextCarets(
    () => this.confirmed,
    () => this.pending.edits,
  );
  private confirmed: TextState;
  private readonly pending = new PendingEdits();
  /** What arrived before the revs that precede it: a change, or the op id that an acknowledgement is for. */
  private readonly early = new Map<number, ArrivedChange | string>();
  /** A submission against this rev lay too far behind: the next one follows when more is here. */
  private tooOldRev = -1;
  private mode: Mode = 'following';
  private closedBy: ErrorCode = 'STREAM_CLOSED';
  private localText: Text;
  private localSpans: readonly AuthorSpan[];

  constructor(
    private readonly self: Author,
    from: Snapshot,
    private readonly onChange: (change: TextChange) => void = () => undefined,
  ) {
    this.confirmed = { rev: from.rev, text: textOf(from.text), spans: from.spans };
    this.localText = this.confirmed.text;
    this.localSpans = this.confirmed.spans;
  }

  /** The text on this screen. */
  get text(): Text {
    return this.localText;
  }

  get spans(): readonly AuthorSpan[] {
    return this.localSpans;
  }

  get rev(): number {
    return this.confirmed.rev;
  }

  get isClosed(): boolean {
    return this.mode === 'closed';
  }

  get isDetached(): boolean {
    return this.mode === 'detached';
  }

  /** Edits without acknowledgement. */
  get pendingCount(): number {
    return this.pending.unacceptedCount;
  }

  get unsentCount(): number {
    return this.pending.unsentCount;
  }

  /** The submission that waits for its answer, in its identical bytes (L-45); empty when none does. */
  get unanswered(): readonly TextOp[] {
    return this.pending.unanswered;
  }

  /** Whether something arrived ahead of a rev that is still missing. */
  get isWaitingForRev(): boolean {
    return this.early.size > 0;
  }

  /**
   * An edit made on this screen, against `text`. Shows at once. Returns false when nothing changed.
   *
   * @throws ChangesUnfit, TextInvalid
   */
  edit(opId: string, changes: ChangeSet): boolean {
    if (this.isClosed || changes.length !== this.localText.length) throw new ChangesUnfit();
    const whole = inWholeCharacters(changes, this.localText);
    decodeChanges(whole.toJSON(), this.localText.length);
    if (whole.empty) return false;
    const continues = continuesOwnRun(this.localSpans, whole, this.self) || undefined;
    this.pending.add({ opId, changes: whole, continues });
    this.localText = whole.apply(this.localText);
    this.localSpans = spansAfter(this.localSpans, whole, this.self);
    this.carets.typed(whole);
    return true;
  }

  /** Everything unconfirmed as one submission (L-44), or null when one is in flight or there is nothing to send. */
  takeSubmission(): readonly TextOp[] | null {
    if (this.mode !== 'following' || this.confirmed.rev <= this.tooOldRev) return null;
    return this.pending.submit(this.confirmed.rev);
  }

  /**
   * While detached: the edits that were never sent, still against the last rev that was followed, for the server to map over
   * all that came since. The accepted ones go along for them to stand on, and are recognised by their op ids.
   */
  takeCatchUp(): readonly TextOp[] | null {
    return this.isDetached ? this.pending.submitOnAccepted(this.confirmed.rev) : null;
  }

  /** @throws OutOfStep */
  receiveChange(change: ArrivedChange): void {
    if (this.mode !== 'following' || change.rev <= this.confirmed.rev) return;
    this.early.set(change.rev, change);
    this.drain();
  }

  /**
   * The server accepted an edit of this screen, at `rev`. Answers with words to hand out, where the stream was closed
   * meanwhile.
   *
   * @throws OutOfStep
   */
  receiveAcknowledgement(opId: string, rev: number): ReturnedWords | null {
    if (this.mode !== 'following') {
      if (this.pending.isNext(opId)) this.pending.acceptNext();
      return this.handOutWhenAnswered();
    }
    if (this.pending.indexOf(opId) < 0) return null;
    if (rev <= this.confirmed.rev) throw new OutOfStep();
    if (!this.early.has(rev)) this.early.set(rev, opId);
    this.drain();
    return null;
  }

  /**
   * The server refused an edit. One that lay too far behind was not stored, and stays to be sent again once more is here
   * (L-43). Of any other, it and all that was typed on top of it come out of the text (L-46).
   */
  receiveRefusal(opId: string, code: ErrorCode): ReturnedWords | null {
    if (!this.pending.isInFlight(opId)) return null;
    if (code === 'STALE' && this.mode === 'following') {
      this.tooOldRev = this.pending.land() ?? this.tooOldRev;
      return null;
    }
    const index = this.pending.indexOf(opId);
    if (index < this.pending.acceptedOnes.length) return null;
    return this.takeOut(index, code);
  }

  /** The stream takes no edits any more. What is in flight still gets its answer; then the rest is handed out. */
  close(code: ErrorCode): ReturnedWords | null {
    if (this.isClosed) return null;
    this.detach();
    this.mode = 'closed';
    this.closedBy = code;
    return this.handOutWhenAnswered();
  }

  /** No answer will come: all that has none is handed out. */
  giveUp(code: ErrorCode): ReturnedWords | null {
    this.detach();
    this.mode = 'closed';
    return this.takeOut(this.pending.acceptedOnes.length, code);
  }

  /** The changes after `rev` will not come; a snapshot follows. */
  detach(): void {
    if (this.mode !== 'following') return;
    this.mode = 'detached';
    for (const [, arrived] of [...this.early].sort(([a], [b]) => a - b)) {
      const opId = typeof arrived === 'string' ? arrived : arrived.opId;
      if (this.pending.isNext(opId)) this.pending.acceptNext();
    }
    this.early.clear();
  }

  /**
   * Takes over a fresh snapshot, once nothing is in flight. What was typed since the catch-up is put where it belongs
   * as well as the two texts tell, and stays to be sent.
   */
  reset(snapshot: Snapshot): void {
    if (this.isClosed) return;
    const before = this.pending.acceptedOnes.reduce(
      (text, { changes }) => changes.apply(text),
      this.confirmed.text,
    );
    const difference = changesBetween(before.toString(), snapshot.text);
    this.pending.startAgain();
    const changes = this.pending.mapOver(difference);
    this.confirmed = { rev: snapshot.rev, text: textOf(snapshot.text), spans: snapshot.spans };
    this.carets.reset();
    this.early.clear();
    this.mode = 'following';
    this.tooOldRev = -1;
    this.rebuild();
    this.tell({ changes, cause: 'rebuilt', by: null });
  }

  /** Applies what has arrived, strictly by rev (L-45). */
  private drain(): void {
    for (;;) {
      const rev = this.confirmed.rev + 1;
      const arrived = this.early.get(rev);
      if (arrived === undefined) return;
      if (typeof arrived === 'string') {
        if (!this.pending.isNext(arrived)) throw new OutOfStep();
        this.confirmOwn(this.self);
      } else if (this.pending.isNext(arrived.opId)) {
        const own = JSON.stringify(this.pending.edits[0]?.changes);
        if (own !== JSON.stringify(arrived.changes)) throw new OutOfStep();
        this.confirmOwn(arrived.by);
      } else {
        this.applyRemote(arrived);
      }
      this.early.delete(rev);
    }
  }

  private confirmOwn(by: Author): void {
    const changes = this.pending.confirmFirst();
    if (changes) this.accept(changes, by, null);
  }

  private applyRemote({ changes: json, by }: ArrivedChange): void {
    const changes = decodeArrived(json, this.confirmed.text.length);
    this.accept(changes, by, by.person);
    const local = this.pending.mapOver(changes);
    if (local.empty) return;
    this.localText = local.apply(this.localText);
    this.localSpans = spansAfter(this.localSpans, local, by);
    this.tell({ changes: local, cause: 'remote', by });
  }

  private accept(changes: ChangeSet, author: Author, by: string | null): void {
    this.confirmed = applyEdit(this.confirmed, changes, author);
    this.carets.accept({ changes, by });
  }

  private tell(change: TextChange): void {
    if (change.changes.empty) return;
    this.carets.changed(change.changes);
    this.onChange(change);
  }

  private takeOut(index: number, code: ErrorCode): ReturnedWords | null {
    const before = this.localText;
    const words = typedWords(this.pending.takeFrom(index));
    if (!this.isClosed) {
      this.rebuild();
      const changes = changesBetween(before.toString(), this.localText.toString());
      this.tell({ changes, cause: 'rebuilt', by: null });
    }
    return words === null ? null : { words, code };
  }

  private handOutWhenAnswered(): ReturnedWords | null {
    if (!this.isClosed || this.pending.unanswered.length > 0) return null;
    return this.takeOut(this.pending.acceptedOnes.length, this.closedBy);
  }

  private rebuild(): void {
    let { text, spans } = this.confirmed;
    for (const { changes } of this.pending.edits) {
      text = changes.apply(text);
      spans = spansAfter(spans, changes, this.self);
    }
    this.localText = text;
    this.localSpans = spans;
  }
}
