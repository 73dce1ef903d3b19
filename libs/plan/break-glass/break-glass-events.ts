import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '#contract';
import type { Ctx } from '#kernel';

/** What happened with the emergency button. `person` did it; of what ended by the clock, whose use it was. */
export interface BreakGlassEvent {
  type: 'USED' | 'REFUSED' | 'READ' | 'ENDED' | 'EXPIRED' | 'REVIEWED';
  /** Who acted, and by which way in. */
  ctx: Ctx;
  planId: string;
  person: string;
  organisation: string;
  /** The use; null where none came about. */
  use: string | null;
  /** With REFUSED. */
  code?: ErrorCode;
}

type Listener = (event: BreakGlassEvent) => void | Promise<void>;

/** Where the access log hears of the emergency button (K-39). Whoever announces waits for whoever listens. */
@Injectable()
export class BreakGlassEvents {
  private readonly listeners = new Set<Listener>();

  /** Calls the listener for each event from now on; answers how to stop that. */
  onEvent(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async announce(event: BreakGlassEvent): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}
