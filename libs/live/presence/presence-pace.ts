import type { LiveSocket } from '../viewer.js';

/** Counts presence messages per socket and second; more than the limit are dropped without a word (L-51). */
export class PresencePace {
  private readonly counts = new WeakMap<LiveSocket, { second: number; count: number }>();

  constructor(private readonly perSecond: number) {}

  allows(socket: LiveSocket): boolean {
    const second = Math.floor(Date.now() / 1000);
    const known = this.counts.get(socket);
    const count = known?.second === second ? known.count + 1 : 1;
    this.counts.set(socket, { second, count });
    return count <= this.perSecond;
  }
}
