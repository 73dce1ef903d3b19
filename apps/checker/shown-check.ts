import { canonical } from '../../tools/verify/canonical-json.mjs';
import { editedText } from './edited-text.js';
import type { Place, ShownPart, ShownTally } from './message.js';

/** Codes of the kinds that say what stands somewhere. */
const KIND = {
  added: 1,
  removed: 3,
  restored: 4,
  audience: 5,
  set: 10,
  edited: 11,
  fieldAudience: 12,
  opened: 20,
} as const;

/** What the log gives so far of one stream; undefined where that cannot be known. */
interface Given {
  rev: number;
  /** The last rev in the file. */
  last: number;
  text: string | undefined;
  /** Undefined also before it was set: `isSet` tells the two apart. */
  value: unknown;
  isSet: boolean;
  isKnown: boolean;
  isHidden: boolean;
  kind: unknown;
  audience: unknown;
  removed: boolean | undefined;
}

/** Something on the screen that is not what the log gives. */
export interface ShownFault {
  part: ShownPart;
  code: 'SHOWN_OTHER' | 'SHOWN_AHEAD' | 'SHOWN_MISSING';
}

interface Followed {
  stream: string;
  rev: number;
  code: number;
  value: string | undefined;
}

/** Applies the log, stream by stream, up to the rev that the screen has, and holds the screen against it (G-72). */
export class ShownCheck {
  private readonly parts: ReadonlyMap<string, ShownPart>;
  private readonly given = new Map<string, Given>();

  constructor(parts: readonly ShownPart[]) {
    this.parts = new Map(parts.map((part) => [part.stream, part]));
  }

  follow({ stream, rev, code, value }: Followed): void {
    const part = this.parts.get(stream);
    if (!part) return;
    const given = this.given.get(stream) ?? begun(rev === 1);
    this.given.set(stream, given);
    given.last = rev;
    if (given.rev >= part.rev) return;
    given.rev = rev;
    if (value === undefined) hide(given, code);
    else apply(given, code, JSON.parse(value));
  }

  /** `isWhole`: the file holds everything from the beginning on. */
  conclude(
    isWhole: boolean,
  ): ShownTally & { faults: readonly ShownFault[]; behind: readonly Place[] } {
    const faults: ShownFault[] = [];
    const tally = { proven: 0, closed: 0, earlier: 0 };
    for (const part of this.parts.values()) {
      const given = this.given.get(part.stream);
      const verdict = judged(part, given, isWhole);
      if (verdict in tally) tally[verdict as keyof typeof tally] += 1;
      else faults.push({ part, code: verdict as ShownFault['code'] });
    }
    return { ...tally, faults, behind: this.behind() };
  }

  /** Where the log went on while the file was made: the screen is to get there, too. */
  private behind(): Place[] {
    return [...this.parts.values()].flatMap(({ stream, item, field, rev }) => {
      const last = this.given.get(stream)?.last ?? 0;
      return last > rev ? [{ stream, item, field, rev: last }] : [];
    });
  }
}

function begun(isFromBegin: boolean): Given {
  return {
    rev: 0,
    last: 0,
    text: isFromBegin ? '' : undefined,
    value: undefined,
    isSet: false,
    isKnown: isFromBegin,
    isHidden: false,
    kind: undefined,
    audience: undefined,
    removed: isFromBegin ? false : undefined,
  };
}

/** Nobody gets what was said: a value is not known until it is said again, and a text never. */
function hide(given: Given, code: number): void {
  if (code === KIND.removed || code === KIND.restored) given.removed = code === KIND.removed;
  else Object.assign(given, { text: undefined, value: undefined, isKnown: false, isHidden: true });
}

function apply(given: Given, code: number, value: unknown): void {
  const said = value as Readonly<Record<string, unknown>>;
  switch (code) {
    case KIND.added:
      Object.assign(given, { kind: said['kind'], audience: said['audience'], removed: false });
      return;
    case KIND.audience:
      given.audience = said['to'];
      return;
    case KIND.removed:
    case KIND.restored:
      given.removed = code === KIND.removed;
      return;
    case KIND.set:
      Object.assign(given, { value: said['value'], isSet: true, isKnown: true, isHidden: false });
      return;
    case KIND.edited:
      given.text = given.text === undefined ? undefined : editedText(given.text, said['changes']);
      return;
    case KIND.fieldAudience:
    case KIND.opened:
      begin(given, said['content']);
      return;
    default:
  }
}

/** A stream goes on from a closed one with what stood there. */
function begin(given: Given, content: unknown): void {
  if (typeof content !== 'object' || content === null) return;
  if ('text' in content) given.text = String(content.text);
  else if ('value' in content) {
    Object.assign(given, { value: content.value, isSet: true, isKnown: true, isHidden: false });
  }
}

type Verdict = keyof ShownTally | ShownFault['code'];

function judged(part: ShownPart, given: Given | undefined, isWhole: boolean): Verdict {
  if (part.rev === 0) return isEmpty(part) ? 'proven' : 'SHOWN_OTHER';
  if (!given) return isWhole ? 'SHOWN_MISSING' : 'earlier';
  if (given.rev < part.rev) return 'SHOWN_AHEAD';
  const isSame = sameAs(part, given);
  if (isSame === undefined) return given.isHidden ? 'closed' : 'earlier';
  return isSame ? 'proven' : 'SHOWN_OTHER';
}

function isEmpty(part: ShownPart): boolean {
  if (part.sort === 'text') return part.text === '';
  return part.sort === 'item' || sameJson(part.value, part.empty);
}

/** Undefined where the log does not say. */
function sameAs(part: ShownPart, given: Given): boolean | undefined {
  switch (part.sort) {
    case 'text':
      return given.text === undefined ? undefined : given.text === part.text;
    case 'value': {
      if (!given.isKnown) return undefined;
      return sameJson(part.value, given.isSet ? given.value : part.empty);
    }
    case 'item': {
      const { kind, audience, removed } = given;
      return (
        (kind === undefined || kind === part.kind) &&
        (audience === undefined || sameJson(audience, part.audience)) &&
        (removed === undefined || removed === part.removed)
      );
    }
  }
}

function sameJson(one: unknown, other: unknown): boolean {
  return canonical(one ?? null) === canonical(other ?? null);
}
