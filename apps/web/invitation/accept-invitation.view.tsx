import { useState } from 'react';
import { MIN_PASSWORD_LENGTH } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { post } from '../session/ask.js';
import { TextInput } from '../ui/text-input.view.js';
import { EnrolAuthenticator } from './enrol-authenticator.view.js';
import { acceptedShape, type OpenInvitation } from './open-invitation.js';

interface AcceptInvitationProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
  readonly onAccepted: (recoveryCodes: readonly string[]) => void;
}

/** Password and second factor, set together. */
export function AcceptInvitation({ token, invitation, onAccepted }: AcceptInvitationProps) {
  const say = useSay();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { name, organisation, login } = invitation;
  return (
    <>
      <p className="nl-paragraph">{say('invitation.intro', { name, organisation })}</p>
      <Form
        submit={say('invitation.accept')}
        onSubmit={async () => {
          const given = { token, password, code };
          const answer = await post('/auth/invitation/accept', given, acceptedShape);
          if (!answer.ok) return answer;
          onAccepted(answer.value.recoveryCodes);
          return undefined;
        }}
      >
        <section className="v-card v-stack">
          <h2 className="nl-heading nl-heading--level-3">{say('invitation.password')}</h2>
          <p className="nl-paragraph">{say('invitation.login', { login })}</p>
          <KeptLogin login={login} />
          <TextInput
            label={say('invitation.newPassword')}
            hint={say('invitation.newPassword.hint', { length: MIN_PASSWORD_LENGTH })}
            name="password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
          />
        </section>
        <section className="v-card v-stack">
          <h2 className="nl-heading nl-heading--level-3">{say('invitation.factor')}</h2>
          <EnrolAuthenticator invitation={invitation} />
          <TextInput
            label={say('invitation.code')}
            name="code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
          />
        </section>
      </Form>
    </>
  );
}

/** Password managers keep the password under this name. */
function KeptLogin({ login }: { login: string }) {
  return (
    <input
      className="v-unseen"
      type="email"
      name="username"
      autoComplete="username"
      value={login}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
