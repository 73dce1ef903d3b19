import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { functionsFor, PERSON_FUNCTIONS, type PersonFunction } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useMe } from '../session/session.context.js';
import { useWritten } from '../session/use-written.js';
import { Icon } from '../ui/icon.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import type { ManagedAccount } from './managed-account.js';

/** Only what changed is sent: another administrator may be at it, too. */
export interface FunctionChange {
  readonly give: readonly PersonFunction[];
  readonly take: readonly PersonFunction[];
}

interface FunctionsDialogProps {
  readonly account: ManagedAccount;
  readonly send: (change: FunctionChange) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

/** The functions of a colleague, out of those that fit the organisation. */
export function FunctionsDialog({ account, send, onClose }: FunctionsDialogProps) {
  const say = useSay();
  const { list } = useMoments();
  const me = useMe();
  const { personId, name, functions } = account;
  const written = useWritten<readonly string[]>(`functions/${personId}`, functions);
  const { value: chosen } = written;
  const offered = me ? functionsFor(me.organisation.type) : [];
  // One that does not fit any more can be taken, not given.
  const shown = PERSON_FUNCTIONS.filter((code) => [...offered, ...functions].includes(code));
  const take = functions.filter((code) => !chosen.includes(code));
  const close = (): void => {
    written.forget();
    onClose();
  };
  const submit = async (): Promise<Refusal | undefined> => {
    const give = shown.filter((code) => chosen.includes(code) && !functions.includes(code));
    const refusal = await send({ give, take });
    if (!refusal) close();
    return refusal;
  };
  return (
    <ModalDialog title={say('people.functions.of', { name })} isOpen onClose={close}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('people.functions.text')}</p>
        <Form submit={say('people.functions.save')} onSubmit={submit}>
          <CheckboxGroup className="v-stack" value={[...chosen]} onChange={written.write}>
            <Label className="v-unseen">{say('people.functions')}</Label>
            {shown.map((code) => (
              <Checkbox key={code} className="v-checkbox" value={code}>
                <span className="v-checkbox__box">
                  <Icon name="check" />
                </span>
                <span>
                  {say(`personFunction.${code}`)}
                  <span className="v-option__note">{say(`personFunction.${code}.note`)}</span>
                </span>
              </Checkbox>
            ))}
          </CheckboxGroup>
          {take.length === 0 ? null : (
            <Notice sort="warning" role="status">
              <p className="nl-paragraph">
                {say('people.functions.take', {
                  name,
                  functions: list(take.map((code) => say(`personFunction.${code}`))),
                })}
              </p>
            </Notice>
          )}
        </Form>
      </div>
    </ModalDialog>
  );
}
