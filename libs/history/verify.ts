import { commitment, committedValue, genesisHash, linkHash, readBody } from './chain.js';
import type { Change } from './change.js';

/** What is wrong with a change of a stream, and at which rev. */
export interface ChainFault {
  streamId: string;
  rev: number;
  reason: 'REV_GAP' | 'PREVIOUS_HASH' | 'HASH' | 'BODY' | 'ACTOR' | 'GENESIS';
}

/** Checks one whole stream, first change first: revs without gaps, every link, every commitment. */
export function verifyStream(changes: readonly Change[]): ChainFault[] {
  const faults: ChainFault[] = [];
  let previous: Change | undefined;
  for (const change of changes) {
    const reason = faultOf(change, previous);
    if (reason) faults.push({ streamId: change.streamId, rev: change.rev, reason });
    previous = change;
  }
  return faults;
}

function faultOf(change: Change, previous: Change | undefined): ChainFault['reason'] | undefined {
  if (change.rev !== (previous?.rev ?? 0) + 1) return 'REV_GAP';
  // Of an erased change the body cannot be held against its commitment; its link holds it in its place (E-18).
  if (change.erased) return faultOfErased(change, previous);
  const body = readBody(change.format, change.body);
  if (!previous && !body.genesis) return 'GENESIS';
  const before = previous ? previous.hash : body.genesis && genesisHash(body.genesis);
  if (!before?.equals(change.prevHash)) return previous ? 'PREVIOUS_HASH' : 'GENESIS';
  if (!commitment(body.salt, committedValue(body)).equals(change.bodyCommitment)) return 'BODY';
  if (!commitment(body.actorSalt, { person: change.person }).equals(change.actorCommitment)) {
    return 'ACTOR';
  }
  return linkHash(change).equals(change.hash) ? undefined : 'HASH';
}

function faultOfErased(
  change: Change,
  previous: Change | undefined,
): ChainFault['reason'] | undefined {
  if (previous && !previous.hash.equals(change.prevHash)) return 'PREVIOUS_HASH';
  return linkHash(change).equals(change.hash) ? undefined : 'HASH';
}
