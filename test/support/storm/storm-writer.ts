import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import {
  isText,
  LIVE_PATH,
  makeOpId,
  type ClientEvents,
  type Op,
  type OpAccepted,
  type OpResult,
  type PresentedPlan,
  type ServerEvents,
} from '#contract';
import type { StormLedger } from './storm-ledger.js';

const ANSWER_MS = 4000;
const LONGEST_TEXT = 1500;

interface TextPlace {
  stream: string;
  rev: number;
  length: number;
}

/** Somebody outside who writes as fast as the answers come, and sends again until there is one. */
export class StormWriter {
  private readonly socket: Socket<ServerEvents, ClientEvents>;
  private value = { stream: '', rev: 0 };
  private text: TextPlace = { stream: '', rev: 0, length: 0 };
  private count = 0;
  private isOver = false;
  private refusal: string | undefined;

  private constructor(
    private readonly who: { name: string; url: string; cookie: string; planId: string },
    private readonly ledger: StormLedger,
  ) {
    this.socket = io(who.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      extraHeaders: { Cookie: who.cookie },
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.socket.on('plan:changes', ({ changes }) => {
      for (const change of changes) {
        this.ledger.show(change);
        if (change.kind === 'text.edited' && change.stream === this.text.stream) {
          this.text = { ...this.text, rev: change.rev, length: lengthAfter(change.changes) };
        }
      }
    });
  }

  static async begin(
    name: string,
    { url, planId }: { url: string; planId: string },
    ledger: StormLedger,
  ): Promise<StormWriter> {
    const answer = await fetch(`${url}/demo/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: name }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const writer = new StormWriter({ name, url, cookie, planId }, ledger);
    const added = await writer.sendUntilAnswered({
      kind: 'item.add',
      opId: newOpId(),
      itemKind: 'involvedPerson',
    });
    if (!added.ok) throw new Error(added.error.code);
    await writer.look(added.opId);
    return writer;
  }

  /** Writes until it is told to stop; the last op is answered before this ends. */
  async write(): Promise<void> {
    while (!this.isOver) await (this.count % 2 === 0 ? this.setValue() : this.editText());
  }

  stop(): void {
    this.isOver = true;
  }

  close(): void {
    this.isOver = true;
    this.socket.close();
  }

  /** The plan as it is shown to somebody who comes now. */
  async open(): Promise<PresentedPlan> {
    while (this.socket.active) {
      try {
        const answer = await this.socket
          .timeout(ANSWER_MS)
          .emitWithAck('plan:open', { planId: this.who.planId });
        if ('snapshot' in answer) return answer.snapshot;
      } catch {
        // Killed under our hands; the next try is for the next server.
      }
      await wait(50);
    }
    throw new Error('closed before the plan was open');
  }

  /** A value of this writer's own item: nobody else sets it, so it is never stale. */
  private async setValue(): Promise<void> {
    const { stream, rev } = this.value;
    const value = `${this.who.name} ${String((this.count += 1))}`;
    const result = await this.sendUntilAnswered({
      kind: 'field.set',
      opId: newOpId(),
      stream,
      ifRev: rev,
      value,
    });
    if (!result.ok) throw new Error(result.error.code);
    this.value = { stream, rev: result.rev };
  }

  /** A text that all writers type in; when it gets long it begins anew. */
  private async editText(): Promise<void> {
    const { stream, rev, length } = this.text;
    const word = `${this.who.name}-${String((this.count += 1))} `;
    const whole = length === 0 ? [[0, word]] : [[length, word]];
    const changes = length > LONGEST_TEXT || length === 0 ? whole : [[0, word], length];
    const result = await this.sendUntilAnswered({
      kind: 'text.edit',
      opId: newOpId(),
      stream,
      rev,
      changes,
    });
    if (!result.ok) throw new Error(result.error.code);
  }

  /** Sends the identical op until there is an answer, over however many connections that takes (L-24, L-45). */
  private async sendUntilAnswered(op: Op): Promise<OpResult> {
    this.ledger.send(op);
    while (this.socket.active) {
      const result = await this.answerTo(op);
      if (result?.ok) this.ledger.confirm(result satisfies OpAccepted);
      if (this.refusal) throw new Error(`refused: ${this.refusal}`);
      if (result && (result.ok || result.error.code !== 'UNAVAILABLE')) return result;
      await wait(30);
      if (this.text.stream !== '') await this.look();
    }
    throw new Error('closed before there was an answer');
  }

  private async answerTo(op: Op): Promise<OpResult | undefined> {
    try {
      const answer = await this.socket
        .timeout(ANSWER_MS)
        .emitWithAck('plan:submit', { planId: this.who.planId, ops: [op] });
      if ('error' in answer && answer.error.code !== 'UNAVAILABLE')
        this.refusal = answer.error.code;
      return 'results' in answer ? answer.results[0] : undefined;
    } catch {
      return undefined;
    }
  }

  /** Opens the plan, again too: from here on its changes come in. */
  private async look(ownItem?: string): Promise<void> {
    const plan = await this.open();
    const people = plan.sections.find(({ section }) => section === 'persons')?.items ?? [];
    const shared = people[0]?.fields['situation'];
    if (!shared || !isText(shared)) throw new Error('the plan has no text to type in');
    this.text = { stream: shared.stream, rev: shared.rev, length: shared.text.length };
    const own = people.find(({ id }) => id === ownItem)?.fields['designation'];
    if (own) this.value = { stream: own.stream, rev: own.rev };
  }
}

function newOpId(): string {
  return makeOpId(Date.now(), randomBytes(10));
}

/** The length of a text after a change set in its JSON form. */
function lengthAfter(changes: readonly unknown[]): number {
  let length = 0;
  for (const part of changes) {
    if (typeof part === 'number') length += part;
    else if (Array.isArray(part)) length += part.slice(1).join('\n').length;
  }
  return length;
}
