import { useMemo } from 'react';
import type { PresentedItem } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { HistoryList } from './history-list.view.js';
import { EVERYTHING } from './history.query.js';

interface ItemHistoryDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
}

/** The history of one item, in a panel beside the plan. */
export function ItemHistoryDialog({ item, name, onClose }: ItemHistoryDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const filter = useMemo(() => ({ ...EVERYTHING, item: item.id }), [item.id]);
  return (
    <ModalDialog place="side" title={say('history.of', { item: name })} isOpen onClose={onClose}>
      <HistoryList planId={client.planId} filter={filter} />
    </ModalDialog>
  );
}
