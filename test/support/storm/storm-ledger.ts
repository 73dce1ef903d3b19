import type { Op, OpAccepted, PresentedChange } from '#contract';
import type { Change } from '#history';

/** What the clients outside know: sent, confirmed to its author, shown to anyone. Kept where no kill reaches. */
export class StormLedger {
  readonly sent = new Set<string>();
  readonly confirmed = new Map<string, OpAccepted>();
  private readonly shown = new Map<string, string>();

  send({ opId }: Op): void {
    this.sent.add(opId);
  }

  confirm(result: OpAccepted): void {
    this.confirmed.set(result.opId, result);
  }

  show(change: PresentedChange): void {
    const { stream, rev } = change;
    this.shown.set(`${stream}:${rev}`, contentOf(change));
  }

  get shownCount(): number {
    return this.shown.size;
  }

  /** What was confirmed or shown and is not in the log exactly as it was; empty when the promise holds (P2). */
  missingFrom(log: readonly Change[]): string[] {
    const byOp = new Map(log.map((change) => [change.opId, change]));
    const byPlace = new Map(log.map((change) => [`${change.streamId}:${change.rev}`, change]));
    const unconfirmed = [...this.confirmed.values()].filter(({ opId, stream, rev, hash }) => {
      const change = byOp.get(opId);
      const isThere =
        change?.streamId === stream && change.rev === rev && change.hash.toString('hex') === hash;
      return !isThere;
    });
    const unshown = [...this.shown].filter(([place, content]) => {
      const change = byPlace.get(place);
      return !change || JSON.stringify(wordsIn(change.value)) !== content;
    });
    return [
      ...unconfirmed.map(({ opId }) => `confirmed and not there: ${opId}`),
      ...unshown.map(([place]) => `shown and not there: ${place}`),
    ];
  }
}

function contentOf(change: PresentedChange): string {
  return JSON.stringify(wordsIn(change));
}

/** What was typed or set, in the one form in which frames and log both have it. */
function wordsIn(value: unknown): unknown {
  const { changes, value: set } = value as { changes?: unknown; value?: unknown };
  return changes ?? set ?? null;
}
