import { ChangeSet } from '@codemirror/state';
import { isPlanText } from '#contract';
import { ChangesUnfit, TextInvalid } from './text.errors.js';

/**
 * Reads the JSON form of a change set against a text of `length` code units (L-42). The library's own reader takes
 * negatives, floats and control characters, so nothing reaches it that was not checked here. Only the one written
 * form that the library itself produces is taken: no empty sections, no two that could have been one.
 *
 * @throws ChangesUnfit, TextInvalid
 */
export function decodeChanges(json: unknown, length: number): ChangeSet {
  if (!Array.isArray(json)) throw new ChangesUnfit();
  let covered = 0;
  let previous: SectionSort | null = null;
  for (const section of json as readonly unknown[]) {
    const sort = sortOf(section);
    if (sort === previous && sort !== 'replace') throw new ChangesUnfit();
    previous = sort;
    covered += typeof section === 'number' ? section : ((section as [number])[0] ?? 0);
    if (covered > length) throw new ChangesUnfit();
  }
  if (covered !== length) throw new ChangesUnfit();
  return ChangeSet.fromJSON(json);
}

type SectionSort = 'keep' | 'delete' | 'insert' | 'replace';

function sortOf(section: unknown): SectionSort {
  if (typeof section === 'number') {
    if (!isLength(section) || section === 0) throw new ChangesUnfit();
    return 'keep';
  }
  if (!Array.isArray(section)) throw new ChangesUnfit();
  const [deleted, ...lines] = section as readonly unknown[];
  if (!isLength(deleted)) throw new ChangesUnfit();
  if (lines.length === 0) {
    if (deleted === 0) throw new ChangesUnfit();
    return 'delete';
  }
  if (lines.length === 1 && lines[0] === '') throw new ChangesUnfit();
  for (const line of lines) checkLine(line);
  return deleted === 0 ? 'insert' : 'replace';
}

function checkLine(line: unknown): void {
  if (typeof line !== 'string') throw new ChangesUnfit();
  if (!isPlanText(line) || line.includes('\n')) throw new TextInvalid();
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}
