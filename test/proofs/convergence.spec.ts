import type { Author } from '#contract';
import { Chance } from './chance.js';
import { TextServer } from './text-server.js';
import { Typed, Typist } from './typist.js';

const RUNS = process.env['PROOFS'] === 'full' ? 100_000 : 1000;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

describe(`several people type in one text (seed ${SEED}, ${RUNS} runs)`, () => {
  it('[L-40] [L-41] [L-44] [L-45] [L-46] [L-47] ends in one text, every word its author’s, none lost and none twice', () => {
    let failed: unknown = null;
    for (let run = 0; run < RUNS && failed === null; run += 1) {
      failed = faultIn(SEED + run);
    }
    expect(failed).toBeNull();
  }, 600_000);
});

/** What goes wrong in the run of this seed; null when nothing does. */
function faultIn(seed: number): string | null {
  try {
    checkRun(seed);
    return null;
  } catch (error) {
    return `run with seed ${seed} failed: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function checkRun(seed: number): void {
  const chance = new Chance(seed);
  const typed = new Typed();
  const server = new TextServer(chance, chance.pick([30, 80, 10_000]));
  const typists = Array.from({ length: 3 + chance.below(3) }, (_, index) => {
    // Now and then the last one is the first person, at a second screen.
    const person = index > 1 && chance.below(4) === 0 ? 0 : index;
    const author = { person: `p${person}`, organisation: `o${person % 2}` };
    return new Typist(`${index}:`, author, server, chance, typed);
  });
  const isRough = chance.below(3) > 0;
  for (let turns = 8 + chance.below(30); turns > 0; turns -= 1) {
    const typist = chance.pick(typists);
    for (let steps = 1 + chance.below(6); steps > 0; steps -= 1)
      doSomething(chance, typist, isRough);
  }
  settle(chance, typists);
  checkTexts(server, typists);
  checkLog(server, typed);
}

function doSomething(chance: Chance, typist: Typist, isRough: boolean): void {
  if (!typist.isConnected && chance.below(2) === 0) typist.connect();
  const what = chance.below(isRough ? 20 : 18);
  if (what < 5) typist.type();
  else if (what < 8) typist.submit();
  else if (what < 11) typist.serve();
  else if (what < 13) typist.answer();
  else if (what < 15) typist.show();
  else if (what < 18) typist.receive();
  else if (what === 18) typist.connectAgain();
  else typist.disconnect();
}

/** Everybody comes back, types on for a while, and waits until all is answered and shown. */
function settle(chance: Chance, typists: readonly Typist[]): void {
  for (let round = 0; round < 1000; round += 1) {
    if (round < 8 && chance.below(3) === 0) chance.pick(typists).type();
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
