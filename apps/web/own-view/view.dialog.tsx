import { useEffect } from 'react';
import {
  CORRECTION_REASON_LENGTH,
  type OwnView,
  type PresentedItem,
  type PresentedView,
} from '#contract';
import { Overtaken } from '../correction/overtaken.view.js';
import { draftsPlace } from '../correction/use-draft.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { useInvolved } from '../plan/use-directory.js';
import { useSubmitOne } from '../plan/use-submit-one.js';
import { Form } from '../session/form.view.js';
import { useForget, useWritten, useWrittenText } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { useViewFields, ViewFields } from './view-fields.view.js';

interface AddViewDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
}

/** Records what somebody whom the plan is about says of an item themselves (N-10). */
export function AddViewDialog({ item, name, onClose }: AddViewDialogProps) {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const place = `plan/${planId}/view-of/${item.id}`;
  const involved = useInvolved();
  const [only] = involved.length === 1 ? involved : [];
  const own = item.kind === 'involvedPerson' ? item.id : only?.[0];
  const fields = useViewFields(place, { person: own ?? '', words: '', givenOn: '', manner: null });
  const add = useSubmitOne();
  const forget = useForget(place);
  const people = involved.map(([id, label]) => ({ id, label }));
  const person = people.find(({ id }) => id === fields.person.value);
  const submit = async () => {
    const view = fields.view(person?.id);
    if (!view) return undefined;
    const { stream } = item;
    const code = await add.send({ stream, view }, (opId) => ({ viewAdd: { opId, stream, view } }));
    if (code !== undefined) return { ok: false as const, code };
    forget();
    onClose();
    return undefined;
  };
  return (
    <ModalDialog
      role="alertdialog"
      title={say('view.add.title', { item: name })}
      isOpen
      onClose={onClose}
    >
      {people.length === 0 ? (
        <p className="v-empty">{say('view.nobody')}</p>
      ) : (
        <Form
          submit={say('view.add.confirm')}
          missing={[...(person ? [] : [say('view.person')]), ...fields.missing]}
          onSubmit={submit}
        >
          <p className="nl-paragraph">
            {say(item.kind === 'involvedPerson' ? 'view.add.person' : 'view.add.text')}
          </p>
          <SelectOne
            label={say('view.person')}
            placeholder={say('field.choose')}
            options={people}
            value={person?.id ?? null}
            onChange={fields.person.write}
          />
          <ViewFields fields={fields} />
        </Form>
      )}
    </ModalDialog>
  );
}

interface CorrectViewDialogProps {
  readonly view: PresentedView;
  readonly onClose: () => void;
}

const LEAST_REASON = 3;

/** Puts right how a view was recorded, with the reason; whose it is stays (N-11). */
export function CorrectViewDialog({ view, onClose }: CorrectViewDialogProps) {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const place = `${draftsPlace(planId)}/${view.stream}`;
  const reasonPlace = `plan/${planId}/view-reason/${view.field}`;
  const fields = useViewFields(place, view.value);
  const reason = useWrittenText(reasonPlace, LEAST_REASON);
  const correct = useSubmitOne();
  const begunAt = useWritten<number | null>(`${place}/rev`, null, () => []);
  const begun = begunAt.value ?? view.rev;
  const isOvertaken = begun !== view.rev;
  const anew = useForget(place);
  const forgetReason = useForget(reasonPlace);
  useEffect(() => {
    if (begunAt.value === null) begunAt.write(view.rev);
  });
  const close = (): void => {
    if (JSON.stringify(fields.view(view.value.person)) === JSON.stringify(view.value)) anew();
    onClose();
  };
  const submit = async () => {
    const value: OwnView | null = fields.view(view.value.person);
    if (!reason.check() || !value || isOvertaken) return undefined;
    const { stream, rev } = view;
    const set = { stream, ifRev: rev, value, corrects: { rev, reason: reason.value.trim() } };
    const code = await correct.send(set, (opId) => ({ fieldSet: { opId, ...set } }));
    if (code !== undefined) return { ok: false as const, code };
    anew();
    forgetReason();
    onClose();
    return undefined;
  };
  return (
    <ModalDialog role="alertdialog" title={say('view.correct.title')} isOpen onClose={close}>
      <Form submit={say('correction.confirm')} missing={fields.missing} onSubmit={submit}>
        <p className="nl-paragraph">{say('view.correct.text')}</p>
        <ViewFields fields={fields} />
        <TextAreaInput
          label={say('correction.reason')}
          hint={say('correction.reason.hint')}
          text={reason}
          least={LEAST_REASON}
          maxLength={CORRECTION_REASON_LENGTH}
        />
        {isOvertaken ? <Overtaken onAnew={anew} /> : null}
      </Form>
    </ModalDialog>
  );
}
