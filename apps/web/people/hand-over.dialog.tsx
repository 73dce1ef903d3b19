import { useAsked } from '../account/use-asked.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useMe } from '../session/session.context.js';
import { useForget, useWritten } from '../session/use-written.js';
import { Loading } from '../ui/loading.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { casesShape, type ManagedAccount } from './managed-account.js';

interface HandOverDialogProps {
  readonly account: ManagedAccount;
  readonly colleagues: readonly ManagedAccount[];
  readonly send: (successor: string | null) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

/** Somebody leaves: how much there is to hand over, what is lost, and to whom it goes (I-57, I-59). */
export function HandOverDialog(props: HandOverDialogProps) {
  const say = useSay();
  const { personId, name } = props.account;
  const forget = useForget(`hand-over/${personId}`);
  const close = (): void => {
    forget();
    props.onClose();
  };
  const [answer] = useAsked(`/auth/people/${personId}/hand-over`, casesShape);
  return (
    <ModalDialog
      role="alertdialog"
      title={say('people.handOver.of', { name })}
      isOpen
      onClose={close}
    >
      {answer ? null : <Loading text={say('app.loading')} />}
      <RefusalNotice refusal={answer?.ok === false ? answer : undefined} />
      {answer?.ok ? <HandOverForm {...props} onClose={close} cases={answer.value.cases} /> : null}
    </ModalDialog>
  );
}

function HandOverForm(props: HandOverDialogProps & { readonly cases: number }) {
  const say = useSay();
  const { account, cases, send, onClose } = props;
  const { name, status } = account;
  const successors = useSuccessors(props);
  const proposed = successors.find(({ id }) => id === account.deputy?.personId)?.id ?? null;
  const place = `hand-over/${account.personId}`;
  const { value: chosen, write } = useWritten<string | null>(place, proposed);
  const submit = async (): Promise<Refusal | undefined> => {
    const refusal = await send(cases === 0 ? null : chosen);
    if (!refusal) onClose();
    return refusal;
  };
  return (
    <Form submit={say('people.handOver.send')} onSubmit={submit}>
      <p className="nl-paragraph">{say('people.handOver.cases', { name, cases })}</p>
      {status === 'BLOCKED' ? null : (
        <p className="nl-paragraph">
          {say(cases === 0 ? 'people.handOver.text.none' : 'people.handOver.text', { name })}
        </p>
      )}
      {cases === 0 ? null : (
        <>
          <Notice sort="warning">
            <p className="nl-paragraph">{say('people.handOver.lost', { name })}</p>
          </Notice>
          <SelectOne
            label={say('people.successor')}
            placeholder={say(successors.length === 0 ? 'people.successor.none' : 'field.choose')}
            value={chosen}
            options={successors}
            onChange={write}
          />
        </>
      )}
    </Form>
  );
}

/** Whoever can take over: not the one who leaves, and not the administrator who does this. */
function useSuccessors({ account, colleagues }: HandOverDialogProps) {
  const say = useSay();
  const me = useMe();
  return colleagues
    .filter(({ personId, status }) => {
      return status !== 'BLOCKED' && personId !== account.personId && personId !== me?.person.id;
    })
    .map((one) => ({
      id: one.personId,
      label: one.name,
      note: one.personId === account.deputy?.personId ? say('people.isDeputy') : one.function,
    }));
}
