import { VIEW_LENGTH, VIEW_MANNERS, type OwnView, type ViewManner } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useWritten, useWrittenText, type Written } from '../session/use-written.js';
import { DayInput } from '../ui/day-input.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextAreaInput, type WrittenText } from '../ui/text-area.view.js';

interface Begin extends Omit<OwnView, 'manner'> {
  readonly manner: ViewManner | null;
}

/** What a form about a view holds; it is there again whatever took the form away. */
export interface ViewFieldsState {
  readonly person: Written<string>;
  readonly words: WrittenText;
  readonly givenOn: Written<string>;
  readonly manner: Written<ViewManner | null>;
  /** What is still to be filled in. */
  readonly missing: readonly string[];
  /** The view as it is sent; null while something is missing. */
  readonly view: (person: string | undefined) => OwnView | null;
}

export function useViewFields(place: string, begin: Begin): ViewFieldsState {
  const say = useSay();
  const person = useWritten(`${place}/person`, begin.person, noWords);
  const words = useWrittenText(`${place}/words`, 1, begin.words);
  const givenOn = useWritten(`${place}/givenOn`, begin.givenOn, noWords);
  const manner = useWritten<ViewManner | null>(`${place}/manner`, begin.manner, noWords);
  const missing = [
    ...(words.value.trim() === '' ? [say('view.words')] : []),
    ...(givenOn.value === '' ? [say('view.givenOn')] : []),
    ...(manner.value === null ? [say('view.manner')] : []),
  ];
  return {
    person,
    words,
    givenOn,
    manner,
    missing,
    view: (of) =>
      of === undefined || manner.value === null || missing.length > 0
        ? null
        : { person: of, words: words.value.trim(), givenOn: givenOn.value, manner: manner.value },
  };
}

/** What was said, on which day, and how. */
export function ViewFields({ fields }: { readonly fields: ViewFieldsState }) {
  const say = useSay();
  const { words, givenOn, manner } = fields;
  return (
    <>
      <TextAreaInput
        label={say('view.words')}
        hint={say('view.words.hint')}
        text={words}
        least={1}
        maxLength={VIEW_LENGTH}
      />
      <DayInput label={say('view.givenOn')} value={givenOn.value} onChange={givenOn.write} />
      <SelectOne
        label={say('view.manner')}
        placeholder={say('field.choose')}
        options={VIEW_MANNERS.map((id) => ({ id, label: say(`view.manner.${id}`) }))}
        value={manner.value}
        onChange={(id) => manner.write(VIEW_MANNERS.find((one) => one === id) ?? null)}
      />
    </>
  );
}

function noWords(): readonly string[] {
  return [];
}
