import { useEffect } from 'react';
import { hearOfCases } from './rights.js';

/** The server counts in whole milliseconds, and is asked a little after. */
const AFTER_MS = 250;

/** Asks lists of cases anew when a stay ends by the clock, as the last answer said it would. */
export function useChangesByClock(answer: { changesIn: number | null } | undefined): void {
  useEffect(() => {
    if (typeof answer?.changesIn !== 'number') return undefined;
    const timer = setTimeout(hearOfCases, answer.changesIn + AFTER_MS);
    return () => clearTimeout(timer);
  }, [answer]);
}
