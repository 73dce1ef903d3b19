import { matchesIn, type Hit } from './find-in-plan.js';

/** What stands in a field beside what was filled in, or is a control that shows its words itself. */
const BESIDE =
  '.v-field__head, .v-hint, .v-caret, .v-conflict, .v-field__refused, textarea, select, [role="status"], [aria-hidden="true"]';
const ALL = 'v-hits';
const CURRENT = 'v-hit';

/**
 * Marks the hits where they are rendered, without touching the page: editors stay as they are. Answers the place of the
 * current one. Where words cannot be marked (an input, a browser that cannot) the field itself is what is shown.
 */
export function markHits(
  root: Element,
  { hits, current, words }: { hits: readonly Hit[]; current: Hit; words: string },
): Range | Element | null {
  const marks: Range[] = [];
  let place: Range | Element | null = null;
  const counts = new Map(hits.map(({ stream, nth }) => [stream, nth + 1]));
  for (const [stream, count] of counts) {
    const frame = root.querySelector(`[data-stream="${CSS.escape(stream)}"]`);
    if (!frame) continue;
    const ranges = rangesIn(frame, words);
    // Otherwise the screen shows something else than the plan holds: by a moment, or by other words.
    const isSame = ranges.length === count;
    if (isSame) marks.push(...ranges);
    if (stream === current.stream) place = (isSame ? ranges[current.nth] : undefined) ?? frame;
  }
  if ('highlights' in CSS) {
    CSS.highlights.set(ALL, new Highlight(...marks));
    CSS.highlights.set(CURRENT, new Highlight(...(place instanceof Range ? [place] : [])));
  }
  return place;
}

export function clearMarks(): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}

function rangesIn(frame: Element, words: string): Range[] {
  const pieces: { node: Text; begin: number }[] = [];
  let text = '';
  let line: Element | null = null;
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (!parent || parent.closest(BESIDE)) continue;
    const ownLine = parent.closest('.cm-line');
    if (ownLine !== line) text += '\n';
    line = ownLine;
    pieces.push({ node, begin: text.length });
    text += node.data;
  }
  const put = (at: number, set: 'setStart' | 'setEnd', range: Range): void => {
    const isEnd = set === 'setEnd';
    const piece = pieces.findLast(({ begin }) => (isEnd ? begin < at : begin <= at));
    if (piece) range[set](piece.node, at - piece.begin);
  };
  return matchesIn(text, words).map(({ begin, end }) => {
    const range = document.createRange();
    put(begin, 'setStart', range);
    put(end, 'setEnd', range);
    return range;
  });
}
