import { ChangeSet } from '@codemirror/state';
import { createLiveClient, type LiveClient, type LiveState, type TextHandle } from '#client';
import type {
  OpenAnswer,
  OpResult,
  PresentedChange,
  PresentedItem,
  PresentedPlan,
  Refusal,
  SubmitAnswer,
  SubmitRequest,
} from '#contract';
import { AT } from './build-plan.js';
import { FakeEnvironment } from './fake-environment.js';
import { FakeSocket } from './fake-socket.js';

export const NOW = '2026-03-02T09:00:00.000Z';

/** A live client with a plan open, and a test in the place of the server and the clock. */
export class LiveDesk {
  readonly environment = new FakeEnvironment();
  readonly socket = new FakeSocket();
  readonly client: LiveClient;
  /** What the server would answer over HTTP. */
  isSessionOver = false;

  constructor(readonly plan: PresentedPlan) {
    const { environment, socket } = this;
    this.client = createLiveClient({
      planId: plan.id,
      socket: socket.live,
      environment,
      isSessionOver: () => Promise.resolve(this.isSessionOver),
    });
    this.client.open();
    socket.up();
    this.openWith({ snapshot: plan, cursor: 'c1', now: NOW });
  }

  get state(): LiveState {
    return this.client.store.getSnapshot();
  }

  /** The last submission that has no answer yet. */
  get sent(): SubmitRequest {
    const last = this.socket.submits.at(-1);
    if (!last) throw new Error('nothing was sent');
    return last.request;
  }

  /** The items as the screen shows them, all sections after each other. */
  get items(): PresentedItem[] {
    return this.state.plan?.sections.flatMap(({ items }) => items) ?? [];
  }

  value(item: PresentedItem, name: string): unknown {
    const field = this.items.find(({ id }) => id === item.id)?.fields[name];
    return field && 'value' in field ? field.value : undefined;
  }

  text(item: PresentedItem, name = 'action'): TextHandle {
    const handle = this.client.text(item.fields[name]?.stream ?? '');
    if (!handle) throw new Error('no text');
    return handle;
  }

  type(item: PresentedItem, at: number, insert: string): void {
    const handle = this.text(item);
    handle.edit(ChangeSet.of({ from: at, insert }, handle.getSnapshot().doc.length));
  }

  openWith(answer: OpenAnswer): void {
    this.socket.opens.shift()?.answer(answer);
  }

  receive(changes: PresentedChange[], cursor = 'c'): void {
    this.socket.receive('plan:changes', { planId: this.plan.id, changes, cursor });
  }

  /** Answers the first submission that waits. */
  answer(answer: SubmitAnswer): void {
    this.socket.submits.shift()?.answer(answer);
  }

  /** Accepts all of it, at revs from `rev` on. */
  acknowledge(rev: number): void {
    const ops = this.socket.submits[0]?.request.ops ?? [];
    const results = ops.map(({ opId }, index): OpResult => ({
      opId,
      ok: true,
      stream: '',
      rev: rev + index,
      hash: '',
      at: AT,
    }));
    this.answer({ results });
  }

  /** Refuses all of it. */
  refuse(error: Refusal): void {
    const ops = this.socket.submits[0]?.request.ops ?? [];
    this.answer({ results: ops.map(({ opId }) => ({ opId, ok: false, error })) });
  }
}
