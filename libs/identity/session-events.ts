import { Injectable } from '@nestjs/common';

/** A session that ended. Whatever was open under it is closed (L-02). */
export interface SessionEnded {
  sessionId: string;
}

type Listener = (event: SessionEnded) => void;

/** Tells this node at once that a session ended. Other nodes find out when they renew their lease on it. */
@Injectable()
export class SessionEvents {
  private readonly listeners = new Set<Listener>();

  /** Calls the listener for each session that ends from now on; answers how to stop that. */
  onEnded(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  ended(sessionId: string): void {
    for (const listener of this.listeners) listener({ sessionId });
  }
}
