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
 * no first letters are lost.
 */
export class EarlyTyping {
  constructor(
    private readonly handle: TextHandle,
    private selection: TextSelection,
  ) {}

  /** Where the caret is after the key; undefined when the key types nothing. @throws TextTooLong */
  press({ key, ctrlKey, metaKey, altKey }: PressedKey): TextSelection | undefined {
    if (ctrlKey || metaKey || altKey) return undefined;
    if (key === 'Backspace') return this.put('', 1);
    const typed = key === 'Enter' ? '\n' : key;
    return [...typed].length === 1 ? this.put(typed, 0) : undefined;
  }

  private put(insert: string, backwards: number): TextSelection {
    const { doc } = this.handle.getSnapshot();
    const { anchor, head } = this.selection;
    const to = Math.min(Math.max(anchor, head), doc.length);
    const begin = Math.min(anchor, head, doc.length);
    const from = begin === to ? Math.max(0, begin - backwards) : begin;
    const changes = ChangeSet.of({ from, to, insert }, doc.length);
    if (changes.newLength > this.handle.maxLength) throw new TextTooLong();
    if (!changes.empty) this.handle.edit(changes);
    this.selection = { anchor: from + insert.length, head: from + insert.length };
    return this.selection;
  }
}
