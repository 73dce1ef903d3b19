/**
 * The header in which a window says whom it shows as signed in, by id. A request for somebody else than the session's person
 * counts as one without a session: in one browser another person may have signed in since (I-22).
 */
export const PERSON_HEADER = 'vangnet-person';

/** The same for a socket, in the handshake. */
export interface SocketAuth {
  person?: string;
}
