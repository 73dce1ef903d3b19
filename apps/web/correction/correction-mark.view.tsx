import { memo } from 'react';
import type { PresentedCorrection } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useDirectory } from '../plan/use-directory.js';

/** Says below something that it was corrected: when, by whom, and why (N-05). */
export const CorrectionMark = memo(function CorrectionMark({
  corrected,
}: {
  readonly corrected: PresentedCorrection | undefined;
}) {
  const say = useSay();
  const { moment } = useMoments();
  const directory = useDirectory();
  if (!corrected) return null;
  const { by, at, reason } = corrected;
  return (
    <p className="v-hint v-corrected">
      {say('correction.mark', { at: moment(at), who: directory.author(by), reason })}
    </p>
  );
});
