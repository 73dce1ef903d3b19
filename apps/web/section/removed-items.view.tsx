import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { ErrorCode, PresentedItem } from '#contract';
import { useIsHeld } from '../item/use-direction.js';
import { useItemTitle } from '../item/use-item-title.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';

/** What was taken out of this section: still there to read the name of, and to put back. */
export function RemovedItems({ items }: { items: readonly PresentedItem[] }) {
  const say = useSay();
  const removed = items.filter((item) => item.removed);
  if (removed.length === 0) return null;
  return (
    <Disclosure className="v-removed">
      <Heading className="v-removed__heading" level={3}>
        <Button slot="trigger" className="v-removed__button">
          <Icon name="chevronRight" />
          {say('section.removed', { count: removed.length })}
        </Button>
      </Heading>
      <DisclosurePanel>
        <ul className="v-plain-list v-stack">
          {removed.map((item) => (
            <li key={item.id}>
              <RemovedItem item={item} />
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}

function RemovedItem({ item }: { item: PresentedItem }) {
  const say = useSay();
  const { client } = useOpenPlan();
  const canEdit = useLive((state) => state.canEdit);
  const isHeld = useIsHeld(item);
  const title = useItemTitle(item);
  const [refused, setRefused] = useState<ErrorCode>();
  const restore = async (): Promise<void> => {
    const result = await client.restoreItem(item.stream);
    setRefused(result.ok ? undefined : result.error.code);
  };
  return (
    <div className="v-removed__item">
      <span>{title}</span>
      {canEdit && item.can.remove && !isHeld ? (
        <ActionButton
          size="small"
          icon={<Icon name="restore" />}
          aria-label={say('item.restore.of', { item: title })}
          onPress={() => void restore()}
        >
          {say('item.restore')}
        </ActionButton>
      ) : null}
      {refused === undefined ? null : (
        <p className="utrecht-form-field-error-message" role="alert">
          {say(labelId.error(refused))}
        </p>
      )}
    </div>
  );
}
