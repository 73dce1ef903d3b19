import type { PresentedItem } from '#contract';
import { cleanText } from '#text';
import { FieldError, Input, TextField } from 'react-aria-components';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { hasNamesake } from './namesake.js';
import { useDraft } from './use-draft.js';

/**
 * One line; stored on Enter, on leaving the field, and when typing rests. Escape gives the stored value back. What
 * does not fit stays on screen with the reason, and is not stored.
 */
export function ShortTextControl(props: ControlProps<'shortText'>) {
  const { item, name, definition, stream, rev, value, labelId, describedBy, set } = props;
  const { maxLength, isName = false } = definition;
  const say = useSay();
  const stored = typeof value === 'string' ? value : '';
  const isTooLong = (text: string): boolean => (lineOf(text)?.length ?? 0) > maxLength;
  const isEmptied = (text: string): boolean => isName && value !== null && lineOf(text) === null;
  const { draft, change, commit, discard } = useDraft<string>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (text) => text,
    isComplete: (text) => !isTooLong(text) && !isEmptied(text),
    commit: (text, ifRev) => {
      const next = lineOf(text);
      if (next !== (value ?? null)) set(next, ifRev);
    },
  });
  const text = draft?.value ?? stored;
  return (
    <TextField
      {...namedBy(labelId, describedBy)}
      value={text}
      isInvalid={isTooLong(text) || isEmptied(text)}
      validationBehavior="aria"
      onChange={change}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft) discard();
      }}
    >
      <Input className="v-control" autoComplete="off" />
      <FieldError className="utrecht-form-field-error-message">
        {isTooLong(text) ? say('field.tooLong', { max: maxLength }) : say('field.name.empty')}
      </FieldError>
      {isName ? <NamesakeWarning item={item} name={name} text={text} /> : null}
    </TextField>
  );
}

/** Two people with one designation would be mixed up. Only a warning: whom one may not see is not compared with. */
function NamesakeWarning(typed: { item: PresentedItem; name: string; text: string }) {
  const say = useSay();
  const { section } = typed.item;
  const isSame = useLive(({ plan }) =>
    hasNamesake(plan?.sections.find((one) => one.section === section)?.items ?? [], typed),
  );
  return (
    <p className="v-field__warning v-field__foot" role="status">
      {isSame ? say('field.name.same') : ''}
    </p>
  );
}

/** What can be stored of a typed line; nothing but spaces is nothing. */
function lineOf(text: string): string | null {
  const line = cleanText(text).replaceAll('\n', ' ').trim();
  return line === '' ? null : line;
}
