import { ChangeSet, type Text } from '@codemirror/state';
import { RETRYABLE_CODES, type Author } from '#contract';
import { TextStream } from '../../libs/client/text-stream.js';
import type { Chance } from './chance.js';
import { randomEdit } from './random-edit.js';
import type { OpAnswer, ShownChange, TextServer, ToClient, ToServer } from './text-server.js';
import type { Typed } from './typed.js';

/** With these a server may refuse what an honest client sends. */
const FAIR: ReadonlySet<string> = new Set(['TEXT_TOO_LONG', 'EARLIER_REFUSED']);

/** One person at one screen, on a connection that loses things. */
export class Typist {
  readonly stream: TextStream;
  /** The text of an editor that was only told of changes: it must stay the same as the stream's. */
  editor: Text;
  isConnected = true;
  /** Letters typed one behind the other. */
  readonly run: string[] = [];
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
    const { chance, typed, author } = this;
    this.edit(randomEdit(chance, this.editor.toString(), { typed, author }));
  }

  /** Types on behind the last letter typed like this; the first one behind `place`, a character or nothing. */
  typeOn(place = ''): void {
    const text = this.editor.toString();
    const behind = this.run.at(-1) ?? place;
    const at = text.indexOf(behind);
    let insert = '';
    for (let count = 1 + this.chance.below(2); count > 0; count -= 1) {
      const letter = this.typed.fresh(this.chance, this.author);
      this.run.push(letter);
      insert += letter;
    }
    const from = at < 0 ? 0 : at + behind.length;
    this.edit(ChangeSet.of({ from, insert }, text.length));
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

  private edit(changes: ChangeSet): void {
    this.ops += 1;
    this.stream.edit(`${this.name}${this.ops}`, changes);
    this.editor = changes.apply(this.editor);
  }

  private send(frame: ToServer): void {
    if (frame.type === 'submit') this.isAwaiting = true;
    this.toServer.push(frame);
  }
}
