import { useOpenPlan } from '../plan/plan.context.js';
import { useWritten } from '../session/use-written.js';

/** What somebody writes in place of what stood in a stream at one rev. */
interface Draft<T> {
  readonly rev: number;
  readonly value: T;
  /** What of it they typed themselves. */
  readonly typed: readonly string[];
}

export interface DraftState<T> {
  readonly value: T;
  /** Somebody changed what stands there since this was begun. */
  readonly isOvertaken: boolean;
  readonly write: (value: T) => void;
  /** Begins anew from what stands there. */
  readonly forget: () => void;
}

/** Where what is written about a stream stands; it goes with the stream (L-18). */
export function draftsPlace(planId: string): string {
  return `plan/${planId}/of`;
}

/**
 * Something else in place of what stands in a stream, begun from that: what holds what the plan says goes when the reader loses
 * that. To copy is left what they typed themselves.
 */
export function useDraft<T>(
  { stream, rev }: { readonly stream: string; readonly rev: number },
  standing: T,
  typedIn: (before: T, after: T) => readonly string[],
): DraftState<T> {
  const { planId } = useOpenPlan().client;
  const place = `${draftsPlace(planId)}/${stream}`;
  const { value: draft, ...written } = useWritten<Draft<T> | null>(place, null, wordsOf);
  return {
    value: draft ? draft.value : standing,
    isOvertaken: draft !== null && draft.rev !== rev,
    write: (value) =>
      written.write({ rev: draft?.rev ?? rev, value, typed: typedIn(standing, value) }),
    forget: written.forget,
  };
}

function wordsOf(draft: Draft<unknown> | null): readonly string[] {
  return draft?.typed ?? [];
}
