import { ERASURE_BASES, type ErasureBasis } from '#contract';
import { useSay } from '../messages/use-say.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextAreaInput, type WrittenText } from '../ui/text-area.view.js';

/** So many characters a reason has at least. */
export const LEAST = 10;

interface ReasonFieldsProps {
  readonly basis: ErasureBasis | null;
  readonly onBasis: (basis: ErasureBasis | null) => void;
  readonly reason: WrittenText;
}

/** On what basis, and why: what the privacy officer decides on. */
export function ReasonFields({ basis, onBasis, reason }: ReasonFieldsProps) {
  const say = useSay();
  return (
    <>
      <SelectOne
        label={say('erasure.basis')}
        placeholder={say('field.choose')}
        options={ERASURE_BASES.map((id) => ({ id, label: say(`erasure.basis.${id}`) }))}
        value={basis}
        onChange={(id) => onBasis(ERASURE_BASES.find((one) => one === id) ?? null)}
      />
      <TextAreaInput
        label={say('erasure.ask.reason')}
        hint={say('erasure.ask.reason.hint')}
        text={reason}
        least={LEAST}
        maxLength={500}
      />
    </>
  );
}
