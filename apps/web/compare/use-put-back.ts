import { useState } from 'react';
import { useMutation } from 'urql';
import type { ErrorCode, PresentedField } from '#contract';
import { refusalIn } from '../circle/refusal-in.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { useOpIds } from '../plan/use-op-ids.js';
import { putBackMutation } from './comparison.query.js';
import { putBackOp, type Earlier } from './put-back.js';

export interface PutBack {
  readonly isSending: boolean;
  readonly refused: ErrorCode | undefined;
  /** Whether it is stored. */
  send(field: PresentedField, earlier: Earlier): Promise<boolean>;
}

/** Puts back what stood in a field, as an edit like any other. */
export function usePutBack(): PutBack {
  const { client } = useOpenPlan();
  const [{ fetching }, send] = useMutation(putBackMutation);
  const [refused, setRefused] = useState<ErrorCode>();
  const opIds = useOpIds(client.now);
  return {
    isSending: fetching,
    refused,
    send: async (field, earlier) => {
      const { stream, rev } = field;
      const op = putBackOp(opIds.idOf({ stream, rev, earlier }), field, earlier);
      const { data, error } = await send({ planId: client.planId, op });
      const answer = data?.submit[0];
      const code = error
        ? refusalIn(error).code
        : answer?.__typename === 'OpRefused'
          ? (answer.error.code as ErrorCode)
          : undefined;
      // Nobody knows what became of it: it may be stored.
      if (code !== 'UNAVAILABLE') opIds.answered();
      setRefused(code);
      return code === undefined;
    },
  };
}
