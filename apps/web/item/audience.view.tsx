import { useState } from 'react';
import type { Audience, Readers, Section } from '#contract';
import { useWording } from '../field/use-wording.js';
import { useLive } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { AudienceDialog } from './audience.dialog.js';
import { readersWords } from './audience-words.js';

interface AudienceViewProps {
  /** The stream of the item, or of a field that has an audience of its own. */
  readonly stream: string;
  readonly section: Section;
  readonly owner: string;
  readonly audience: Audience;
  readonly readers: Readers;
  readonly name: string;
  readonly canChange: boolean;
  readonly isField?: boolean;
}

/** "Wie ziet dit?" in one sentence, of an item or of a field; the organisation that added the item can change it. */
export function AudienceView(props: AudienceViewProps) {
  const { readers, name, canChange, isField = false } = props;
  const { say, moments } = useWording();
  const directory = useDirectory();
  // Not the whole plan: that is another one with every letter of anybody.
  const you = useLive((state) => state.plan?.you);
  const organisations = useLive((state) => state.plan?.organisations);
  const [isOpen, setOpen] = useState(false);
  if (!you || !organisations) return null;
  const Frame = isField ? 'div' : 'footer';
  return (
    <Frame className={`v-audience ${isField ? 'v-audience--field' : ''}`}>
      <Icon name="eye" />
      <p>
        <strong>{say('audience.label')}</strong>{' '}
        {readersWords({ say, moments, directory }, readers, { you, organisations })}
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
          {isOpen ? <AudienceDialog {...props} onClose={() => setOpen(false)} /> : null}
        </>
      ) : null}
    </Frame>
  );
}
