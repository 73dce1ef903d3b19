import { ChangeSet } from '@codemirror/state';
import type { TextHandle } from '#client';
import { TextTooLong } from '#text';
import { caretAfter } from './caret-step.js';
import type { TextSelection } from './text-selection.js';

/** A key press, as far as typing goes. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What is typed between focus and the arrival of the editor goes into the text at once: nobody waits for a download, and
 * no first letters are lost. What others type meanwhile moves the caret as it does in the editor: it stays behind the
 * letter that it stood behind (L-41).
 */
export class EarlyTyping {
  private readonly unfollow: () => void;

  constructor(
    private readonly handle: Pick<TextHandle, 'getSnapshot' | 'onChange' | 'edit' | 'maxLength'>,
    private selection: TextSelection,
  ) {
    this.unfollow = handle.onChange(({ changes }) => {
      const { anchor, head } = this.selection;
      const isCaret = anchor === head;
      const moved = changes.mapPos(Math.max(anchor, head), -1);
      const begin = isCaret ? moved : changes.mapPos(Math.min(anchor, head), 1);
      this.selection = anchor <= head ? between(begin, moved) : between(moved, begin);
    });
  }

  /** Whether the key typed something or moved the caret. @throws TextTooLong */
  press(pressed: PressedKey): boolean {
    const { key, ctrlKey, metaKey, altKey } = pressed;
    if (ctrlKey || metaKey || altKey) return false;
    if (this.move(pressed)) return true;
    if (key === 'Backspace') return this.put('', 'ArrowLeft');
    if (key === 'Delete') return this.put('', 'ArrowRight');
    const typed = key === 'Enter' ? '\n' : key;
    return [...typed].length === 1 && this.put(typed);
  }

  /** The editor is there: it goes on from this selection. */
  end(): TextSelection {
    this.unfollow();
    return this.selection;
  }

  /** With shift the selection grows; without it, an arrow sideways goes to that side of what is selected. */
  private move({ key, shiftKey }: PressedKey): boolean {
    const { doc } = this.handle.getSnapshot();
    const { anchor, head } = this.selection;
    const caret = caretAfter(doc, Math.min(head, doc.length), key);
    if (caret === undefined) return false;
    if (shiftKey) this.selection = between(anchor, caret);
    else if (anchor !== head && key === 'ArrowLeft') this.collapse(Math.min(anchor, head));
    else if (anchor !== head && key === 'ArrowRight') this.collapse(Math.max(anchor, head));
    else this.collapse(caret);
    return true;
  }

  private collapse(caret: number): void {
    this.selection = between(caret, caret);
  }

  /** Puts words in the place of what is selected; where nothing is, of the letter that `over` would step over. */
  private put(insert: string, over?: 'ArrowLeft' | 'ArrowRight'): true {
    const { doc } = this.handle.getSnapshot();
    const anchor = Math.min(this.selection.anchor, doc.length);
    const head = Math.min(this.selection.head, doc.length);
    const other = over && anchor === head ? (caretAfter(doc, head, over) ?? head) : anchor;
    const [from, to] = [Math.min(other, head), Math.max(other, head)];
    const changes = ChangeSet.of({ from, to, insert }, doc.length);
    if (changes.newLength > this.handle.maxLength) throw new TextTooLong();
    if (!changes.empty) this.handle.edit(changes);
    this.collapse(from + insert.length);
    return true;
  }
}

function between(anchor: number, head: number): TextSelection {
  return { anchor, head };
}
