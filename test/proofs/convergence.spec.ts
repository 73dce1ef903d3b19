import type { Author } from '#contract';
import { Chance } from './chance.js';
import { Meddler } from './meddler.js';
import { TextServer } from './text-server.js';
import { Typed } from './typed.js';
import { Typist } from './typist.js';

const RUNS = Number(process.env['RUNS'] ?? (process.env['PROOFS'] === 'full' ? 100_000 : 1000));
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

describe(`several people type in one text (seed ${SEED}, ${RUNS} runs)`, () => {
  it('[L-40] [L-41] [L-44] [L-45] [L-46] [L-47] ends in one text, every word its author’s, none lost and none twice', () => {
    expect(firstFault(RUNS, checkRun)).toBeNull();
  }, 600_000);

  it('[L-41] leaves each run whole where all begin at one caret and type on', () => {
    expect(firstFault(RUNS / 5, checkRuns)).toBeNull();
  }, 600_000);
});

/** What goes wrong in the first run in which something does; null when nothing does. */
function firstFault(runs: number, check: (seed: number) => void): string | null {
  for (let seed = SEED; seed < SEED + runs; seed += 1) {
    try {
      check(seed);
    } catch (error) {
      return `run with seed ${seed} failed: ${error instanceof Error ? error.stack : String(error)}`;
    }
  }
  return null;
}

/** How a typist types when it is their turn. */
type Typing = (typist: Typist) => void;

function checkRun(seed: number): void {
  const chance = new Chance(seed);
  const typed = new Typed();
  const server = new TextServer(chance, chance.pick([30, 80, 10_000]));
  const typists = typistsAt(server, chance, typed);
  const meddler = new Meddler(chance.pick(typists).author, server, chance, typed);
  const meddles = chance.below(3) === 0;
  const typesOn = chance.below(4);
  const type: Typing = (typist) => (chance.below(4) < typesOn ? typist.typeOn() : typist.type());
  play(chance, typists, (typist) => {
    if (meddles && chance.below(8) === 0) meddler.meddle();
    type(typist);
  });
  settle(chance, typists, type);
  checkTexts(server, typists);
  checkLog(server, typed);
}

/**
 * Everybody begins behind the first letter, or in an empty text, and types on; nobody takes anything out. Not while only
 * a snapshot is to be had: what is typed then stands where two texts tell that it may have been.
 */
function checkRuns(seed: number): void {
  const chance = new Chance(seed);
  const typed = new Typed();
  const server = new TextServer(chance, 10_000);
  const typists = typistsAt(server, chance, typed);
  if (chance.below(2) === 0) typists[0]?.type();
  settle(chance, typists, () => undefined);
  const place = [...server.state.text.toString()][0];
  const typeOn: Typing = (typist) => {
    if (!typist.stream.isDetached) typist.typeOn(place);
  };
  play(chance, typists, typeOn);
  settle(chance, typists, typeOn);
  checkTexts(server, typists);
  checkLog(server, typed);
  const text = server.state.text.toString();
  for (const { run } of typists) same(text.includes(run.join('')), true, 'a run in one piece');
}

/** Three to five typists. */
function typistsAt(server: TextServer, chance: Chance, typed: Typed): Typist[] {
  return Array.from({ length: 3 + chance.below(3) }, (_, index) => {
    // Now and then the last one is the first person, at a second screen.
    const person = index > 1 && chance.below(4) === 0 ? 0 : index;
    const author = { person: `p${person}`, organisation: `o${person % 2}` };
    return new Typist(`${index}:`, author, server, chance, typed);
  });
}

function play(chance: Chance, typists: readonly Typist[], type: Typing): void {
  const isRough = chance.below(3) > 0;
  for (let turns = 8 + chance.below(30); turns > 0; turns -= 1) {
    const typist = chance.pick(typists);
    for (let steps = 1 + chance.below(6); steps > 0; steps -= 1)
      doSomething(chance, typist, { isRough, type });
  }
}

function doSomething(
  chance: Chance,
  typist: Typist,
  { isRough, type }: { isRough: boolean; type: Typing },
): void {
  if (!typist.isConnected && chance.below(2) === 0) typist.connect();
  const what = chance.below(isRough ? 20 : 18);
  if (what < 5) type(typist);
  else if (what < 8) typist.submit();
  else if (what < 11) typist.serve();
  else if (what < 13) typist.answer();
  else if (what < 15) typist.show();
  else if (what < 18) typist.receive();
  else if (what === 18) typist.connectAgain();
  else typist.disconnect();
}

/** Everybody comes back, types on for a while, and waits until all is answered and shown. */
function settle(chance: Chance, typists: readonly Typist[], type: Typing): void {
  for (let round = 0; round < 1000; round += 1) {
    if (round < 8 && chance.below(3) === 0) type(chance.pick(typists));
    if (typists.every((typist) => typist.isSettled)) return;
    for (const typist of typists) {
      typist.connect();
      typist.submit();
      typist.serve();
      typist.answer();
      typist.show();
      typist.receive();
    }
  }
  throw new Error('does not settle');
}

function checkTexts(server: TextServer, typists: readonly Typist[]): void {
  const text = server.state.text.toString();
  const spans = JSON.stringify(server.state.spans);
  if (/\p{Cs}/u.test(text)) throw new Error('half a character in the text');
  for (const { stream, editor } of typists) {
    same(stream.text.toString(), text, 'text');
    same(editor.toString(), text, 'editor');
    same(JSON.stringify(stream.spans), spans, 'spans');
    same(stream.rev, server.state.rev, 'rev');
  }
}

/** Follows every character through the log by hand, without the library. */
function checkLog(server: TextServer, typed: Typed): void {
  const ids = new Set(server.log.map(({ opId }) => opId));
  same(ids.size, server.log.length, 'op ids in the log');
  let units: { unit: string; by: Author }[] = [];
  const stored = new Map<string, Author>();
  server.log.forEach(({ rev, changes, by }, index) => {
    same(rev, index + 1, 'rev in the log');
    const after: typeof units = [];
    let at = 0;
    for (const section of changes.toJSON() as (number | [number, ...string[]])[]) {
      if (typeof section === 'number') {
        after.push(...units.slice(at, at + section));
        at += section;
      } else {
        const [deleted, ...lines] = section;
        at += deleted;
        const inserted = lines.join('\n');
        for (const character of inserted) {
          if (character !== '\n' && stored.has(character)) throw new Error('stored twice');
          stored.set(character, by);
        }
        for (const unit of inserted.split('')) after.push({ unit, by });
      }
    }
    units = after;
  });
  same(units.map(({ unit }) => unit).join(''), server.state.text.toString(), 'text by hand');
  const byHand = units.map(({ by }) => by.person).join();
  const bySpans = server.state.spans.flatMap(([length, person]) =>
    Array<string>(length).fill(person),
  );
  same(bySpans.join(), byHand, 'authors by hand');
  checkWords(typed, stored);
}

function checkWords(typed: Typed, stored: ReadonlyMap<string, Author>): void {
  for (const [character, author] of typed.by) {
    const by = stored.get(character);
    const isReturned = typed.returned.has(character);
    if (by && isReturned) throw new Error('both stored and handed back');
    if (by) same(by.person, author.person, 'author');
    else if (!isReturned && !typed.takenOut.has(character)) throw new Error('a character is lost');
  }
}

function same<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected)
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
}
