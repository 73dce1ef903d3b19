import { ChangeSet } from '@codemirror/state';
import type { TextHandle } from '#client';
import { TextTooLong } from '#text';
import type { TextSelection } from './text-selection.js';

/** A key press, as far as typing goes. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
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

  /** Whether the key typed something. @throws TextTooLong */
  press({ key, ctrlKey, metaKey, altKey }: PressedKey): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    if (key === 'Backspace') return this.put('', 1);
    const typed = key === 'Enter' ? '\n' : key;
    return [...typed].length === 1 && this.put(typed, 0);
  }

  /** The editor is there: it goes on from this selection. */
  end(): TextSelection {
    this.unfollow();
    return this.selection;
  }

  private put(insert: string, backwards: number): true {
    const { doc } = this.handle.getSnapshot();
    const { anchor, head } = this.selection;
    const to = Math.min(Math.max(anchor, head), doc.length);
    const begin = Math.min(anchor, head, doc.length);
    const from = begin === to ? Math.max(0, begin - backwards) : begin;
    const changes = ChangeSet.of({ from, to, insert }, doc.length);
    if (changes.newLength > this.handle.maxLength) throw new TextTooLong();
    if (!changes.empty) this.handle.edit(changes);
    this.selection = between(from + insert.length, from + insert.length);
    return true;
  }
}

function between(anchor: number, head: number): TextSelection {
  return { anchor, head };
}
