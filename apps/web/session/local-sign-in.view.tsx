import { useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { TextInput } from '../ui/text-input.view.js';
import { Form } from './form.view.js';
import { nothing, post } from './ask.js';
import { OrganisationSignIn } from './organisation-sign-in.view.js';
import { PasskeyButton } from './passkey-button.view.js';

/** Signing in with password and second factor. Whoever took too long begins again, with the login still there. */
export function LocalSignIn() {
  const [login, setLogin] = useState('');
  const [isHalfway, setHalfway] = useState(false);
  const [hasExpired, setExpired] = useState(false);
  if (!isHalfway) {
    return (
      <PasswordStep
        login={login}
        onLogin={setLogin}
        hasExpired={hasExpired}
        onDone={() => setHalfway(true)}
      />
    );
  }
  return (
    <CodeStep
      onExpired={() => {
        setExpired(true);
        setHalfway(false);
      }}
    />
  );
}

interface PasswordStepProps {
  readonly login: string;
  readonly onLogin: (login: string) => void;
  readonly hasExpired: boolean;
  readonly onDone: () => void;
}

function PasswordStep({ login, onLogin, hasExpired, onDone }: PasswordStepProps) {
  const say = useSay();
  const [password, setPassword] = useState('');
  return (
    <>
      <h1 className="nl-heading nl-heading--level-1">{say('signIn.title')}</h1>
      {hasExpired ? (
        <p className="nl-paragraph" role="alert">
          {say('error.SIGN_IN_EXPIRED')}
        </p>
      ) : null}
      <Form
        submit={say('signIn.next')}
        onSubmit={async () => {
          const answer = await post('/auth/password', { login, password }, nothing);
          if (!answer.ok) return answer;
          onDone();
          return undefined;
        }}
      >
        <TextInput
          label={say('signIn.login')}
          name="username"
          type="email"
          autoComplete="username"
          value={login}
          onChange={onLogin}
        />
        <TextInput
          label={say('signIn.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </Form>
      <PasskeyButton path="/auth/passkey" label={say('signIn.passkey')} onDone={reload} />
      <p className="v-hint">{say('signIn.help')}</p>
      <OrganisationSignIn />
    </>
  );
}

function CodeStep({ onExpired }: { onExpired: () => void }) {
  const say = useSay();
  const [code, setCode] = useState('');
  return (
    <>
      <h1 className="nl-heading nl-heading--level-1">{say('signIn.code.title')}</h1>
      <Form
        submit={say('signIn.title')}
        onSubmit={async () => {
          const answer = await post('/auth/code', { code }, nothing);
          if (answer.ok) reload();
          else if (answer.code === 'SIGN_IN_EXPIRED') onExpired();
          else return answer;
          return undefined;
        }}
      >
        <TextInput
          label={say('signIn.code')}
          hint={say('signIn.code.hint')}
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          hasFocus
        />
      </Form>
      <PasskeyButton path="/auth/passkey" label={say('signIn.passkey')} onDone={reload} />
    </>
  );
}

/** Whoever was on their way to a plan arrives there, with nothing of before in memory. */
function reload(): void {
  window.location.reload();
}
