import type { PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { useWritten } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { correctableFields } from './correct-op.js';
import { CorrectForm } from './correct-form.view.js';

interface CorrectDialogProps {
  readonly item: PresentedItem;
  readonly name: string;
  /** What is corrected, when that was chosen already: a field, and the change of it that was looked at. */
  readonly chosen?: { readonly field: string; readonly stream: string; readonly rev: number };
  readonly onClose: () => void;
}

/** Corrects what was recorded in a field of an item: something else, and the reason (N-02). */
export function CorrectDialog({ item, name, chosen, onClose }: CorrectDialogProps) {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const place = `plan/${planId}/correct/${item.id}`;
  const fields = chosen ? [chosen.field] : correctableFields(item);
  const picked = useWritten<string | null>(`${place}/field`, null, () => []);
  const field = fields.find((one) => one === picked.value) ?? fields[0];
  const now = field === undefined ? undefined : item.fields[field];
  const isOfStream = chosen !== undefined && chosen.stream === now?.stream;
  return (
    <ModalDialog
      role="alertdialog"
      title={say('correction.title', { item: name })}
      isOpen
      onClose={onClose}
    >
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('correction.text')}</p>
        {fields.length > 1 && field !== undefined ? (
          <SelectOne
            label={say('correction.field')}
            placeholder={say('field.choose')}
            options={fields.map((id) => ({ id, label: say(labelId.field(item.kind, id)) }))}
            value={field}
            onChange={picked.write}
          />
        ) : null}
        {field === undefined || !now ? (
          <p className="v-empty">{say('correction.nothing')}</p>
        ) : (
          <CorrectForm
            key={now.stream}
            item={item}
            field={field}
            now={now}
            rev={isOfStream ? chosen.rev : now.rev}
            place={`${place}/${field}`}
            onClose={onClose}
          />
        )}
      </div>
    </ModalDialog>
  );
}
