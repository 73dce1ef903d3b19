import type { VariablesOf } from 'gql.tada';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { ErrorCode } from '#contract';
import { refusalIn } from '../circle/refusal-in.js';
import { labelId } from '../messages/label-id.js';
import type { MessageId } from '../messages/nl.messages.js';
import { useOpenPlan } from './plan.context.js';
import { submitOneMutation } from './submit-one.query.js';
import { useOpIds } from './use-op-ids.js';

export type OpInput = VariablesOf<typeof submitOneMutation>['op'];

export interface SubmitOne {
  readonly isSending: boolean;
  readonly refused: ErrorCode | undefined;
  /**
   * What it was refused with; undefined when it is stored. `words` is what the person asks: sent again, the same is the same op.
   */
  send(words: unknown, opOf: (opId: string) => OpInput): Promise<ErrorCode | undefined>;
}

/** What is said of an edit that was sent once, and is not sent again by itself. */
export function sendRefusalId(code: ErrorCode): MessageId {
  if (code === 'STALE') return 'putBack.stale';
  return code === 'UNAVAILABLE' ? 'signIn.unavailable' : labelId.error(code);
}

/** Sends one edit, and says what it was refused with. */
export function useSubmitOne(): SubmitOne {
  const { client } = useOpenPlan();
  const [{ fetching }, send] = useMutation(submitOneMutation);
  const [refused, setRefused] = useState<ErrorCode>();
  const opIds = useOpIds(client.now);
  return {
    isSending: fetching,
    refused,
    send: async (words, opOf) => {
      const op = opOf(opIds.idOf(words));
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
      return code;
    },
  };
}
