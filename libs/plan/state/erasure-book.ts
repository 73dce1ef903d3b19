import type { ErasureState, HoldState } from './erasure-shape.js';
import { LayeredMap } from './layered-map.js';

/** What of a plan is to be erased or was, and who holds that up. Part of the plan's state, and forked with it. */
export class ErasureBook {
  constructor(
    private readonly erasures = new LayeredMap<string, ErasureState>(),
    private readonly holds = new LayeredMap<string, HoldState>(),
    /** By stream; an entry without an erasure is of one that was undone. */
    private readonly hidden = new LayeredMap<string, { by: string | null }>(),
  ) {}

  fork(): ErasureBook {
    return new ErasureBook(this.erasures.fork(), this.holds.fork(), this.hidden.fork());
  }

  erasure(id: string): ErasureState | undefined {
    return this.erasures.get(id);
  }

  put(erasure: ErasureState): void {
    this.erasures.set(erasure.id, erasure);
  }

  all(): ErasureState[] {
    return [...this.erasures.values()];
  }

  hold(organisation: string): HoldState | undefined {
    return this.holds.get(organisation);
  }

  putHold(hold: HoldState): void {
    this.holds.set(hold.organisation, hold);
  }

  get isHeld(): boolean {
    return [...this.holds.values()].some(({ liftedAt }) => liftedAt === null);
  }

  /** The erasure that a stream is hidden by; undefined of any other stream. */
  hiddenBy(streamId: string): string | undefined {
    return this.hidden.get(streamId)?.by ?? undefined;
  }

  hide(streamId: string, erasure: string): void {
    this.hidden.set(streamId, { by: erasure });
  }

  /** Shows again what an erasure hid; answers which streams. */
  show(erasure: string): string[] {
    const streams = this.hiddenUnder(erasure);
    for (const stream of streams) this.hidden.set(stream, { by: null });
    return streams;
  }

  hiddenUnder(erasure: string): string[] {
    return [...this.hidden.entries()].flatMap(([id, { by }]) => (by === erasure ? [id] : []));
  }
}
