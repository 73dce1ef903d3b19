import { useSay } from '../messages/use-say.js';
import { NewAccountForm } from '../people/new-account.form.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useForget, useWritten } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { TextInput } from '../ui/text-input.view.js';
import type { ManagedOrganisation } from './managed-organisation.js';
import type { OrganisationAction } from './organisation-card.view.js';

type Send = (body: object) => Promise<Refusal | undefined>;

interface OrganisationDialogProps {
  readonly organisation: ManagedOrganisation;
  readonly action: OrganisationAction;
  readonly send: Send;
  readonly onClose: () => void;
}

/** What is asked before something is done with an organisation. */
export function OrganisationDialog({
  organisation,
  action,
  send,
  onClose,
}: OrganisationDialogProps) {
  const say = useSay();
  const { id, name } = organisation;
  const place = `organisations/${id}/${action}`;
  const forget = useForget(place);
  const close = (): void => {
    forget();
    onClose();
  };
  const sendAndClose: Send = async (body) => {
    const refusal = await send(body);
    if (!refusal) close();
    return refusal;
  };
  return (
    <ModalDialog
      role="alertdialog"
      title={say(`organisations.${action}.of`, { name })}
      isOpen
      onClose={close}
    >
      {action === 'rename' ? <RenameForm place={place} name={name} send={sendAndClose} /> : null}
      {action === 'invite' ? (
        <NewAccountForm
          place={place}
          send={sendAndClose}
          before={<p className="nl-paragraph">{say('organisations.invite.text')}</p>}
          hasFocus
        />
      ) : null}
      {action === 'deactivate' ? (
        <Form submit={say('organisations.deactivate')} onSubmit={() => sendAndClose({})}>
          <p className="nl-paragraph">{say('organisations.deactivate.text')}</p>
        </Form>
      ) : null}
    </ModalDialog>
  );
}

interface RenameFormProps {
  readonly place: string;
  readonly name: string;
  readonly send: Send;
}

function RenameForm({ place, name, send }: RenameFormProps) {
  const say = useSay();
  const { value: given, write } = useWritten(place, name);
  return (
    <Form submit={say('organisations.rename.save')} onSubmit={() => send({ name: given })}>
      <TextInput
        label={say('organisations.name')}
        name="name"
        autoComplete="off"
        value={given}
        onChange={write}
        hasFocus
      />
    </Form>
  );
}
