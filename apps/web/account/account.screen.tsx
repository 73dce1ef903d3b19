import { usePageTitle } from '../app/use-page-title.js';
import { ConflictLinks } from '../conflict/conflict-links.view.js';
import { useSay } from '../messages/use-say.js';
import { PeopleLink } from './people-link.view.js';
import { PasskeyList } from './passkey-list.view.js';
import { RecoveryList } from './recovery-list.view.js';
import { SessionList } from './session-list.view.js';

/** How this person signs in, and where they are signed in. */
export function AccountScreen() {
  const say = useSay();
  usePageTitle(say('account.title'));
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('account.title')}</h1>
      <PeopleLink />
      <ConflictLinks />
      <RecoveryList />
      <SessionList />
      <PasskeyList />
    </div>
  );
}
