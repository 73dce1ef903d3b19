import type { CircleOpKind, ParticipationStatus } from '#contract';

/** What a decision about the circle of a case looks at. Whoever asks loads the facts. */
export interface CircleFacts {
  /** On the case by name, of an organisation that takes part (A-02, C-01). */
  onCase: boolean;
  /** A conflict of interest shuts this person out: there is no such case for them (K-01). */
  denied: boolean;
  /** Leads the case: regievoerder or deputy, or of the organisation that began it while there is none (C-02). */
  leads: boolean;
  /** Takes in cases for the organisation (C-05). */
  takesIn: boolean;
  /** Where the organisation stands in this case. */
  participation: ParticipationStatus | null;
}

/** What somebody gets to hear who asks for a change of the circle. Absent: there is no such case for them. */
export type CircleAnswer = 'allowed' | 'refused' | 'absent';

/** Who may change what in the circle. What no rule allows is refused. */
export function decideCircle(facts: CircleFacts, op: CircleOpKind): CircleAnswer {
  if (!knowsOfCase(facts)) return 'absent';
  return isAllowed(facts, op) ? 'allowed' : refusalFor(facts);
}

/** Whether there is such a case at all for this person: they are on it, or take it in. */
export function knowsOfCase({ onCase, denied, takesIn, participation }: CircleFacts): boolean {
  if (denied) return false;
  return onCase || (takesIn && (participation === 'INVITED' || participation === 'ACCEPTED'));
}

function isAllowed(
  { onCase, leads, takesIn, participation }: CircleFacts,
  op: CircleOpKind,
): boolean {
  switch (op) {
    case 'organisation.invite':
    case 'organisation.end':
    case 'case.status':
    case 'case.mark':
    case 'version.propose':
    case 'version.skip':
    case 'version.withdraw':
      return onCase && leads;
    case 'organisation.accept':
    case 'organisation.decline':
      // Answered already: the op says so itself.
      return takesIn;
    case 'organisation.leave':
    case 'version.answer':
      return onCase;
    case 'person.add':
    case 'person.end':
      return participation === 'ACCEPTED' && (onCase || takesIn);
  }
}

/** Whoever takes in cases and is not on this one learns nothing about what others may do in it. */
function refusalFor({ onCase }: CircleFacts): CircleAnswer {
  return onCase ? 'refused' : 'absent';
}
