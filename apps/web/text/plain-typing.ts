import type { ChangeSet } from '@codemirror/state';
import type { TextHandle } from '#client';
import { changesBetween, cleanText, mapOver } from '#text';
import { isOneLetter } from './one-letter.js';

type Area = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange'
>;

/**
 * Keeps a textarea and a live text alike. While a character is being composed the textarea is left alone: what comes
 * in is held back, and typing is mapped over it afterwards.
 */
export class PlainTyping {
  private isComposing = false;
  private shown = '';
  private held: ChangeSet[] = [];

  constructor(
    private readonly area: Area,
    private readonly handle: Pick<
      TextHandle,
      'getSnapshot' | 'onChange' | 'edit' | 'keep' | 'maxLength'
    >,
  ) {
    this.show();
  }

  /** Takes over what others type; returns the function that ends it. */
  follow(): () => void {
    return this.handle.onChange(({ changes }) => {
      if (this.isComposing) this.held.push(changes);
      else this.show([changes]);
    });
  }

  /** Something was typed, in whichever way. Answers whether it was one letter that does not fit any more. */
  input(): boolean {
    if (this.isComposing) return false;
    const typed = cleanText(this.area.value);
    let mine = changesBetween(this.shown, typed, this.area.selectionStart);
    const missed = this.held.map((theirs) => {
      // As at a caret that stands still: what others typed there meanwhile comes behind it (L-41).
      const { pending, accepted } = mapOver([{ opId: '', changes: mine, continues: true }], theirs);
      mine = pending[0]?.changes ?? mine;
      return accepted;
    });
    this.held = [];
    const words = this.wordsTooMany(mine);
    if (words === '' && !mine.empty) this.handle.edit(mine);
    else if (words !== '' && !isOneLetter(words)) this.handle.keep(words);
    this.show(missed);
    return isOneLetter(words);
  }

  compose(isComposing: boolean): void {
    this.isComposing = isComposing;
    if (!isComposing) this.input();
  }

  /** What a change puts in that makes the text too long; nothing where it fits. */
  private wordsTooMany(changes: ChangeSet): string {
    const { length, newLength } = changes;
    let words = '';
    if (newLength <= this.handle.maxLength || newLength <= length) return words;
    changes.iterChanges((_from, _to, _fromAfter, _toAfter, inserted) => {
      words += inserted.toString();
    });
    return words;
  }

  /**
   * Shows the text as it stands, after changes of others. The caret stays behind the letter that it stood behind, so that
   * typing goes on with its own run (L-41); a selection keeps the letters that were selected.
   */
  private show(changes: readonly ChangeSet[] = []): void {
    const { area } = this;
    const text = this.handle.getSnapshot().doc.toString();
    let { selectionStart: start, selectionEnd: end } = area;
    this.shown = text;
    if (area.value === text) return;
    area.value = text;
    for (const change of changes) {
      const isCaret = start === end;
      end = change.mapPos(end, -1);
      start = isCaret ? end : change.mapPos(start, 1);
    }
    area.setSelectionRange(Math.min(start, text.length), Math.min(end, text.length));
  }
}
