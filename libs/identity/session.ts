import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel';
import type { PersonRow } from './person.entity.js';
import type { SessionRow } from './session.entity.js';

/** Somebody who is signed in from one browser. */
export interface Session {
  id: string;
  actor: Actor;
  person: PersonRow;
  /** When a second factor was last proved in it; null where none was. */
  steppedUpAt: Date | null;
}

/** 32 random bytes; whoever holds it is signed in. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. Fast on purpose: there is nothing to guess in 256 random bits. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The organisation comes from the person's row and never from a message. */
export function sessionOf({ id, person, steppedUpAt }: SessionRow): Session {
  return { id, actor: actorOf(person), person, steppedUpAt };
}

/** Somebody as who acts for their organisation. */
export function actorOf({ id, organisation, functions }: PersonRow): Actor {
  return {
    person: id,
    organisation: organisation.id,
    organisationType: organisation.type,
    functions,
  };
}
