import type { ChangeSet } from '@codemirror/state';
import type { Author, AuthorSpan } from '#contract';

/**
 * Who wrote what after an edit of `author` (L-47): what it inserts is theirs, what it leaves alone keeps its author.
 * Neighbouring spans of one author are one span; none is empty. Costs one pass over the spans.
 */
export function spansAfter(
  spans: readonly AuthorSpan[],
  changes: ChangeSet,
  author: Author,
): AuthorSpan[] {
  const reader = new SpanReader(spans);
  const after: AuthorSpan[] = [];
  let position = 0;
  changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
    reader.take(from - position, after);
    reader.take(to - from, null);
    push(after, inserted.length, author.person, author.organisation);
    position = to;
  });
  reader.take(Infinity, after);
  return after;
}

class SpanReader {
  private index = 0;
  private offset = 0;

  constructor(private readonly spans: readonly AuthorSpan[]) {}

  /** Moves `length` code units on, and writes them to `into` when they stay. */
  take(length: number, into: AuthorSpan[] | null): void {
    let left = length;
    // Only the first can meet one of its own author: those after it were neighbours before.
    let isFirst = true;
    while (left > 0) {
      const span = this.spans[this.index];
      if (!span) return;
      const rest = span[0] - this.offset;
      const isWhole = rest <= left;
      if (into && isWhole && !isFirst) into.push(span);
      else if (into) push(into, isWhole ? rest : left, span[1], span[2]);
      isFirst = false;
      left -= rest;
      this.offset = isWhole ? 0 : span[0] + left;
      if (isWhole) this.index += 1;
    }
  }
}

function push(into: AuthorSpan[], length: number, person: string, organisation: string): void {
  if (length === 0) return;
  const last = into[into.length - 1];
  if (last && last[1] === person && last[2] === organisation) {
    into[into.length - 1] = [last[0] + length, person, organisation];
  } else {
    into.push([length, person, organisation]);
  }
}

/** Who wrote a part of a text, from one code unit up to another. */
export function spansBetween(spans: readonly AuthorSpan[], from: number, to: number): AuthorSpan[] {
  const reader = new SpanReader(spans);
  const between: AuthorSpan[] = [];
  reader.take(from, null);
  reader.take(to - from, between);
  return between;
}

/** The spans of texts that are put one behind the other. */
export function joinSpans(...texts: readonly (readonly AuthorSpan[])[]): AuthorSpan[] {
  const joined: AuthorSpan[] = [];
  for (const [length, person, organisation] of texts.flat()) {
    push(joined, length, person, organisation);
  }
  return joined;
}
