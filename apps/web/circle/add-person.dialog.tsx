import { parseDate } from '@internationalized/date';
import { useQuery } from 'urql';
import { useSay } from '../messages/use-say.js';
import { TIME_ZONE } from '../messages/time-zone.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { DayInput } from '../ui/day-input.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { colleaguesQuery } from './circle.query.js';
import { useChangeCircle } from './use-change-circle.js';

interface AddPersonDialogProps {
  readonly planId: string;
  /** Those who are on the case already. */
  readonly without: ReadonlySet<string>;
  readonly onClose: () => void;
}

interface Stay {
  readonly person: string | null;
  readonly begin: string;
  readonly last: string;
}

const NOBODY: Stay = { person: null, begin: '', last: '' };

/** Puts a colleague on the case: now or from a day on, and until a day where that is known. */
export function AddPersonDialog({ planId, without, onClose }: AddPersonDialogProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const [{ data }] = useQuery({ query: colleaguesQuery });
  const written = useWritten(`plan/${planId}/add-person`, NOBODY);
  const { person, begin, last } = written.value;
  const set = (part: Partial<Stay>): void => written.write({ ...written.value, ...part });
  const close = (): void => {
    written.forget();
    onClose();
  };
  const colleagues = (data?.colleagues ?? []).filter(({ id }) => !without.has(id));
  const add = async () => {
    if (person === null) return undefined;
    const beginsAt = begin === '' ? null : startOf(begin, 0);
    const endsAt = last === '' ? null : startOf(last, 1);
    const refusal = await change((opId) => ({ addPerson: { opId, person, beginsAt, endsAt } }));
    if (!refusal) close();
    return refusal;
  };
  return (
    <ModalDialog title={say('circle.people.add')} isOpen onClose={close} role="alertdialog">
      <Form
        submit={say('circle.people.add')}
        missing={person === null ? [say('circle.people.person')] : []}
        onSubmit={add}
      >
        <SelectOne
          label={say('circle.people.person')}
          placeholder={say(colleagues.length === 0 ? 'circle.people.nobody' : 'field.choose')}
          options={colleagues.map(({ id, name, function: role }) => ({
            id,
            label: name,
            note: role,
          }))}
          value={person}
          onChange={(id) => set({ person: id })}
        />
        <DayInput
          label={say('circle.people.begin')}
          hint={say('circle.people.begin.hint')}
          value={begin}
          onChange={(day) => set({ begin: day })}
        />
        <DayInput
          label={say('circle.people.last')}
          hint={say('circle.people.last.hint')}
          value={last}
          onChange={(day) => set({ last: day })}
        />
      </Form>
    </ModalDialog>
  );
}

/** The begin of a day in the Netherlands, or of one so many days after it. */
function startOf(day: string, after: number): string {
  return parseDate(day).add({ days: after }).toDate(TIME_ZONE).toISOString();
}
