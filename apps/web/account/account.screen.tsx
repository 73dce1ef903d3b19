import { usePageTitle } from '../app/use-page-title.js';
import { ConflictLink } from '../conflict/conflict-link.view.js';
import { ErasureLink } from '../erasure/erasure-link.view.js';
import { useSay } from '../messages/use-say.js';
import { PeopleLinks } from './people-links.view.js';
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
      <p className="v-row">
        <PeopleLinks />
        <ConflictLink />
        <ErasureLink />
      </p>
      <RecoveryList />
      <SessionList />
      <PasskeyList />
    </div>
  );
}
