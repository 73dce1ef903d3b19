import type { Hit } from './find-in-plan.js';

/** The place that the search on this screen stands at. */
export class FoundPlace {
  private hit: Hit | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): Hit | null => this.hit;

  standAt(hit: Hit | null): void {
    this.hit = hit;
    for (const listener of this.listeners) listener();
  }
}
