import { useEffect, useState } from 'react';
import { CASE_STATUSES, type CaseStatus } from '#contract';
import { useSay } from '../messages/use-say.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { useSettled } from '../ui/use-settled.js';

/** What to look for among one's own cases. */
export interface PlanSearch {
  readonly find: string;
  readonly status: CaseStatus | null;
}

interface PlanFinderProps {
  readonly value: PlanSearch;
  readonly onChange: (search: PlanSearch) => void;
}

const ALL = 'ALL';

/** Narrows the list by words and by how the case stands. */
export function PlanFinder({ value, onChange }: PlanFinderProps) {
  const say = useSay();
  const [words, setWords] = useState(value.find);
  const settled = useSettled(words);
  useEffect(() => {
    if (settled !== value.find) onChange({ ...value, find: settled });
  }, [settled, value, onChange]);
  // Of a case that was destroyed nobody sees anything (E-12).
  const findable = CASE_STATUSES.filter((id) => id !== 'DESTROYED');
  const statuses = findable.map((id) => ({ id, label: say(`case.status.${id}`) }));
  return (
    <search className="v-row v-finder" aria-label={say('plans.find')}>
      <TextInput
        label={say('plans.find')}
        hint={say('plans.find.hint')}
        name="find"
        isRequired={false}
        autoComplete="off"
        value={words}
        onChange={setWords}
      />
      <SelectOne
        label={say('case.status')}
        placeholder={say('plans.anyStatus')}
        options={[{ id: ALL, label: say('plans.anyStatus') }, ...statuses]}
        value={value.status ?? ALL}
        onChange={(id) =>
          onChange({ ...value, status: CASE_STATUSES.find((status) => status === id) ?? null })
        }
      />
    </search>
  );
}
