import { useEffect, useState } from 'react';

/** How long somebody types on before what they typed is asked for. */
const TYPING_MS = 300;

/** What somebody types, once they have paused; what is cleared counts at once. */
export function useSettled(typed: string): string {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), typed === '' ? 0 : TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
