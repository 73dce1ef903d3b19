import type { FieldValue } from '#contract';
import { cleanText } from '#text';
import { Input, TextField } from 'react-aria-components';
import { namedBy } from '../ui/named-by.js';
import type { ControlProps } from './control.js';
import { useDraft } from './use-draft.js';

/** One line; stored on Enter, on leaving the field, and when typing rests. Escape gives the stored value back. */
export function ShortTextControl(props: ControlProps<'shortText'>) {
  const { item, name, definition, stream, rev, value, labelId, describedBy, set } = props;
  const stored = typeof value === 'string' ? value : '';
  const { draft, change, commit, discard } = useDraft<string>({
    item: item.id,
    field: name,
    stream,
    rev,
    words: (text) => text,
    commit: (text, ifRev) => {
      const next = lineOf(text);
      if (next !== (value ?? null)) set(next, ifRev);
    },
  });
  return (
    <TextField
      {...namedBy(labelId, describedBy)}
      value={draft?.value ?? stored}
      maxLength={definition.maxLength}
      onChange={change}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft) discard();
      }}
    >
      <Input className="v-control" autoComplete="off" />
    </TextField>
  );
}

/** What can be stored of a typed line; nothing but spaces is nothing. */
function lineOf(text: string): FieldValue {
  const line = cleanText(text).replaceAll('\n', ' ').trim();
  return line === '' ? null : line;
}
