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

const NO_CHANGE: FunctionChange = { give: [], take: [] };

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
  // Of what was written only the changes count: what they are made to may have changed meanwhile.
  const written = useWritten(`functions/${personId}`, NO_CHANGE);
  const chosen = [
    ...functions.filter((code) => !written.value.take.includes(code)),
    ...written.value.give,
  ];
  const offered = me ? functionsFor(me.organisation.type) : [];
  // One that does not fit any more can be taken, not given.
  const shown = PERSON_FUNCTIONS.filter((code) => [...offered, ...functions].includes(code));
  const choose = (codes: readonly string[]): void =>
    written.write({
      give: shown.filter((code) => codes.includes(code) && !functions.includes(code)),
      take: functions.filter((code) => !codes.includes(code)),
    });
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
          <FunctionBoxes shown={shown} chosen={chosen} onChoose={choose} />
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

interface FunctionBoxesProps {
  readonly shown: readonly PersonFunction[];
  readonly chosen: readonly PersonFunction[];
  readonly onChoose: (codes: readonly string[]) => void;
}

function FunctionBoxes({ shown, chosen, onChoose }: FunctionBoxesProps) {
  const say = useSay();
  return (
    <CheckboxGroup className="v-stack" value={[...chosen]} onChange={onChoose}>
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
  );
}
