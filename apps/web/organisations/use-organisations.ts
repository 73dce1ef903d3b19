import { useCallback, useEffect, useRef, useState } from 'react';
import { get, type Refusal } from '../session/ask.js';
import {
  ORGANISATIONS,
  organisationsShape,
  type ManagedOrganisation,
} from './managed-organisation.js';

interface FoundOrganisations {
  /** Undefined while the first page is on its way. */
  found: readonly ManagedOrganisation[] | undefined;
  refusal: Refusal | undefined;
  next: string | null;
  more: () => Promise<void>;
  again: () => Promise<void>;
}

/** Organisations by part of their name. What was asked before something else was typed is not shown any more. */
export function useOrganisations(name: string): FoundOrganisations {
  const [found, setFound] = useState<readonly ManagedOrganisation[] | undefined>();
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [next, setNext] = useState<string | null>(null);
  const asked = useRef(0);
  const ask = useCallback(
    async (after: string | null): Promise<void> => {
      const mine = ++asked.current;
      const query = new URLSearchParams({ name, ...(after !== null && { after }) });
      const answer = await get(`${ORGANISATIONS}?${query.toString()}`, organisationsShape);
      if (mine !== asked.current) return;
      setRefusal(answer.ok ? undefined : answer);
      if (!answer.ok) return;
      const { organisations } = answer.value;
      setFound((before) =>
        after === null ? organisations : [...(before ?? []), ...organisations],
      );
      setNext(answer.value.next);
    },
    [name],
  );
  useEffect(() => {
    const timer = setTimeout(() => void ask(null));
    return () => clearTimeout(timer);
  }, [ask]);
  return { found, refusal, next, more: () => ask(next), again: () => ask(null) };
}
