import type { OrganisationType } from '#contract';
import { useSay } from '../messages/use-say.js';
import { DayInput } from '../ui/day-input.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { WordsInput } from '../ui/words-input.view.js';
import { basesFor, type GroundDraft } from './ground.js';

interface GroundFieldsProps {
  readonly draft: GroundDraft;
  readonly onChange: (draft: GroundDraft) => void;
  /** Of the organisation that the ground is for, once it is known. */
  readonly type: OrganisationType | undefined;
  /** Whether the case is one of a Zorg- en Veiligheidshuis. */
  readonly safetyHouse: boolean;
}

/** Purpose, legal basis with what it asks for, and the day of review. */
export function GroundFields({ draft, onChange, type, safetyHouse }: GroundFieldsProps) {
  const say = useSay();
  const set = (part: Partial<GroundDraft>): void => onChange({ ...draft, ...part });
  const bases = basesFor(type, safetyHouse);
  return (
    <>
      <WordsInput
        label={say('ground.purpose')}
        hint={say('ground.purpose.hint')}
        maxLength={500}
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      <SelectOne
        label={say('ground.basis')}
        placeholder={say('field.choose')}
        options={bases.map((id) => ({ id, label: say(`basis.${id}`) }))}
        value={draft.basis}
        onChange={(id) => set({ basis: bases.find((basis) => basis === id) ?? null })}
      />
      {draft.basis === 'CONSENT' ? <ConsentFields draft={draft} set={set} /> : null}
      <WordsInput
        label={say('ground.reason')}
        hint={say('ground.reason.hint')}
        maxLength={1000}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
      />
      <DayInput
        label={say('ground.reviewAt')}
        hint={say('ground.reviewAt.hint')}
        value={draft.reviewAt}
        onChange={(reviewAt) => set({ reviewAt })}
      />
    </>
  );
}

interface ConsentFieldsProps {
  readonly draft: GroundDraft;
  readonly set: (part: Partial<GroundDraft>) => void;
}

function ConsentFields({ draft, set }: ConsentFieldsProps) {
  const say = useSay();
  return (
    <>
      <TextInput
        label={say('ground.consent.of')}
        hint={say('ground.consent.of.hint')}
        name="of"
        autoComplete="off"
        maxLength={100}
        value={draft.of}
        onChange={(of) => set({ of })}
      />
      <DayInput
        label={say('ground.consent.givenAt')}
        value={draft.givenAt}
        onChange={(givenAt) => set({ givenAt })}
      />
      <DayInput
        label={say('ground.consent.until')}
        value={draft.until}
        onChange={(until) => set({ until })}
      />
    </>
  );
}
