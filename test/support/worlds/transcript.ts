import { streamIn, type ChangeRecord, type LedgerRecords } from '../ledger/ledger-records.js';

/** One thing that reached a reader. */
export interface Entry {
  channel: string;
  /** With every random value under the name of its first appearance. */
  text: string;
  /** Of the letters as they came. */
  length: number;
}

/** What looks different each time, and says nothing. */
const RANDOM: readonly [name: string, pattern: RegExp][] = [
  ['uuid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g],
  ['proof', /(?<="(?:bytes|proof)":")[\w+/-]{1520}(?=")/g],
  ['hash', /\b[0-9a-f]{64}\b/g],
  ['salt', /(?<="salt":")[\w-]{43}(?=")/g],
  ['session', /(?<="(?:session|sid)":")[\w-]{20}|(?<="left":\[(?:"[\w<>#]+",)*")[\w-]{20}/g],
];

/** The same, and not told apart by name: two may fall together in one world, and not in the other. */
const TIMED: readonly [name: string, pattern: RegExp][] = [
  ['time', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g],
  // Unix milliseconds, in what a change says.
  ['time', /(?<="(?:at|endsAt)":)\d{13}(?=,)/g],
  ['cursor', /(?<="(?:cursor|endCursor|startCursor)":")[\w-]{40,}/g],
];

/** Everything that one reader was sent on any channel, so that two worlds can be held side by side (P1). */
export class Transcript {
  readonly entries: Entry[] = [];
  private readonly names = new Map<string, string>();
  private readonly streamNames = new Map<string, string>();

  note(channel: string, text: string): void {
    this.entries.push({ channel, text: this.renamed(text), length: text.length });
  }

  /** As `note`, of lines that stand in the order of random values: put into one of what they are about first. */
  noteLines(channel: string, text: string): void {
    const lines = text.split('\n').map((line, index) => ({ line, index }));
    const ordered = lines
      .map((one) => ({ ...one, key: this.keyOf(one.line) }))
      .sort((a, b) => (a.key === b.key ? a.index - b.index : a.key < b.key ? -1 : 1));
    this.note(channel, ordered.map(({ line }) => line).join('\n'));
  }

  /** What a line of an export is about, by names that are known: its stream, or where that begins. */
  private keyOf(line: string): string {
    if (line.endsWith('"type":"head"}')) {
      const { proof } = JSON.parse(line) as LedgerRecords['heads'][number];
      const stream = streamIn(proof);
      return `~${this.names.get(stream) ?? this.streamNames.get(stream)}`;
    }
    const record = line.endsWith('"type":"change"}')
      ? (JSON.parse(line) as ChangeRecord)
      : undefined;
    if (!record) return line.startsWith('{"at"') ? '' : '~';
    const { stream, genesis } = record;
    const known = this.names.get(stream) ?? this.streamNames.get(stream);
    if (known !== undefined) return known;
    // A field has another stream in each era of its item; they come in the order of the log.
    const field = `${genesis ? this.names.get(genesis.item) : ''}:${genesis?.field}`;
    const eras = [...this.streamNames.values()].filter((name) => name.startsWith(`${field}:`));
    const name = `${field}:${eras.length}`;
    this.streamNames.set(stream, name);
    return name;
  }

  private renamed(text: string): string {
    const untimed = TIMED.reduce(
      (rest, [name, pattern]) => rest.replace(pattern, `<${name}>`),
      text,
    );
    return RANDOM.reduce(
      (rest, [name, pattern]) => rest.replace(pattern, (value) => this.nameOf(name, value)),
      untimed,
    );
  }

  private nameOf(sort: string, value: string): string {
    const known = this.names.get(value) ?? `<${sort}#${this.names.size}>`;
    this.names.set(value, known);
    return known;
  }
}

/** Where two transcripts part, as lines to read; undefined when they are alike. */
export function difference(rich: Transcript, plain: Transcript): string | undefined {
  const length = Math.max(rich.entries.length, plain.entries.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [rich.entries[at], plain.entries[at]];
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    const from = alikeUntil(one?.text ?? '', other?.text ?? '');
    const before = rich.entries[at - 1]?.channel ?? 'nothing';
    return `entry ${at}, after ${before}\nrich:  ${lineOf(one, from)}\nplain: ${lineOf(other, from)}`;
  }
  return undefined;
}

function alikeUntil(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** An answer can be a whole plan: the part of it around what differs. */
function lineOf(entry: Entry | undefined, from: number): string {
  if (!entry) return 'nothing more';
  const { channel, length, text } = entry;
  const [start, end] = [Math.max(0, from - 200), from + 400];
  const part = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  return `${channel}, ${length} letters: ${part}`;
}
