/** A part of a line; a telephone number has what to dial, as a `tel:` address takes it. */
export interface LinePiece {
  readonly text: string;
  readonly dial: string | null;
}

/** 112, or what begins as a Dutch or international number does: digits with spaces, dots, hyphens, slashes or (0) in it. */
const NUMBER = /(?<![\p{L}\d])(?:112|(?:\+|0)(?:[ ./()-]*\d){7,14})(?!\d)/gu;
const DATE = /^\d{2}[-/. ]\d{2}[-/. ]\d{4}$/;

/** Takes the telephone numbers out of a line. Put together, the pieces are the line. */
export function phonePieces(line: string): LinePiece[] {
  const pieces: LinePiece[] = [];
  let from = 0;
  for (const { 0: text, index } of line.matchAll(NUMBER)) {
    if (DATE.test(text)) continue;
    if (index > from) pieces.push({ text: line.slice(from, index), dial: null });
    pieces.push({ text, dial: text.replaceAll('(0)', '').replaceAll(/[^+\d]/g, '') });
    from = index + text.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), dial: null });
  return pieces;
}
