import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { Icon } from '../ui/icon.view.js';
import { TextInput } from '../ui/text-input.view.js';

const EMPTY = { name: '', function: '', login: '', administrator: false };

interface InviteFormProps {
  readonly invite: (account: typeof EMPTY) => Promise<Refusal | undefined>;
}

/** Invites somebody new of the organisation. */
export function InviteForm({ invite }: InviteFormProps) {
  const say = useSay();
  const [account, setAccount] = useState(EMPTY);
  return (
    <section className="v-card v-stack" aria-labelledby="invite">
      <h2 id="invite" className="nl-heading nl-heading--level-2">
        {say('people.new')}
      </h2>
      <Form
        submit={say('people.new.send')}
        onSubmit={async () => {
          const refusal = await invite(account);
          if (!refusal) setAccount(EMPTY);
          return refusal;
        }}
      >
        <TextInput
          label={say('people.name')}
          name="name"
          autoComplete="off"
          value={account.name}
          onChange={(name) => setAccount({ ...account, name })}
        />
        <TextInput
          label={say('people.function')}
          name="function"
          autoComplete="off"
          value={account.function}
          onChange={(role) => setAccount({ ...account, function: role })}
        />
        <TextInput
          label={say('signIn.login')}
          name="login"
          type="email"
          autoComplete="off"
          value={account.login}
          onChange={(login) => setAccount({ ...account, login })}
        />
        <Checkbox
          className="v-checkbox"
          isSelected={account.administrator}
          onChange={(administrator) => setAccount({ ...account, administrator })}
        >
          <span className="v-checkbox__box">
            <Icon name="check" />
          </span>
          <span>
            {say('people.administrator')}
            <span className="v-option__note">{say('people.administrator.note')}</span>
          </span>
        </Checkbox>
      </Form>
    </section>
  );
}
