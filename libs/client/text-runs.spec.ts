import { ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import { acceptSubmission, textOf, type AcceptedEdit, type TextState } from '#text';
import type { TextOp } from './pending-edits.js';
import { TextStream } from './text-stream.js';

/** Letters typed before each submission: all of one submission are in flight together. */
const LETTERS_AT_ONCE = 2;

type Words = Readonly<Record<string, string>>;

describe('typists who begin at one caret', () => {
  it('[L-41] puts the run that was accepted first before the other, each of them whole', () => {
    const words = { A: 'abcdef', U: 'uvwxyz' };
    expect(play(words, [...'AUAUAU'])).toBe('abcdefuvwxyz');
    expect(play(words, [...'UAUAUA'])).toBe('uvwxyzabcdef');
  });

  it('[L-41] keeps two runs whole in whatever order their edits arrive', () => {
    expectWholeInAnyOrder({ A: 'abcdef', U: 'uvwxyz' });
  });

  it('[L-41] keeps three runs whole in whatever order their edits arrive', () => {
    expectWholeInAnyOrder({ A: 'abcd', M: 'mno', U: 'uvwx' });
  });

  it('[L-41] lets the one whose own words stand before the caret go on directly behind them', () => {
    for (const arrivals of ordersOf({ A: 4, U: 4 })) {
      const text = play({ A: 'abcd', U: 'uvwx' }, arrivals, { by: 'A', text: 'Eerst. ' });
      expect({ arrivals, text }).toEqual({ arrivals, text: 'Eerst. abcduvwx' });
    }
  });
});

/** Each word whole, in the order in which the first letters were accepted. */
function expectWholeInAnyOrder(words: Words): void {
  const letters = Object.entries(words).map(([name, word]) => [name, word.length] as const);
  for (const arrivals of ordersOf(Object.fromEntries(letters))) {
    const whole = [...new Set(arrivals)].map((name) => words[name]).join('');
    expect({ arrivals, text: play(words, arrivals) }).toEqual({ arrivals, text: whole });
  }
}

/** Every order in which the submissions of so many letters each can reach the server. */
function ordersOf(letters: Readonly<Record<string, number>>): string[][] {
  const left = Object.entries(letters).filter(([, count]) => count > 0);
  if (left.length === 0) return [[]];
  return left.flatMap(([name, count]) =>
    ordersOf({ ...letters, [name]: count - LETTERS_AT_ONCE }).map((rest) => [name, ...rest]),
  );
}

/**
 * The text that comes of it when each types its word letter by letter, always some letters further than what it has
 * heard of the others. `arrivals` is the order in which the server takes their submissions.
 */
function play(
  words: Words,
  arrivals: readonly string[],
  before: { by: string; text: string } = { by: '', text: '' },
): string {
  const { person, organisation } = authorOf(before.by);
  const server = new Server({
    rev: 0,
    text: textOf(before.text),
    spans: before.text === '' ? [] : [[before.text.length, person, organisation]],
  });
  const typists = new Map(
    Object.entries(words).map(([name, word]) => [name, new Typist(name, word, server)]),
  );
  for (const typist of typists.values()) typist.goOn();
  for (const name of arrivals) {
    const typist = typists.get(name);
    if (!typist) throw new Error('nobody of that name');
    server.take(typist);
    typist.goOn();
  }
  for (const { stream } of typists.values()) {
    server.tell(stream);
    expect(stream).toMatchObject({ rev: server.state.rev, pendingCount: 0 });
    expect(stream.text.toString()).toBe(server.state.text.toString());
    expect(stream.spans).toEqual(server.state.spans);
  }
  return server.state.text.toString();
}

function authorOf(name: string): Author {
  return { person: name, organisation: `team of ${name}` };
}

class Server {
  private readonly log: (AcceptedEdit & { by: Author })[] = [];

  constructor(public state: TextState) {}

  take({ author, sent }: Typist): void {
    const rev = sent[0]?.rev ?? 0;
    const history = this.log
      .slice(rev)
      .map(({ opId, changes, by }) =>
        by.person === author.person ? { opId, changes } : { changes },
      );
    const submission = { rev, author, edits: sent, maxLength: 100 };
    const { state, accepted } = acceptSubmission(this.state, history, submission);
    if (accepted.length < sent.length) throw new Error('the server refused a letter');
    this.state = state;
    for (const edit of accepted) this.log.push({ ...edit, by: author });
  }

  tell(stream: TextStream): void {
    for (const { changes, ...edit } of this.log.slice(stream.rev)) {
      stream.receiveChange({ ...edit, changes: changes.toJSON() });
    }
  }
}

class Typist {
  readonly author: Author;
  readonly stream: TextStream;
  sent: readonly TextOp[] = [];
  private caret: number;
  private typed = 0;

  constructor(
    private readonly name: string,
    private readonly word: string,
    private readonly server: Server,
  ) {
    const { rev, text, spans } = server.state;
    this.author = authorOf(name);
    this.caret = text.length;
    const from = { rev, text: text.toString(), spans: [...spans] };
    this.stream = new TextStream(this.author, from, ({ changes }) => {
      // As in the editor: what others type at the caret comes behind it.
      this.caret = changes.mapPos(this.caret, -1);
    });
  }

  /** Types the next letters, then hears what was accepted, and sends. */
  goOn(): void {
    for (let count = 0; count < LETTERS_AT_ONCE; count += 1) this.typeLetter();
    this.server.tell(this.stream);
    this.sent = this.stream.takeSubmission() ?? [];
  }

  private typeLetter(): void {
    const insert = this.word.charAt(this.typed);
    if (insert === '') return;
    this.typed += 1;
    const changes = ChangeSet.of({ from: this.caret, insert }, this.stream.text.length);
    this.stream.edit(`${this.name}${this.typed}`, changes);
    this.caret += 1;
  }
}
