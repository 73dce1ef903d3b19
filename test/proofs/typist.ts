import { ChangeSet, type Text } from '@codemirror/state';
import { RETRYABLE_CODES, type Author } from '#contract';
import { TextStream } from '../../libs/client/text-stream.js';
import type { Chance } from './chance.js';
import type { OpAnswer, ShownChange, TextServer, ToClient, ToServer } from './text-server.js';

/** What was typed in a run: every character is typed once only, so it can be followed to where it ended up. */
export class Typed {
  readonly by = new Map<string, Author>();
  readonly takenOut = new Set<string>();
  readonly returned = new Set<string>();
  private next = 0;

  /** A character never typed before; now and then one that takes two code units. */
  fresh(chance: Chance, author: Author): string {
    this.next += 1;
    const wide = chance.below(5) === 0;
    const character = String.fromCodePoint((wide ? 0x20000 : 0x4e00) + this.next);
    this.by.set(character, author);
    return character;
  }
}

/** With these a server may refuse what an honest client sends. */
const FAIR: ReadonlySet<string> = new Set(['TEXT_TOO_LONG', 'EARLIER_REFUSED']);

/** One person at one screen, on a connection that loses things. */
export class Typist {
  readonly stream: TextStream;
  /** The text of an editor that was only told of changes: it must stay the same as the stream's. */
  editor: Text;
  isConnected = true;
  private isOpen = true;
  private ops = 0;
  private toServer: ToServer[] = [];
  private toClient: ToClient[] = [];
  private answers: OpAnswer[][] = [];
  private shownTo = 0;
  private cursor = 0;
  private isAwaiting = false;

  constructor(
    private readonly name: string,
    readonly author: Author,
    private readonly server: TextServer,
    private readonly chance: Chance,
    private readonly typed: Typed,
  ) {
    this.stream = new TextStream(author, { rev: 0, text: '', spans: [] }, ({ changes }) => {
      this.editor = changes.apply(this.editor);
    });
    this.editor = this.stream.text;
  }

  get isSettled(): boolean {
    const { stream, server } = this;
    const isQuiet = this.toServer.length + this.toClient.length + this.answers.length === 0;
    return isQuiet && this.isOpen && stream.pendingCount === 0 && stream.rev === server.state.rev;
  }

  /** Types, replaces or takes out something at one or two places. */
  type(): void {
    const text = this.editor.toString();
    const parts: { from: number; to: number; insert: string }[] = [];
    let from = 0;
    for (let places = this.chance.below(4) === 0 ? 2 : 1; places > 0; places -= 1) {
      from = wholeAt(text, from + this.chance.below(text.length - from + 1));
      const deleted = this.chance.below(3) === 0 ? this.chance.below(6) : 0;
      const to = Math.max(from, wholeAt(text, Math.min(text.length, from + deleted)));
      let insert = '';
      const count = deleted > 0 && this.chance.below(2) === 0 ? 0 : 1 + this.chance.below(3);
      for (let i = 0; i < count; i += 1) insert += this.typed.fresh(this.chance, this.author);
      if (this.chance.below(12) === 0) insert += '\n';
      for (const character of text.slice(from, to)) this.typed.takenOut.add(character);
      parts.push({ from, to, insert });
      from = to;
    }
    const changes = ChangeSet.of(parts, text.length);
    this.ops += 1;
    this.stream.edit(`${this.name}${this.ops}`, changes);
    this.editor = changes.apply(this.editor);
  }

  submit(): void {
    if (!this.isConnected || !this.isOpen || this.isAwaiting) return;
    const ops = this.stream.takeSubmission();
    if (ops) this.send({ type: 'submit', ops });
  }

  /**
   * No answer came in time. Not the same bytes on the same connection: an op that is refused and, sent again, accepted
   * would have two answers.
   */
  connectAgain(): void {
    this.disconnect();
    this.connect();
  }

  disconnect(): void {
    this.isConnected = false;
    this.isAwaiting = false;
    this.toServer = [];
    this.toClient = [];
    this.answers = [];
  }

  /** First what may have been lost, then where it left off. */
  connect(): void {
    if (this.isConnected) return;
    this.isConnected = true;
    this.isOpen = false;
    this.sendAgain();
    if (this.stream.isDetached) this.catchUp();
    else this.send({ type: 'open', rev: this.cursor });
  }

  /** The server takes one frame of this typist. */
  serve(): void {
    const frame = this.toServer.shift();
    if (!frame) return;
    if (frame.type === 'submit') {
      this.answers.push(this.server.submit(this.author, frame.ops));
      return;
    }
    const isTooOld = frame.rev === null || this.chance.below(3) === 0;
    const from = frame.rev ?? 0;
    this.toClient.push(
      isTooOld
        ? this.server.snapshot()
        : { type: 'opened', changes: this.server.shown(this.author, from) },
    );
    this.shownTo = this.server.state.rev;
  }

  answer(): void {
    const results = this.answers.shift();
    if (results) this.toClient.push({ type: 'answer', results });
  }

  /** The server shows some of what is new, in a frame of any size. */
  show(): void {
    const waiting = this.server.state.rev - this.shownTo;
    if (!this.isConnected || waiting <= 0 || this.toServer.some(({ type }) => type === 'open'))
      return;
    const to = this.shownTo + 1 + this.chance.below(waiting);
    this.toClient.push({
      type: 'changes',
      changes: this.server.shown(this.author, this.shownTo, to),
    });
    this.shownTo = to;
  }

  receive(): void {
    const frame = this.toClient.shift();
    if (!frame) return;
    if (frame.type === 'answer') this.take(frame.results);
    else if (frame.type === 'snapshot') this.takeSnapshot(frame);
    else if (frame.type === 'opened' || this.isOpen) {
      this.isOpen = true;
      this.follow(frame.changes);
    }
  }

  private follow(changes: ShownChange[]): void {
    for (const change of changes) {
      this.stream.receiveChange(change);
      this.cursor = change.rev;
    }
  }

  private take(results: OpAnswer[]): void {
    this.isAwaiting = false;
    if (results.some((result) => 'code' in result && RETRYABLE_CODES.has(result.code))) {
      this.sendAgain();
      return;
    }
    for (const result of results) {
      if ('code' in result && !FAIR.has(result.code)) throw new Error(`refused: ${result.code}`);
      const returned =
        'rev' in result
          ? this.stream.receiveAcknowledgement(result.opId, result.rev)
          : this.stream.receiveRefusal(result.opId, result.code);
      for (const character of returned?.words ?? '') this.typed.returned.add(character);
    }
    if (this.stream.isDetached) this.catchUp();
  }

  private takeSnapshot(snapshot: Extract<ToClient, { type: 'snapshot' }>): void {
    if (!this.stream.isDetached && this.stream.pendingCount > 0) {
      this.stream.detach();
      this.catchUp();
      return;
    }
    if (this.stream.unanswered.length > 0) return;
    this.stream.reset(snapshot);
    this.cursor = snapshot.rev;
    this.isOpen = true;
  }

  /** The identical bytes. */
  private sendAgain(): void {
    const ops = this.stream.unanswered;
    if (ops.length > 0) this.send({ type: 'submit', ops });
  }

  private catchUp(): void {
    if (this.stream.unanswered.length > 0) return;
    const ops = this.stream.takeCatchUp();
    this.send(ops ? { type: 'submit', ops } : { type: 'open', rev: null });
  }

  private send(frame: ToServer): void {
    if (frame.type === 'submit') this.isAwaiting = true;
    this.toServer.push(frame);
  }
}

function wholeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
