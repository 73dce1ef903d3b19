import type { Author, PresentPerson } from '#contract';
import { Chance } from './chance.js';
import { TextServer } from './text-server.js';
import { Typed } from './typed.js';
import { Typist } from './typist.js';

const RUNS = process.env['PROOFS'] === 'full' ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

describe(`somebody’s caret stands in a text that others type in (seed ${SEED}, ${RUNS} runs)`, () => {
  it('[L-52] stands behind the same letter on every screen, at any moment', () => {
    const looked = { right: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      try {
        new Room(new Chance(SEED + run), looked).run();
      } catch (error) {
        throw new Error(`run with seed ${SEED + run} failed`, { cause: error });
      }
    }
    expect(looked.right).toBeGreaterThan(RUNS * 10);
  }, 600_000);
});

const READER: Author = { person: 'reader', organisation: 'o1' };

/** Two people type, on connections that lose things; a third only puts a caret behind a letter, now and then. */
class Room {
  private readonly server: TextServer;
  private readonly typists: readonly Typist[];
  private readonly reader: Typist;
  /** Tellings of the caret on their way, for each typist. */
  private readonly toHear: PresentPerson[][] = [[], []];
  private letter: string | null = null;

  constructor(
    private readonly chance: Chance,
    private readonly looked: { right: number },
  ) {
    const typed = new Typed();
    this.server = new TextServer(chance, 10_000);
    this.typists = ['a', 'b'].map((person) => {
      const author = { person, organisation: 'o0' };
      return new Typist(`${person}:`, author, this.server, chance, typed);
    });
    this.reader = new Typist('r:', READER, this.server, chance, typed);
    for (const typist of [...this.typists, this.reader]) typist.connect();
  }

  run(): void {
    for (let turns = 300; turns > 0; turns -= 1) {
      this.goOn(this.chance.pick([...this.typists, this.reader]));
      if (this.chance.below(20) === 0) this.stand();
      this.tell();
      if (this.chance.below(4) === 0) this.hear(this.chance.below(2));
      this.typists.forEach((typist) => this.look(typist));
    }
  }

  private goOn(typist: Typist): void {
    const what = this.chance.below(20);
    if (!typist.isConnected) typist.connect();
    else if (what < 4 && typist !== this.reader) typist.type();
    else if (what < 8) typist.submit();
    else if (what < 11) typist.serve();
    else if (what < 13) typist.answer();
    else if (what < 16) typist.show();
    else if (what < 19) typist.receive();
    else if (this.chance.below(3) === 0) typist.disconnect();
  }

  /** The reader puts the caret behind a letter. */
  private stand(): void {
    const { stream, editor } = this.reader;
    const letters = [...editor.toString()];
    if (letters.length === 0) return;
    const before = letters.slice(0, 1 + this.chance.below(letters.length));
    const at = before.join('').length;
    stream.carets.setOwn({ anchor: at, head: at });
    // Only a line end can stand in the text twice.
    const letter = before.at(-1);
    this.letter = letter === '\n' ? null : (letter ?? null);
    this.toHear.forEach((waiting) => waiting.splice(0));
    for (const { stream: theirs } of this.typists) theirs.carets.setOthers([]);
  }

  /** Told anew when the text of the reader goes on. */
  private tell(): void {
    const { carets, text } = this.reader.stream;
    const caret = carets.own;
    if (!caret) return;
    // A text that was fetched anew may have put it elsewhere.
    if (!text.sliceString(0, caret.head).endsWith(this.letter ?? '')) this.letter = null;
    for (const waiting of this.toHear) {
      if (waiting.at(-1)?.caret?.rev === caret.rev) continue;
      const place = { section: null, item: null, field: null, stream: null };
      waiting.push({ session: 's', ...READER, ...place, caret });
    }
  }

  private hear(index: number): void {
    const told = this.toHear[index];
    if (!told || told.length === 0) return;
    // The last one stays: what was told is not told again.
    const person = told.length > 1 ? told.shift() : told[0];
    if (person) this.typists[index]?.stream.carets.setOthers([person]);
  }

  private look({ stream, editor }: Typist): void {
    const place = stream.carets.of('s');
    const text = editor.toString();
    if (!place || this.letter === null || !text.includes(this.letter)) return;
    const before = text.slice(0, place.head);
    if (!before.endsWith(this.letter)) {
      throw new Error(`behind ${JSON.stringify(before.slice(-1))} and not ${this.letter}`);
    }
    this.looked.right += 1;
  }
}
