import { useState, useSyncExternalStore } from 'react';
import type { WrittenText } from '../ui/text-area.view.js';
import { insertedIn } from '../history/word-difference.js';
import { useMe } from './session.context.js';
import { WrittenStore, type WrittenWords } from './written.store.js';

/** One for the window; it goes with the page. */
const store = new WrittenStore();

/** What stands in a form until it is sent. */
export interface Written<T> {
  readonly value: T;
  readonly write: (value: T) => void;
  /** It was taken, or given up on purpose, with all that stands under this place. */
  readonly forget: () => void;
}

/**
 * What somebody typed or ticked in a form at this place, or `initial` as long as they did not (I-23). `wordsOf` says what of it
 * they would want to copy if it can be sent no more: a text as it is, and of anything else nothing. Never for a password or a code.
 */
export function useWritten<T>(
  place: string,
  initial: T,
  wordsOf: (value: T) => readonly string[] = textOf,
): Written<T> {
  const person = useMe()?.person.id ?? '';
  const entry = useSyncExternalStore(store.subscribe, () => store.at(person, place));
  return {
    // At one place stands what one form put there.
    value: entry && entry.value !== null ? (entry.value as T) : initial,
    write: (value) => store.keep(person, place, { value, words: wordsOf(value) }),
    forget: () => store.forget(person, place),
  };
}

/** As `emptyUnder` of the store: for what stands in forms about something that is not there any more. */
export function useEmptyUnder(place: string): (isThere: (name: string) => boolean) => void {
  const person = useMe()?.person.id ?? '';
  return (isThere) => {
    if (store.hasUnder(person, place)) store.emptyUnder(person, place, isThere);
  };
}

/** Lets go of what was written at this place and under it. */
export function useForget(place: string): () => void {
  const person = useMe()?.person.id ?? '';
  return () => store.forget(person, place);
}

/** Some lines of at least so many characters. Of those that `initial` began with, what was written into it is theirs to copy. */
export function useWrittenText(place: string, least: number, initial = ''): WrittenText {
  const written = useWritten(place, initial, (value) => insertedIn(initial, value));
  const [isChecked, setChecked] = useState(false);
  const isEnough = written.value.trim().length >= least;
  const check = (): boolean => {
    setChecked(!isEnough);
    return isEnough;
  };
  return { ...written, isShort: isChecked && !isEnough, check };
}

/** What this person typed in forms under this place, as it stood when this was first shown. */
export function useWordsUnder(place: string): readonly WrittenWords[] {
  const person = useMe()?.person.id ?? '';
  const [words] = useState(() => store.wordsUnder(person, place));
  return words;
}

function textOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}
