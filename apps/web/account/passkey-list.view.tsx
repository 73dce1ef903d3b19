import { useState } from 'react';
import { z } from 'zod';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { addPasskey } from '../session/passkey.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { useWritten } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { TextInput } from '../ui/text-input.view.js';
import { useAsked } from './use-asked.js';

const passkeysShape = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    createdAt: z.string(),
    usedAt: z.string().nullable(),
  }),
);

type OwnPasskey = z.infer<typeof passkeysShape>[number];

/** The passkeys of this person, and a form for one more. */
export function PasskeyList() {
  const say = useSay();
  const [answer, again] = useAsked('/auth/passkeys', passkeysShape);
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const stepUp = useStepUp();
  const remove = async (id: string): Promise<void> => {
    const refused = await stepUp.run(async () => {
      const removed = await post(`/auth/passkeys/${id}/remove`, {}, nothing);
      return removed.ok ? undefined : removed;
    });
    setRefusal(refused);
    await again();
  };
  if (!answer) return <Loading text={say('app.loading')} />;
  const passkeys = answer.ok ? answer.value : [];
  return (
    <section className="v-stack" aria-labelledby="passkeys">
      <h2 id="passkeys" className="nl-heading nl-heading--level-2">
        {say('passkeys.title')}
      </h2>
      <p className="nl-paragraph">{say('passkeys.text')}</p>
      <RefusalNotice refusal={answer.ok ? refusal : answer} />
      {passkeys.length === 0 ? <p className="v-empty">{say('passkeys.none')}</p> : null}
      <ul className="v-plain-list v-stack">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="v-card">
            <PasskeyCard passkey={passkey} onRemove={() => void remove(passkey.id)} />
          </li>
        ))}
      </ul>
      <NewPasskey onAdded={again} add={(name) => stepUp.run(() => addPasskey(name))} />
      {stepUp.dialog}
    </section>
  );
}

function PasskeyCard({ passkey, onRemove }: { passkey: OwnPasskey; onRemove: () => void }) {
  const say = useSay();
  const { moment } = useMoments();
  const { name, createdAt, usedAt } = passkey;
  const [isAsked, ask] = useState(false);
  return (
    <div className="v-row v-row--spread">
      <div className="v-stack v-stack--tight">
        <strong>{name}</strong>
        <span className="v-hint">{say('passkeys.added', { at: moment(createdAt) })}</span>
        {usedAt === null ? null : (
          <span className="v-hint">{say('passkeys.used', { at: moment(usedAt) })}</span>
        )}
      </div>
      <ActionButton
        size="small"
        aria-label={say('passkeys.remove.of', { name })}
        onPress={() => ask(true)}
      >
        {say('passkeys.remove')}
      </ActionButton>
      {isAsked ? (
        <SureDialog
          title={say('passkeys.remove.of', { name })}
          text={say('passkeys.remove.text')}
          sure={say('passkeys.remove')}
          onSure={onRemove}
          onClose={() => ask(false)}
        />
      ) : null}
    </div>
  );
}

interface NewPasskeyProps {
  readonly add: (name: string) => Promise<Refusal | undefined>;
  readonly onAdded: () => Promise<void>;
}

function NewPasskey({ add, onAdded }: NewPasskeyProps) {
  const say = useSay();
  const { value: name, write, forget } = useWritten('passkey', '');
  return (
    <Form
      submit={say('passkeys.add')}
      onSubmit={async () => {
        const refusal = await add(name);
        if (refusal) return refusal;
        forget();
        await onAdded();
        return undefined;
      }}
    >
      <TextInput
        label={say('passkeys.name')}
        hint={say('passkeys.name.hint')}
        name="passkey"
        autoComplete="off"
        value={name}
        onChange={write}
      />
    </Form>
  );
}
