import { diffArrays } from 'diff';
import { segmentsOf } from './word-segments.js';

/** A stretch of two texts: in both, only in the first, or only in the second. */
export interface WordPart {
  readonly op: 'EQUAL' | 'INSERT' | 'DELETE';
  readonly text: string;
}

/** Two long texts with nothing in common would keep the screen waiting: they are then told apart as wholes. */
const PATIENCE_MS = 400;

/** What became of a text word by word; joined without what went it is `after`, and without what came `before`. */
export function wordDifference(before: string, after: string, locale = 'nl'): WordPart[] {
  const [was, is] = [segmentsOf(before, locale), segmentsOf(after, locale)];
  const found = diffArrays(was, is, { timeout: PATIENCE_MS });
  if (!found) return [part('DELETE', before), part('INSERT', after)].filter(isThere);
  const parts = found.map(({ added, removed, value }) =>
    part(added ? 'INSERT' : removed ? 'DELETE' : 'EQUAL', value.join('')),
  );
  return joined(parts);
}

/** What was written into a text that stood there; nothing where what stood there cannot be told from it. */
export function insertedIn(before: string, after: string): string[] {
  const parts = wordDifference(before, after);
  if (before !== '' && !parts.some(({ op }) => op === 'EQUAL')) return [];
  return parts.filter(({ op }) => op === 'INSERT').map(({ text }) => text);
}

/**
 * Words that changed with nothing but a space between them read as one change: what went first, then what came, each whole.
 */
function joined(parts: readonly WordPart[]): WordPart[] {
  const done: WordPart[] = [];
  let [went, came] = ['', ''];
  const flush = (): void => {
    done.push(...[part('DELETE', went), part('INSERT', came)].filter(isThere));
    [went, came] = ['', ''];
  };
  parts.forEach(({ op, text }, index) => {
    const isBetween =
      went !== '' && came !== '' && /^[^\S\n]+$/u.test(text) && index < parts.length - 1;
    if (op === 'DELETE' || (op === 'EQUAL' && isBetween)) went += text;
    if (op === 'INSERT' || (op === 'EQUAL' && isBetween)) came += text;
    if (op !== 'EQUAL' || isBetween) return;
    flush();
    done.push({ op, text });
  });
  flush();
  return done;
}

function part(op: WordPart['op'], text: string): WordPart {
  return { op, text };
}

function isThere({ text }: WordPart): boolean {
  return text !== '';
}
