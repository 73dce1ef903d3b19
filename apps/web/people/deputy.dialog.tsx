import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import type { ManagedAccount } from './managed-account.js';

const NOBODY = 'NOBODY';

interface DeputyDialogProps {
  readonly account: ManagedAccount;
  readonly colleagues: readonly ManagedAccount[];
  readonly send: (deputy: string | null) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

/** Who stands in for a colleague. */
export function DeputyDialog({ account, colleagues, send, onClose }: DeputyDialogProps) {
  const say = useSay();
  const { name, deputy, personId } = account;
  const written = useWritten(`deputy/${personId}`, deputy?.personId ?? NOBODY);
  const { value: chosen } = written;
  const close = (): void => {
    written.forget();
    onClose();
  };
  const others = colleagues.filter((one) => one.personId !== personId && one.status !== 'BLOCKED');
  return (
    <ModalDialog title={say('people.deputy.of', { name })} isOpen onClose={close}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('people.deputy.text')}</p>
        <Form
          submit={say('people.deputy.save')}
          onSubmit={async () => {
            const refusal = await send(chosen === NOBODY ? null : chosen);
            if (!refusal) close();
            return refusal;
          }}
        >
          <SelectOne
            label={say('people.deputy')}
            placeholder={say('field.choose')}
            value={chosen}
            options={[
              { id: NOBODY, label: say('people.deputy.none') },
              ...others.map((one) => ({
                id: one.personId,
                label: one.name,
                note: one.function,
              })),
            ]}
            onChange={written.write}
          />
        </Form>
      </div>
    </ModalDialog>
  );
}
