import { findClusterBreak, type Text } from '@codemirror/state';

/**
 * Where a key takes the caret in a text that is not laid out by an editor, so that lines are those of the text;
 * undefined for a key that moves nothing. An emoji or a letter with its accents is one step.
 */
export function caretAfter(doc: Text, head: number, key: string): number | undefined {
  const line = doc.lineAt(head);
  const column = head - line.from;
  switch (key) {
    case 'Home':
      return line.from;
    case 'End':
      return line.to;
    case 'ArrowLeft':
      return column === 0
        ? Math.max(0, head - 1)
        : line.from + findClusterBreak(line.text, column, false);
    case 'ArrowRight':
      return head === line.to
        ? Math.min(doc.length, head + 1)
        : line.from + findClusterBreak(line.text, column, true);
    case 'ArrowUp':
      return line.number === 1 ? 0 : inLine(doc, line.number - 1, column);
    case 'ArrowDown':
      return line.number === doc.lines ? doc.length : inLine(doc, line.number + 1, column);
    default:
      return undefined;
  }
}

/** The place in a line, never within a letter. */
function inLine(doc: Text, number: number, column: number): number {
  const { from, text } = doc.line(number);
  if (column === 0 || column >= text.length) return from + Math.min(column, text.length);
  return from + findClusterBreak(text, findClusterBreak(text, column, false), true);
}
