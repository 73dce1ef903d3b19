import { useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { PresentedItem } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { AuthorshipView } from './authorship.view.js';
import { HistoryList } from './history-list.view.js';
import { EVERYTHING } from './history.query.js';

interface ItemHistoryDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
}

/** The history of one item, in a panel beside the plan: what changed, and who wrote which words. */
export function ItemHistoryDialog({ item, name, onClose }: ItemHistoryDialogProps) {
  const say = useSay();
  const { client } = useOpenPlan();
  const filter = useMemo(() => ({ ...EVERYTHING, item: item.id }), [item.id]);
  return (
    <ModalDialog place="side" title={say('history.of', { item: name })} isOpen onClose={onClose}>
      <Tabs className="v-stack">
        <TabList className="v-panel-tabs" aria-label={say('history.of', { item: name })}>
          <Tab id="changes" className="v-panel-tab">
            {say('history.changes')}
          </Tab>
          <Tab id="authors" className="v-panel-tab">
            {say('authors.title')}
          </Tab>
        </TabList>
        <TabPanel id="changes">
          <HistoryList planId={client.planId} filter={filter} />
        </TabPanel>
        <TabPanel id="authors">
          <AuthorshipView item={item} />
        </TabPanel>
      </Tabs>
    </ModalDialog>
  );
}
