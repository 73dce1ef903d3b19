import { isText, kindOf, type PresentedItem } from '#contract';

const LONGEST = 80;

/** What names an item in a list: the beginning of its headline field, or null while that is empty. */
export function headlineOf(item: PresentedItem): string | null {
  const field = item.fields[kindOf(item.kind).headline];
  if (!field) return null;
  const text = isText(field) ? field.text : field.value;
  if (typeof text !== 'string') return null;
  const line = text.trim().replace(/\s+/gu, ' ');
  return line === '' ? null : shortened(line);
}

/** Cut at a word where there is one, never inside a character. */
export function shortened(line: string, longest = LONGEST): string {
  const characters = [...line];
  if (characters.length <= longest) return line;
  const cut = characters.slice(0, longest).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}
