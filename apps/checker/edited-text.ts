/**
 * A text after an edit of the log: a CodeMirror change set in JSON form (L-40), a list of sections of which a number keeps so many
 * UTF-16 code units, and a list replaces so many by lines. Undefined for one that does not fit the text: then it gives nothing.
 */
export function editedText(text: string, changes: unknown): string | undefined {
  if (!Array.isArray(changes)) return undefined;
  let [at, edited] = [0, ''];
  for (const section of changes as unknown[]) {
    if (typeof section === 'number') {
      edited += text.slice(at, at + section);
      at += section;
    } else {
      const [length, ...lines] = Array.isArray(section) ? (section as unknown[]) : [];
      if (typeof length !== 'number') return undefined;
      at += length;
      edited += lines.map(String).join('\n');
    }
  }
  return at === text.length ? edited : undefined;
}
