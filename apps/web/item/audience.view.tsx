import { useState } from 'react';
import type { PresentedItem } from '#contract';
import { useWording } from '../field/use-wording.js';
import { useDirectory } from '../plan/use-directory.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { AudienceDialog } from './audience.dialog.js';
import { audienceWords } from './audience-words.js';

interface AudienceViewProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly canChange: boolean;
}

/** "Wie ziet dit?" in one sentence; the organisation that added the item can change it. */
export function AudienceView({ item, name, canChange }: AudienceViewProps) {
  const { say, moments } = useWording();
  const directory = useDirectory();
  const [isOpen, setOpen] = useState(false);
  return (
    <footer className="v-audience">
      <Icon name="eye" />
      <p>
        <strong>{say('audience.label')}</strong>{' '}
        {audienceWords({ say, moments, directory }, item.audience)}
      </p>
      {canChange ? (
        <>
          <ActionButton
            look="subtle"
            size="small"
            aria-label={say('audience.change.of', { item: name })}
            onPress={() => setOpen(true)}
          >
            {say('audience.change')}
          </ActionButton>
          {isOpen ? <AudienceDialog item={item} onClose={() => setOpen(false)} /> : null}
        </>
      ) : null}
    </footer>
  );
}
