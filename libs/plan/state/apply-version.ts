import type { Change } from '#history';
import { valueOf } from './change-value.js';
import type { PlanVersion } from './plan-shape.js';

/** Whoever proposes agrees with it. */
export function proposedVersion(change: Change): PlanVersion {
  const { number, note, organisations, root } = valueOf(change, 'version.proposed');
  const { opId: id, seq, at, organisation } = change;
  const by = { person: change.person, organisation };
  return {
    id,
    number,
    seq,
    root,
    note,
    by,
    at,
    organisations,
    replies: [{ organisation, answer: 'APPROVED', reason: null, by, at }],
    state: 'OPEN',
    closedAt: null,
    reason: null,
  };
}

/** A version after a step of its own. */
export function versionAfter(version: PlanVersion, change: Change): PlanVersion {
  const { at } = change;
  switch (change.kind) {
    case 'version.answered': {
      const by = { person: change.person, organisation: change.organisation };
      const reply = { ...valueOf(change, 'version.answered'), by, at };
      const others = version.replies.filter(
        ({ organisation }) => organisation !== reply.organisation,
      );
      return { ...version, replies: [...others, reply] };
    }
    case 'version.withdrawn': {
      const { reason } = valueOf(change, 'version.withdrawn');
      return { ...version, state: 'WITHDRAWN', closedAt: at, reason };
    }
    case 'version.settled':
      return { ...version, state: valueOf(change, 'version.settled').outcome, closedAt: at };
    default:
      return version;
  }
}
