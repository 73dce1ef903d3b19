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
  ['hash', /\b[0-9a-f]{64}\b/g],
  ['session', /(?<="(?:session|sid)":")[\w-]{20}|(?<="left":\[(?:"[\w<>#]+",)*")[\w-]{20}/g],
];

/** The same, and not told apart by name: two may fall together in one world, and not in the other. */
const TIMED: readonly [name: string, pattern: RegExp][] = [
  ['time', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g],
  ['cursor', /(?<="(?:cursor|endCursor)":")[\w-]{40,}/g],
];

/** Everything that one reader was sent on any channel, so that two worlds can be held side by side (P1). */
export class Transcript {
  readonly entries: Entry[] = [];
  private readonly names = new Map<string, string>();

  note(channel: string, text: string): void {
    this.entries.push({ channel, text: this.renamed(text), length: text.length });
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

/** Where two transcripts part, with what came before; undefined when they are alike. */
export function difference(one: Transcript, other: Transcript): unknown {
  const length = Math.max(one.entries.length, other.entries.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [one.entries[at], other.entries[at]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    return { at, before: one.entries[at - 1]?.channel, one: a, other: b };
  }
  return undefined;
}
