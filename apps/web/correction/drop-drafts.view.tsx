import { useEffect } from 'react';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { useEmptyUnder } from '../session/use-written.js';
import { draftsPlace } from './use-draft.js';

/** Lets go of what is written about a stream that this reader does not read any more (L-18, E-19). */
export function DropDrafts() {
  const { planId } = useOpenPlan().client;
  const sections = useLive((state) => state.plan?.sections);
  const emptyUnder = useEmptyUnder(draftsPlace(planId));
  useEffect(() => {
    if (!sections) return;
    emptyUnder((stream) =>
      sections.some(({ items }) =>
        items.some(
          ({ fields, views }) =>
            views.some((view) => view.stream === stream) ||
            Object.values(fields).some((field) => field.stream === stream),
        ),
      ),
    );
  });
  return null;
}
