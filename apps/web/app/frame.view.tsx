import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useSay } from '../messages/use-say.js';
import type { Me } from '../session/me.query.js';
import { SessionGate, useMe } from '../session/session.context.js';
import { signOut } from '../session/sign-out.js';
import { Unreached } from '../session/unreached.view.js';
import { SettingsDialog } from '../settings/settings.dialog.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { FaultBoundary } from './fault.screen.js';
import { QuickExit } from './quick-exit.view.js';

/** The screen that people come to who have no account yet. */
const WITHOUT_SESSION = '/invitation';

/** What stands around every screen. */
export function Frame() {
  const say = useSay();
  const isOpen = useLocation({ select: ({ pathname }) => pathname === WITHOUT_SESSION });
  return (
    <div className="v-frame">
      <a className="nl-skip-link nl-skip-link--visible-on-focus v-skip" href="#content">
        {say('app.skip')}
      </a>
      {isOpen ? (
        <Page me={null}>
          <Outlet />
        </Page>
      ) : (
        <SessionGate fallback={(screen) => <Page me={null}>{screen}</Page>}>
          <SignedInPage />
        </SessionGate>
      )}
    </div>
  );
}

function SignedInPage() {
  return (
    <Page me={useMe()}>
      <Outlet />
    </Page>
  );
}

function Page({ me, children }: { me: Me | null; children: ReactNode }) {
  const say = useSay();
  return (
    <>
      <header>
        {me?.demo ? <p className="v-demo-banner">{say('demo.banner')}</p> : null}
        <div className="v-bar">
          <Link className="v-brand" to="/">
            <img src="/icon.svg" alt="" width="32" height="32" />
            <span className="v-narrow-unseen">{say('app.name')}</span>
          </Link>
          <div className="v-bar__end">
            {me ? <SignedInAs me={me} /> : null}
            {me?.readsAccessLog === true ? (
              <Link className="nl-link" to="/access-log">
                {say('accessLog.title')}
              </Link>
            ) : null}
            {me?.organisation.type === 'PLATFORM' ? (
              <Link className="nl-link" to="/organisations">
                {say('organisations.title')}
              </Link>
            ) : null}
            <SettingsButton />
            {me ? (
              <ActionButton look="subtle" size="small" onPress={() => void signOut()}>
                {say('signIn.out')}
              </ActionButton>
            ) : null}
            <QuickExit />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="v-main">
        <Unreached />
        <FaultBoundary>{children}</FaultBoundary>
      </main>
    </>
  );
}

function SignedInAs({ me }: { me: Me }) {
  const say = useSay();
  return (
    <p className="v-me">
      <span className="v-unseen">{say('signIn.as')} </span>
      <Link className="nl-link" to="/account">
        <strong>{me.person.name}</strong>
        <span className="v-unseen">, {say('account.title')}</span>
      </Link>{' '}
      {saysAlready(me.person) ? null : <span className="v-me__function">{me.person.function}</span>}{' '}
      <span className="v-me__organisation">{me.organisation.name}</span>
    </p>
  );
}

/** Many are known by what they do: it is not said twice. */
function saysAlready({ name, function: task }: Me['person']): boolean {
  const words = (text: string): string =>
    ` ${text
      .toLocaleLowerCase('nl')
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')} `;
  return words(name).includes(words(task));
}

function SettingsButton() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        look="subtle"
        size="small"
        isIconOnly
        icon={<Icon name="settings" />}
        onPress={() => setOpen(true)}
      >
        {say('settings.title')}
      </ActionButton>
      <SettingsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
