import type { HistoryEntry } from './history.query.js';

/** Who wrote or took away a piece: an id of the reader's choosing. */
export type Writer = string;

/**
 * A piece of a text with what happened to it. Of text that stayed only the words near an edit are known: `text` is
 * null where they are not.
 */
export interface Piece {
  readonly op: 'EQUAL' | 'INSERT' | 'DELETE';
  readonly text: string | null;
  readonly length: number;
  readonly by: Writer;
}

type Part = HistoryEntry['parts'][number];

/** Code units of unchanged text that the server tells on each side of an edit. */
const CONTEXT = 60;

/** The pieces of one edit. */
export function piecesOf(parts: readonly Part[], by: Writer): Piece[] {
  return parts.flatMap((part, index): Piece[] => {
    const { op, text, length } = part;
    if (op !== 'EQUAL' || text.length === length) return [{ op, text, length, by }];
    const head = index === 0 ? '' : text.slice(0, CONTEXT);
    const tail = index === parts.length - 1 ? '' : text.slice(-CONTEXT);
    return [
      { op, text: head, length: head.length, by },
      { op, text: null, length: length - head.length - tail.length, by },
      { op, text: tail, length: tail.length, by },
    ].filter((piece) => piece.length > 0);
  });
}

/** The pieces after one more edit: what was written and taken away again within them is nowhere. */
export function piecesAfter(pieces: readonly Piece[], edit: readonly Piece[]): Piece[] {
  const waiting = pieces.toReversed();
  const done: Piece[] = [];
  for (const part of edit) {
    if (part.op === 'INSERT') {
      done.push(part);
      continue;
    }
    let at = 0;
    while (at < part.length) {
      const next = waiting.pop();
      if (!next) break;
      if (next.op === 'DELETE') {
        done.push(next);
        continue;
      }
      const [now, rest] = cut(next, part.length - at);
      if (rest) waiting.push(rest);
      const known = part.text?.slice(at, at + now.length) ?? now.text;
      at += now.length;
      if (part.op === 'EQUAL') done.push({ ...now, text: now.text ?? known });
      else if (now.op === 'EQUAL') done.push({ ...now, op: 'DELETE', text: known, by: part.by });
    }
  }
  return [...done, ...waiting.reverse()];
}

function cut(piece: Piece, length: number): [Piece, Piece | null] {
  if (piece.length <= length) return [piece, null];
  const { text } = piece;
  return [
    { ...piece, length, text: text?.slice(0, length) ?? null },
    { ...piece, length: piece.length - length, text: text?.slice(length) ?? null },
  ];
}

/** The pieces as they are read: neighbours joined, what went before what came, and only a little of what stayed. */
export function readablePieces(pieces: readonly Piece[]): Piece[] {
  const joined = runsOf(pieces).flatMap((run) => [
    ...join(run.filter(({ op }) => op === 'DELETE')),
    ...join(run.filter(({ op }) => op !== 'DELETE')),
  ]);
  return joined.map((piece, index) =>
    piece.op === 'EQUAL' ? shortened(piece, index === 0, index === joined.length - 1) : piece,
  );
}

/** Stretches of pieces that stayed, and between them stretches that did not. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const isSame = run?.[0] && (run[0].op === 'EQUAL') === (piece.op === 'EQUAL');
    if (isSame) run.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

const LEFT_OUT = '…';

/** Joins pieces of one writer; among text that stayed, stretches that nobody knows become an ellipsis. */
function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const text = piece.text ?? LEFT_OUT;
    const last = joined.at(-1);
    if (last && (last.op === 'EQUAL' || last.by === piece.by)) {
      joined.splice(-1, 1, {
        ...last,
        text: `${last.text ?? ''}${text}`,
        length: last.length + piece.length,
      });
    } else {
      joined.push({ ...piece, text });
    }
  }
  return joined;
}

function shortened(piece: Piece, isFirst: boolean, isLast: boolean): Piece {
  const text = piece.text ?? '';
  const room = isFirst || isLast ? CONTEXT : 2 * CONTEXT;
  if (text.length <= room) return piece;
  const head = isFirst ? '' : text.slice(0, CONTEXT);
  const tail = isLast ? '' : text.slice(-CONTEXT);
  return { ...piece, text: `${trimmedEnd(head)}${LEFT_OUT}${trimmedStart(tail)}` };
}

/** Without half a character, an ellipsis or a space where the words were cut. */
function trimmedEnd(text: string): string {
  return text.replace(/[\ud800-\udbff]$/u, '').replace(/[…\s]+$/u, '');
}

function trimmedStart(text: string): string {
  return text.replace(/^[\udc00-\udfff]/u, '').replace(/^[…\s]+/u, '');
}
