import { useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import type { ManagedAccount } from './managed-account.js';

/** The last part of the address of each. */
export type PersonAction = 'invite' | 'block' | 'recover';

interface PersonCardProps {
  readonly account: ManagedAccount;
  readonly onAction: (action: PersonAction) => void;
}

export function PersonCard({ account, onAction }: PersonCardProps) {
  const say = useSay();
  const me = useMe();
  const { personId, name, login, administrator, status } = account;
  return (
    <div className="v-stack">
      <div className="v-row v-row--spread">
        <div className="v-stack v-stack--tight">
          <strong>{name}</strong>
          <span className="v-hint">{account.function}</span>
          <span className="v-hint v-anywhere">{login}</span>
        </div>
        <div className="v-row">
          {administrator ? (
            <span className="nl-data-badge">{say('people.administrator')}</span>
          ) : null}
          <span className="nl-data-badge">{say(`people.status.${status}`)}</span>
        </div>
      </div>
      {status === 'BLOCKED' || personId === me?.person.id ? null : (
        <PersonActions account={account} onAction={onAction} />
      )}
    </div>
  );
}

/** What cannot be taken back is asked once more. */
function PersonActions({ account, onAction }: PersonCardProps) {
  const say = useSay();
  const [asked, ask] = useState<'block' | 'recover' | undefined>();
  const { name, status } = account;
  const act = (action: PersonAction): void => {
    ask(undefined);
    onAction(action);
  };
  const first = status === 'INVITED' ? 'invite' : 'recover';
  return (
    <div className="v-row">
      <ActionButton
        size="small"
        aria-label={say(`people.${first}.of`, { name })}
        onPress={() => (first === 'invite' ? act('invite') : ask('recover'))}
      >
        {say(`people.${first}`)}
      </ActionButton>
      <ActionButton
        size="small"
        look="subtle"
        aria-label={say('people.block.of', { name })}
        onPress={() => ask('block')}
      >
        {say('people.block')}
      </ActionButton>
      {asked === undefined ? null : (
        <ModalDialog
          role="alertdialog"
          title={say(`people.${asked}.of`, { name })}
          isOpen
          onClose={() => ask(undefined)}
        >
          <p className="nl-paragraph">{say(`people.${asked}.text`)}</p>
          <div className="v-row">
            <ActionButton look="primary" onPress={() => act(asked)}>
              {say(`people.${asked}`)}
            </ActionButton>
            <ActionButton onPress={() => ask(undefined)}>{say('app.cancel')}</ActionButton>
          </div>
        </ModalDialog>
      )}
    </div>
  );
}
