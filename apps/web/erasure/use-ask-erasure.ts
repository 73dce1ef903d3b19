import { useState } from 'react';
import type { ErasureBasis, ErasureTarget } from '#contract';
import { useOpIds } from '../plan/use-op-ids.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { useForget, useWritten, useWrittenText } from '../session/use-written.js';
import type { WrittenText } from '../ui/text-area.view.js';
import { LEAST } from './reason-fields.view.js';

interface Asking {
  readonly basis: ErasureBasis | null;
  readonly setBasis: (basis: ErasureBasis | null) => void;
  readonly reason: WrittenText;
  readonly isSent: boolean;
  /** Sends it to this address; undefined when it went well, or when something is still to be filled in. */
  readonly send: (path: string, target?: ErasureTarget) => Promise<Refusal | undefined>;
}

/** A request for erasure in the making, at a place of its own. Sent again without an answer it is the same one. */
export function useAskErasure(place: string, first: ErasureBasis | null = null): Asking {
  const opIds = useOpIds();
  const { value: basis, write: setBasis } = useWritten(`${place}/basis`, first, noWords);
  const [isSent, setSent] = useState(false);
  const reason = useWrittenText(`${place}/reason`, LEAST);
  const forget = useForget(place);
  const send = async (path: string, target?: ErasureTarget): Promise<Refusal | undefined> => {
    if (!reason.check() || basis === null) return undefined;
    const ask = { basis, reason: reason.value, ...(target && { target }) };
    const answer = await post(path, { ...ask, opId: opIds.idOf(ask) }, nothing);
    if (answer.ok || answer.code !== 'UNAVAILABLE') opIds.answered();
    if (!answer.ok) return answer;
    setSent(true);
    forget();
    return undefined;
  };
  return { basis, setBasis, reason, isSent, send };
}

/** What was chosen is nothing that anybody wants to copy. */
export function noWords(): readonly string[] {
  return [];
}
