import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import type { ManagedAccount } from './managed-account.js';

/** What an administrator can do for a colleague. */
export type PersonAction = 'invite' | 'block' | 'recover' | 'functions' | 'deputy' | 'handOver';

interface PersonCardProps {
  readonly account: ManagedAccount;
  readonly onAction: (action: PersonAction) => void;
}

/** A colleague: how they sign in, what they do, and who stands in for them. */
export function PersonCard({ account, onAction }: PersonCardProps) {
  const say = useSay();
  const me = useMe();
  const { name, login, administrator, status, functions, deputy, handOver } = account;
  const isMe = account.personId === me?.person.id;
  return (
    <div className="v-stack">
      <div className="v-row v-row--spread">
        <div className="v-stack v-stack--tight">
          <strong>{name}</strong>
          <span className="v-hint">{account.function}</span>
          <span className="v-hint v-anywhere">{login}</span>
          {deputy ? <span className="v-hint">{say('people.deputy.is', deputy)}</span> : null}
          {handOver === 'BEGUN' ? (
            <span className="v-hint">{say('people.handOver.begun')}</span>
          ) : null}
        </div>
        <div className="v-row">
          {administrator ? (
            <span className="nl-data-badge">{say('people.administrator')}</span>
          ) : null}
          <span className="nl-data-badge">{say(`people.status.${status}`)}</span>
        </div>
      </div>
      {functions.length === 0 ? null : (
        <ul className="v-plain-list v-row" aria-label={say('people.functions.of', { name })}>
          {functions.map((code) => (
            <li key={code} className="nl-data-badge">
              {say(`personFunction.${code}`)}
            </li>
          ))}
        </ul>
      )}
      <PersonActions actions={actionsFor(account, isMe)} name={name} onAction={onAction} />
    </div>
  );
}

interface PersonActionsProps extends Pick<PersonCardProps, 'onAction'> {
  readonly actions: readonly PersonAction[];
  readonly name: string;
}

function PersonActions({ actions, name, onAction }: PersonActionsProps) {
  const say = useSay();
  if (actions.length === 0) return null;
  return (
    <div className="v-row">
      {actions.map((action) => (
        <ActionButton
          key={action}
          size="small"
          {...(action === 'block' && { look: 'subtle' as const })}
          aria-label={say(`people.${action}.of`, { name })}
          onPress={() => onAction(action)}
        >
          {say(`people.${action}`)}
        </ActionButton>
      ))}
    </div>
  );
}

/** Nobody changes their own functions, or blocks, recovers or hands over for themselves. */
function actionsFor({ status, handOver }: ManagedAccount, isMe: boolean): PersonAction[] {
  if (isMe) return ['deputy'];
  if (status === 'BLOCKED') return handOver === 'DONE' ? [] : ['handOver'];
  const recovery = status === 'INVITED' ? 'invite' : 'recover';
  return ['functions', 'deputy', recovery, 'handOver', 'block'];
}
