import { useEffect, useState } from 'react';

/** Whether something is waited for, and has been for longer than `patience` milliseconds. */
export function useIsSlow(isWaiting: boolean, patience: number): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isWaiting, patience]);
  return isSlow;
}
