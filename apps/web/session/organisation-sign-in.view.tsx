import { useState } from 'react';
import { z } from 'zod';
import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { post } from './ask.js';
import { Form } from './form.view.js';

const startedShape = z.object({ url: z.string() });

/** What the server puts behind the address when a provider's answer was refused. */
const REFUSED = '#sign-on-refused';

/** Signing in at the provider of one's own organisation, found by the domain of an e-mail address. */
export function OrganisationSignIn() {
  const say = useSay();
  const [login, setLogin] = useState('');
  const [wasRefused] = useState(() => window.location.hash === REFUSED);
  return (
    <section className="v-card v-stack" aria-labelledby="sign-on">
      <h2 id="sign-on" className="nl-heading nl-heading--level-2">
        {say('signOn.title')}
      </h2>
      {wasRefused ? (
        <Notice sort="error" role="alert">
          <p className="utrecht-paragraph">{say('error.SIGN_ON_REFUSED')}</p>
        </Notice>
      ) : null}
      <Form
        submit={say('signOn.next')}
        onSubmit={async () => {
          const answer = await post('/auth/oidc/start', { login }, startedShape);
          if (!answer.ok) return answer;
          window.location.assign(answer.value.url);
          return undefined;
        }}
      >
        <TextInput
          label={say('signOn.login')}
          name="organisation-login"
          type="email"
          autoComplete="email"
          value={login}
          onChange={setLogin}
        />
      </Form>
    </section>
  );
}
