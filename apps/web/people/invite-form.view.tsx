import { Checkbox } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { useWritten } from '../session/use-written.js';
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
  const { value: administrator, write } = useWritten('people/new/administrator', false);
  const send = (account: NewAccount): Promise<Refusal | undefined> =>
    invite({ ...account, administrator });
  return (
    <section className="v-card v-stack" aria-labelledby="invite">
      <h2 id="invite" className="nl-heading nl-heading--level-2">
        {say('people.new')}
      </h2>
      <NewAccountForm place="people/new" send={send}>
        <Checkbox className="v-checkbox" isSelected={administrator} onChange={write}>
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
