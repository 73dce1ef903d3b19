import type { PresencePlace } from '../presence/presence-place.js';

/** Where somebody is, as one node tells the others. Never any text. */
export interface PresenceNotice {
  node: string;
  planId: string;
  session: string;
  person: string;
  organisation: string;
  /** Null when the person left. */
  place: PresencePlace | null;
}

/** "Look at this person anew": what came of their sessions and cases stands in PostgreSQL. */
export interface PersonNotice {
  node: string;
  person: string;
}

export interface BusListener {
  /** "Plan P reached n": a hint, never content. */
  onHead: (planId: string, seq: number) => void;
  onPresence: (notice: PresenceNotice) => void;
  onPerson: (notice: PersonNotice) => void;
}

/**
 * Tells the other nodes that there is something to read. May lose messages and repeat them: who listens reads
 * PostgreSQL, and finds by itself what no message told (L-17).
 */
export interface Bus {
  start(listener: BusListener): Promise<void>;
  announceHead(planId: string, seq: number): void;
  announcePresence(notice: PresenceNotice): void;
  announcePerson(notice: PersonNotice): void;
  stop(): Promise<void>;
}

export const BUS = Symbol('bus');
