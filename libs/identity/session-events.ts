import { Injectable } from '@nestjs/common';

/** A session that ended. Whatever was open under it is closed (L-02). */
export interface SessionEnded {
  sessionId: string;
}

/** Somebody who may do other things from now on, or whose sessions ended. Whatever is open under these is looked at anew. */
export interface RightsChanged {
  personId: string;
}

type Listener<T> = (event: T) => void;

/** Tells this node at once what became of sessions and of whoever acts in them. */
@Injectable()
export class SessionEvents {
  private readonly ends = new Set<Listener<SessionEnded>>();
  private readonly changes = new Set<Listener<RightsChanged>>();

  /** Calls the listener for each session that ends from now on; answers how to stop that. */
  onEnded(listener: Listener<SessionEnded>): () => void {
    this.ends.add(listener);
    return () => this.ends.delete(listener);
  }

  /** As `onEnded`, for each person whose rights or sessions change. */
  onChanged(listener: Listener<RightsChanged>): () => void {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  }

  ended(sessionId: string): void {
    for (const listener of this.ends) listener({ sessionId });
  }

  changed(personId: string): void {
    for (const listener of this.changes) listener({ personId });
  }
}
