import { RETRYABLE_CODES, type Op, type OpResult, type SubmitAnswer } from '#contract';
import type { LiveTimes } from './live-times.js';
import type { LiveEnvironment, LiveSocket } from './live-socket.js';

export interface CourierOptions {
  readonly planId: string;
  readonly socket: LiveSocket;
  readonly environment: LiveEnvironment;
  readonly times: LiveTimes;
  /** No answer in time: the connection is to be made anew. */
  readonly onSilence: () => void;
  /** Hears every final answer. */
  readonly onAnswer: (results: readonly OpResult[]) => void;
}

const RETRY_MS = 1000;

/**
 * Takes submissions to the server and brings back final answers. What is to be tried again is sent again as it is
 * (L-24). It remembers nothing over a loss of connection: who sent something sends it again then.
 */
export class Courier {
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: CourierOptions) {}

  /**
   * False when there is no connection. `take` gets one final result per op, or is never called when the connection is
   * lost first.
   */
  send(ops: readonly Op[], take: (results: readonly OpResult[]) => void): boolean {
    const { socket, environment, planId, times, onSilence } = this.options;
    if (!socket.connected) return false;
    let isOpen = true;
    const stopTimer = environment.after(times.answer, onSilence);
    const drop = (): void => {
      isOpen = false;
      stopTimer();
      this.waiting.delete(drop);
    };
    this.waiting.add(drop);
    socket.emit('plan:submit', { planId, ops: [...ops] }, (answer) => {
      if (!isOpen) return;
      drop();
      const wait = waitIn(answer);
      if (wait !== null) return this.sendLater(wait, ops, take);
      const results = resultsIn(answer, ops);
      this.options.onAnswer(results);
      take(results);
    });
    return true;
  }

  /** The connection is gone: no answer will come to what was sent over it. */
  forget(): void {
    for (const drop of [...this.waiting]) drop();
  }

  private sendLater(
    wait: number,
    ops: readonly Op[],
    take: (results: readonly OpResult[]) => void,
  ): void {
    const { environment } = this.options;
    const drop = (): void => {
      stopTimer();
      this.waiting.delete(drop);
    };
    const stopTimer = environment.after(wait * (1 + environment.random() / 4), () => {
      drop();
      this.send(ops, take);
    });
    this.waiting.add(drop);
  }
}

/** Milliseconds to wait before sending the same again, or null when the answer is final. */
function waitIn(answer: SubmitAnswer): number | null {
  const refusals =
    'error' in answer
      ? [answer.error]
      : answer.results.flatMap((result) => (result.ok ? [] : [result.error]));
  const passing = refusals.filter(({ code }) => RETRYABLE_CODES.has(code));
  if (passing.length === 0) return null;
  return Math.max(...passing.map(({ retryAfterMs }) => retryAfterMs ?? RETRY_MS));
}

function resultsIn(answer: SubmitAnswer, ops: readonly Op[]): readonly OpResult[] {
  if ('results' in answer) return answer.results;
  return ops.map(({ opId }) => ({ opId, ok: false, error: answer.error }));
}
