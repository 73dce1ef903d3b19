import { useEffect, useRef } from 'react';
import { useCasesVersion } from './rights.js';

/** News that comes together is asked about once. */
const TOGETHER_MS = 200;

/** Asks the server again whenever a list of cases may say something else than when it was asked for. */
export function useCasesNews(
  ask: (how: { requestPolicy: 'network-only' }) => void | Promise<void>,
): void {
  const version = useCasesVersion();
  const asked = useRef(version);
  useEffect(() => {
    if (asked.current === version) return undefined;
    const timer = setTimeout(() => {
      asked.current = version;
      void ask({ requestPolicy: 'network-only' });
    }, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [version, ask]);
}
