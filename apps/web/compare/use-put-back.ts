import type { ErrorCode, PresentedField } from '#contract';
import { useSubmitOne } from '../plan/use-submit-one.js';
import { putBackOp, type Earlier } from './put-back.js';

export interface PutBack {
  readonly isSending: boolean;
  readonly refused: ErrorCode | undefined;
  /** Whether it is stored. */
  send(field: PresentedField, earlier: Earlier): Promise<boolean>;
}

/** Puts back what stood in a field, as an edit like any other. */
export function usePutBack(): PutBack {
  const one = useSubmitOne();
  return {
    ...one,
    send: async (field, earlier) => {
      const { stream, rev } = field;
      const words = { stream, rev, earlier };
      return (await one.send(words, (opId) => putBackOp(opId, field, earlier))) === undefined;
    },
  };
}
