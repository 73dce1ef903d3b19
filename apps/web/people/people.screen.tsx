import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { HandedOverNotice } from './handed-over.view.js';
import { InvitationLink } from './invitation-link.view.js';
import { InviteForm } from './invite-form.view.js';
import { accountsShape, type ManagedAccount } from './managed-account.js';
import { PersonCard } from './person-card.view.js';
import { PersonDialog } from './person.dialog.js';
import { usePeople } from './use-people.js';

/** The accounts of the organisation, for its administrator. */
export function PeopleScreen() {
  const say = useSay();
  const [answer, again] = useAsked('/auth/people', accountsShape);
  usePageTitle(say('people.title'));
  if (!answer) return <Loading text={say('app.loading')} />;
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('people.title')}</h1>
      {answer.ok ? <People accounts={answer.value} again={again} /> : null}
      {!answer.ok && answer.code === 'NOT_ALLOWED' ? (
        <Notice title={say('people.refused')}>
          <p className="nl-paragraph">{say('people.refused.text')}</p>
        </Notice>
      ) : null}
      {!answer.ok && answer.code !== 'NOT_ALLOWED' ? (
        <>
          <RefusalNotice refusal={answer} />
          <ActionButton onPress={() => void again()}>{say('app.retry')}</ActionButton>
        </>
      ) : null}
    </div>
  );
}

interface PeopleProps {
  readonly accounts: readonly ManagedAccount[];
  readonly again: () => Promise<void>;
}

function People({ accounts, again }: PeopleProps) {
  const people = usePeople(again);
  const { link, refusal, opened, handedOver } = people;
  return (
    <>
      <RefusalNotice refusal={refusal} />
      {link === undefined ? null : <InvitationLink link={link} />}
      {handedOver ? <HandedOverNotice {...handedOver} /> : null}
      <ul className="v-plain-list v-stack">
        {accounts.map((account) => (
          <li key={account.personId} className="v-card">
            <PersonCard account={account} onAction={(action) => people.start(account, action)} />
          </li>
        ))}
      </ul>
      <InviteForm invite={(account) => people.invite('/auth/people', account)} />
      {opened ? (
        <PersonDialog
          {...opened}
          colleagues={accounts}
          act={people.act}
          handOver={people.handOver}
          onSure={people.sure}
          onClose={people.close}
        />
      ) : null}
      {people.stepUp}
    </>
  );
}
