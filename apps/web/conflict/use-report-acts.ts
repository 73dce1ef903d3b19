import { useState } from 'react';
import { nothing, post, type Refusal } from '../session/ask.js';
import { useStepUp } from '../session/step-up.dialog.js';
import type { Report } from './report.js';

/** What the privacy officer does with a report: with a fresh second factor, and the list asked for anew. */
export function useReportActs(again: () => Promise<void>) {
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const stepUp = useStepUp();
  const act = async (
    { id }: Report,
    action: string,
    body: object,
  ): Promise<Refusal | undefined> => {
    const refused = await stepUp.run(async () => {
      const done = await post(`/conflict/reports/${id}/${action}`, body, nothing);
      return done.ok ? undefined : done;
    });
    setRefusal(refused);
    await again();
    return refused;
  };
  return { act, refusal, stepUp };
}
