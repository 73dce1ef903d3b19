import type { CalendarDate } from '@internationalized/date';
import { useRef, useState } from 'react';
import type { TypedDate } from './typed-date.js';

interface FormDay {
  /** What was typed and is not taken. */
  readonly unfit: string | undefined;
  /** Typing is over. */
  readonly leave: (typed: TypedDate) => void;
  readonly change: (day: CalendarDate | null) => void;
}

/** A day in a form that is sent as a whole. One that does not fit is told, and counts as none. */
export function useFormDay(
  isFit: (typed: TypedDate) => boolean,
  onChange: (day: CalendarDate | null) => void,
): FormDay {
  const [unfit, setUnfit] = useState<string>();
  const isCorrecting = useRef(false);
  const leave = (typed: TypedDate): void => {
    if (isFit(typed)) return setUnfit(undefined);
    setUnfit(typed.words);
    onChange(null);
    // The field makes a day that exists of it, with the same event and in a later listener: nobody typed that one.
    isCorrecting.current = true;
    setTimeout(() => {
      isCorrecting.current = false;
    });
  };
  const change = (day: CalendarDate | null): void => {
    if (isCorrecting.current) return;
    // Gone before the field is left: what moves as a button is pressed takes the press away.
    setUnfit(undefined);
    onChange(day);
  };
  return { unfit, leave, change };
}
