import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { Loading } from '../ui/loading.view.js';
import { InvitationLink } from './invitation-link.view.js';
import { InviteForm } from './invite-form.view.js';
import { accountsShape, invitedShape, linkOf, type ManagedAccount } from './managed-account.js';
import { PersonCard, type PersonAction } from './person-card.view.js';

/** The accounts of the organisation, for its administrator. */
export function PeopleScreen() {
  const say = useSay();
  const [answer, again] = useAsked('/auth/people', accountsShape);
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [link, setLink] = useState<string | undefined>();
  const stepUp = useStepUp();
  usePageTitle(say('people.title'));
  const invite = async (path: string, body: object): Promise<Refusal | undefined> =>
    stepUp.run(async () => {
      const invited = await post(path, body, invitedShape);
      if (!invited.ok) return invited;
      setLink(linkOf(invited.value.token));
      await again();
      return undefined;
    });
  const act = async (action: PersonAction, { personId }: ManagedAccount): Promise<void> => {
    const path = `/auth/people/${personId}/${action}`;
    if (action === 'invite') return setRefusal(await invite(path, {}));
    const refused = await stepUp.run(async () => {
      const done = await post(path, {}, nothing);
      return done.ok ? undefined : done;
    });
    setRefusal(refused);
    await again();
  };
  if (!answer) return <Loading text={say('app.loading')} />;
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('people.title')}</h1>
      <RefusalNotice refusal={answer.ok ? refusal : answer} />
      {link === undefined ? null : <InvitationLink link={link} />}
      <ul className="v-plain-list v-stack">
        {(answer.ok ? answer.value : []).map((account) => (
          <li key={account.personId} className="v-card">
            <PersonCard account={account} onAction={(action) => void act(action, account)} />
          </li>
        ))}
      </ul>
      {answer.ok ? <InviteForm invite={(account) => invite('/auth/people', account)} /> : null}
      {stepUp.dialog}
    </div>
  );
}
