import { useState, type ReactNode } from 'react';
import { useOpIds } from '../plan/use-op-ids.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { useStepUp } from '../session/step-up.dialog.js';

interface ErasureActs {
  /** Does what stands at this address, with a fresh second factor where that is asked; then everything is asked for anew. */
  readonly act: (path: string, body?: object) => Promise<Refusal | undefined>;
  /** As `act`, of an erasure: sent again without an answer it is the same step. */
  readonly step: (path: string, body?: object) => Promise<Refusal | undefined>;
  readonly refusal: Refusal | undefined;
  readonly dialog: ReactNode;
}

/** What is done with erasures, holds and terms. */
export function useErasureActs(again: () => Promise<void>): ErasureActs {
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const opIds = useOpIds();
  const stepUp = useStepUp();
  const act = async (path: string, body: object = {}): Promise<Refusal | undefined> => {
    const refused = await stepUp.run(async () => {
      const done = await post(path, body, nothing);
      return done.ok ? undefined : done;
    });
    setRefusal(refused);
    await again();
    return refused;
  };
  const step = async (path: string, body: object = {}): Promise<Refusal | undefined> => {
    const refused = await act(path, { ...body, opId: opIds.idOf({ path, ...body }) });
    if (refused?.code !== 'UNAVAILABLE') opIds.answered();
    return refused;
  };
  return { act, step, refusal, dialog: stepUp.dialog };
}
