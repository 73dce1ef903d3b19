import type { Op, PresentedChange } from '#contract';
import { TEXT_LENGTH } from './screen.js';
import { applyChanges, mapCaret, replaceAt, type TextChanges } from './plain-text.js';

type Typed = Pick<Extract<Op, { kind: 'text.edit' }>, 'changes' | 'continues'>;

/**
 * A text as confirmed by the server. Edits are made on confirmed text and sent at once or, while one is in flight,
 * when it has been answered (L-44): a valid client of the protocol, without the cost of showing text early.
 */
export class LiveText {
  readonly waiting: number[] = [];
  inFlight: readonly number[] = [];
  private readonly ahead = new Map<number, PresentedChange>();

  readonly stream: string;
  text: string;
  rev: number;
  private caret: number;
  private hasTyped = false;
  private readonly converges: boolean;

  constructor(start: {
    stream: string;
    text: string;
    rev: number;
    caret: number;
    converges: boolean;
  }) {
    this.stream = start.stream;
    this.text = start.text;
    this.rev = start.rev;
    this.caret = start.caret;
    this.converges = start.converges;
  }

  /** Takes in a change strictly by rev; one that came too early waits for those before it. */
  receive(change: PresentedChange): void {
    if (!this.converges) {
      this.rev = Math.max(this.rev, change.rev);
      return;
    }
    if (change.rev <= this.rev) throw new Error('a rev came twice');
    this.ahead.set(change.rev, change);
    for (;;) {
      const next = this.ahead.get(this.rev + 1);
      if (!next) return;
      this.ahead.delete(next.rev);
      this.rev = next.rev;
      if (next.kind === 'text.edited') this.apply(next.changes as unknown as TextChanges);
    }
  }

  /**
   * Edits for insertions in a row, each on top of the one before it. They say that they continue a run (L-41) where the
   * caret stands behind what was typed here, as far as that is known without keeping who wrote what.
   */
  edits(insertions: readonly string[], atEnd: boolean): Typed[] {
    let { length } = this.text;
    let caret = atEnd ? length : Math.min(this.caret, length);
    let isBehindOwn = this.hasTyped && !atEnd;
    this.hasTyped = true;
    return insertions.map((insert) => {
      const deleted = !atEnd && length > TEXT_LENGTH && caret >= 2 ? 2 : 0;
      const changes = [...replaceAt(length, caret - deleted, { deleted, insert })];
      length += insert.length - deleted;
      caret += insert.length - deleted;
      const typed: Typed =
        isBehindOwn && deleted === 0 ? { changes, continues: true } : { changes };
      isBehindOwn = true;
      return typed;
    });
  }

  private apply(changes: TextChanges): void {
    this.text = applyChanges(this.text, changes);
    this.caret = mapCaret(this.caret, changes);
  }
}
