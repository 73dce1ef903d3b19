import { PERSON_HEADER, type SocketAuth } from '#contract';

let shown: string | undefined;

/** From here on this window says to the server that it shows this person as signed in (I-22). */
export function showPerson(id: string): void {
  shown = id;
}

/** What each request carries. */
export function personHeaders(): Record<string, string> {
  return shown === undefined ? {} : { [PERSON_HEADER]: shown };
}

/** What a socket says when it connects. */
export function socketAuth(): SocketAuth {
  return shown === undefined ? {} : { person: shown };
}
