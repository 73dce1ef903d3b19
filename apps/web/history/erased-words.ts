import { z } from 'zod';
import { ERASURE_BASES, fieldOf } from '#contract';
import { labelId } from '../messages/label-id.js';
import type { Wording } from '../field/value-words.js';
import type { Directory } from '../plan/directory.js';
import type { HistoryEntry } from './history.query.js';

const erasedShape = z.object({
  basis: z.enum(ERASURE_BASES),
  asked: z.object({ person: z.string(), organisation: z.string() }),
  field: z.string().optional(),
  endsAt: z.string(),
});

/** Who asked, on what basis, from which field where the reader may know it, and until when it can be undone (E-19). */
export function erasedWords(
  { say, moments, directory }: Wording & { directory: Directory },
  { after, itemKind }: Pick<HistoryEntry, 'after' | 'itemKind'>,
): string | null {
  const erased = erasedShape.safeParse(after);
  if (!erased.success) return null;
  const { basis, asked, field, endsAt } = erased.data;
  const known = itemKind && field !== undefined && fieldOf(itemKind, field) ? field : undefined;
  const words = [
    say('history.erased.after', {
      who: directory.author(asked),
      basis: say(`erasure.basis.${basis}`),
    }),
    itemKind && known !== undefined
      ? say('history.erased.field', { field: say(labelId.field(itemKind, known)) })
      : '',
    Date.parse(endsAt) > Date.now()
      ? say('history.erased.until', { at: moments.moment(endsAt) })
      : '',
  ];
  return words.filter(Boolean).join(' ');
}
