import { useEffect, useRef, useState } from 'react';
import { useOpenPlan } from '../plan/plan.context.js';
import type { ControlProps } from './control.js';
import { isStorable, type TypedDate } from '../ui/typed-date.js';

interface UnfitDate {
  /** What was typed and is no date; undefined when there is no such thing. */
  readonly words: string | undefined;
  /** Whether the field is being set to another day than was typed, because that one does not exist. */
  readonly isCorrecting: () => boolean;
  readonly leave: (typed: TypedDate) => void;
  readonly forget: () => void;
}

/** Keeps what was typed in a date field and is no date: beside the field, and counted as not stored. */
export function useUnfitDate(
  { item, name, stream }: Pick<ControlProps, 'item' | 'name' | 'stream'>,
  discard: () => void,
): UnfitDate {
  const { drafts } = useOpenPlan();
  const [words, setWords] = useState<string>();
  const isCorrecting = useRef(false);
  const forget = (): void => {
    if (words === undefined) return;
    setWords(undefined);
    drafts.drop(stream);
  };
  const leave = (typed: TypedDate): void => {
    if (isStorable(typed)) return typed.fill === 'none' ? forget() : undefined;
    discard();
    setWords(typed.words);
    drafts.keep(stream, { item: item.id, field: name, words: typed.words, isUnfit: true });
    // What the field makes of it comes with the same event, in a later listener.
    isCorrecting.current = true;
    setTimeout(() => {
      isCorrecting.current = false;
    });
  };
  useEffect(
    () => () => {
      if (drafts.getSnapshot().get(stream)?.isUnfit) drafts.drop(stream);
    },
    [drafts, stream],
  );
  return { words, isCorrecting: () => isCorrecting.current, leave, forget };
}
