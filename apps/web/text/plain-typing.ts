import type { ChangeSet } from '@codemirror/state';
import type { TextHandle } from '#client';
import { changesBetween, cleanText, mapOver } from '#text';

/**
 * Keeps a textarea and a live text alike. While a character is being composed the textarea is left alone: what comes
 * in is held back, and typing is mapped over it afterwards.
 */
export class PlainTyping {
  private isComposing = false;
  private shown = '';
  private held: ChangeSet[] = [];

  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly handle: TextHandle,
  ) {
    this.show();
  }

  /** Takes over what others type; returns the function that ends it. */
  follow(): () => void {
    return this.handle.onChange(({ changes }) => {
      if (this.isComposing) this.held.push(changes);
      else this.show(changes);
    });
  }

  /** Something was typed, in whichever way. */
  input(): void {
    if (this.isComposing) return;
    const typed = cleanText(this.area.value);
    let mine = changesBetween(this.shown, typed, this.area.selectionStart);
    for (const theirs of this.held) {
      mine = mapOver([{ opId: '', changes: mine }], theirs).pending[0]?.changes ?? mine;
    }
    this.held = [];
    if (!mine.empty) this.handle.edit(mine);
    this.show();
  }

  compose(isComposing: boolean): void {
    this.isComposing = isComposing;
    if (!isComposing) this.input();
  }

  /** Shows the text as it stands; the caret stays between the same letters. */
  private show(changes?: ChangeSet): void {
    const { area } = this;
    const text = this.handle.getSnapshot().doc.toString();
    const { selectionStart, selectionEnd } = area;
    this.shown = text;
    if (area.value === text) return;
    area.value = text;
    area.setSelectionRange(
      changes?.mapPos(selectionStart, 1) ?? Math.min(selectionStart, text.length),
      changes?.mapPos(selectionEnd, 1) ?? Math.min(selectionEnd, text.length),
    );
  }
}
