import { useId, useState } from 'react';
import type { ErasureTarget, PresentedItem } from '#contract';
import { useAsked } from '../account/use-asked.js';
import { headlineOf } from '../item/headline.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { Loading } from '../ui/loading.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { SelectMany } from '../ui/select-many.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { caseErasuresShape, type ErasureTerms } from './erasure.js';
import { LossNotice } from './loss-notice.view.js';
import { PassageChoice } from './passage-choice.view.js';
import { ReasonFields } from './reason-fields.view.js';
import { referrersOf } from './referrers.js';
import { noWords, useAskErasure } from './use-ask-erasure.js';

interface AskErasureDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks that an item goes, part of it, or a person: what is lost and what stays is said before (E-10, E-11, E-41). */
export function AskErasureDialog({ item, name, onClose }: AskErasureDialogProps) {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const [answer] = useAsked(`/erasures/plans/${planId}`, caseErasuresShape);
  return (
    <ModalDialog
      role="alertdialog"
      title={say('erasure.ask.of', { item: name })}
      isOpen
      onClose={onClose}
    >
      {answer?.ok ? <AskForm item={item} planId={planId} terms={answer.value} /> : null}
      {answer?.ok === false ? <RefusalNotice refusal={answer} /> : null}
      {answer ? null : <Loading text={say('app.loading')} />}
    </ModalDialog>
  );
}

interface AskFormProps {
  readonly item: PresentedItem;
  readonly planId: string;
  readonly terms: ErasureTerms;
}

type Sort = 'ITEM' | 'PASSAGE' | 'PERSON';

function AskForm({ item, planId, terms }: AskFormProps) {
  const say = useSay();
  const place = `plan/${planId}/erase/${item.id}`;
  const asking = useAskErasure(place);
  const sorts: Sort[] = [item.kind === 'involvedPerson' ? 'PERSON' : 'ITEM', 'PASSAGE'];
  const { value: sort, write: setSort } = useWritten<Sort>(
    `${place}/sort`,
    sorts[0] ?? 'ITEM',
    noWords,
  );
  // Goes with the dialog: it counts in a text that others go on typing in, and may be gone by the next time (E-19).
  const [passage, setPassage] = useState<Extract<ErasureTarget, { sort: 'PASSAGE' }> | null>(null);
  const also = useWritten<readonly string[]>(`${place}/also`, []);
  const target: ErasureTarget | null =
    sort === 'PASSAGE'
      ? passage
      : { sort, items: [item.id, ...(sort === 'PERSON' ? also.value : [])] };
  if (asking.isSent) {
    return (
      <Notice sort="ok" role="status">
        <p className="nl-paragraph">{say('erasure.ask.sent')}</p>
      </Notice>
    );
  }
  return (
    <Form
      submit={say('erasure.ask.send')}
      missing={[
        ...(target ? [] : [say('erasure.ask.field')]),
        ...(asking.basis === null ? [say('erasure.basis')] : []),
      ]}
      onSubmit={() => (target ? asking.send(`/erasures/plans/${planId}`, target) : noOne())}
    >
      <SelectOne
        label={say('erasure.ask.what')}
        placeholder={say('field.choose')}
        options={sorts.map((id) => ({ id, label: say(`erasure.sort.${id}`) }))}
        value={sort}
        onChange={(id) => setSort(sorts.find((one) => one === id) ?? sort)}
      />
      {sort === 'PASSAGE' ? (
        <PassageChoice item={item} value={passage} onChange={setPassage} />
      ) : null}
      {sort === 'PERSON' ? (
        <AlsoChoice person={item} value={also.value} onChange={also.write} />
      ) : null}
      <LossNotice sort={sort} terms={terms} />
      <ReasonFields basis={asking.basis} onBasis={asking.setBasis} reason={asking.reason} />
    </Form>
  );
}

async function noOne(): Promise<undefined> {
  await Promise.resolve();
  return undefined;
}

interface AlsoChoiceProps {
  readonly person: PresentedItem;
  readonly value: readonly string[];
  readonly onChange: (items: readonly string[]) => void;
}

/** Items that name the person, of the same organisation: whoever asks says which of them go along. */
function AlsoChoice({ person, value, onChange }: AlsoChoiceProps) {
  const say = useSay();
  const id = useId();
  const sections = useLive((state) => state.plan?.sections);
  const referrers = referrersOf(sections ?? [], person);
  if (referrers.length === 0) return null;
  return (
    <div className="v-form-field">
      <span id={id} className="utrecht-form-label">
        {say('erasure.ask.also')}
      </span>
      <SelectMany
        labelledBy={id}
        placeholder={say('field.choose')}
        options={referrers.map((item) => ({
          id: item.id,
          label: headlineOf(item) ?? say('item.unnamed', { kind: say(labelId.kind(item.kind)) }),
          note: say(labelId.kind(item.kind)),
        }))}
        value={value}
        onChange={onChange}
        onClose={() => undefined}
      />
    </div>
  );
}
