import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Icon } from '../ui/icon.view.js';
import { NewAccountForm, type NewAccount } from './new-account.form.js';

interface InviteFormProps {
  readonly invite: (
    account: NewAccount & { readonly administrator: boolean },
  ) => Promise<Refusal | undefined>;
}

/** Invites somebody new of the organisation. */
export function InviteForm({ invite }: InviteFormProps) {
  const say = useSay();
  const [administrator, setAdministrator] = useState(false);
  const send = async (account: NewAccount): Promise<Refusal | undefined> => {
    const refusal = await invite({ ...account, administrator });
    if (!refusal) setAdministrator(false);
    return refusal;
  };
  return (
    <section className="v-card v-stack" aria-labelledby="invite">
      <h2 id="invite" className="nl-heading nl-heading--level-2">
        {say('people.new')}
      </h2>
      <NewAccountForm send={send}>
        <Checkbox className="v-checkbox" isSelected={administrator} onChange={setAdministrator}>
          <span className="v-checkbox__box">
            <Icon name="check" />
          </span>
          <span>
            {say('people.administrator')}
            <span className="v-option__note">{say('people.administrator.note')}</span>
          </span>
        </Checkbox>
      </NewAccountForm>
    </section>
  );
}
