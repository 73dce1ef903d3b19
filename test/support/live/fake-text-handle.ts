import { ChangeSet, Text } from '@codemirror/state';
import type { TextChange } from '#client';

/** A live text as far as typing in it goes, without a server. */
export class FakeTextHandle {
  readonly maxLength = 10;
  /** What was refused for its length. */
  readonly kept: string[] = [];
  private doc: Text;
  private readonly listeners = new Set<(change: TextChange) => void>();

  constructor(text: string) {
    this.doc = Text.of(text.split('\n'));
  }

  get text(): string {
    return this.doc.toString();
  }

  readonly getSnapshot = () => ({
    doc: this.doc,
    spans: [],
    rev: 0,
    pending: 0,
    isClosed: false,
  });

  readonly onChange = (listener: (change: TextChange) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly edit = (changes: ChangeSet): void => {
    this.doc = changes.apply(this.doc);
  };

  readonly keep = (words: string): void => void this.kept.push(words);

  arrive(change: { from: number; to?: number; insert?: string }): void {
    const changes = ChangeSet.of(change, this.doc.length);
    this.doc = changes.apply(this.doc);
    for (const listener of this.listeners) listener({ changes, cause: 'remote', by: null });
  }
}
