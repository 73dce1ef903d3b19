import type { ErasureSort } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';
import type { ErasureTerms } from './erasure.js';

interface LossNoticeProps {
  readonly sort: ErasureSort;
  readonly terms: ErasureTerms;
}

/** What goes, what stays, and until when backups still have it. */
export function LossNotice({ sort, terms }: LossNoticeProps) {
  const say = useSay();
  return (
    <Notice sort="warning">
      <p className="nl-paragraph">{say(`erasure.lost.${sort}`)}</p>
      <p className="nl-paragraph">
        {say('erasure.kept', { days: terms.undoDays, backup: terms.backupDays })}
      </p>
    </Notice>
  );
}
