import type { ErasureSort } from '#contract';
import type { CircleAnswer } from './circle.js';

/** What a decision about an erasure looks at. Whoever asks loads the facts. */
export interface ErasureFacts {
  person: string;
  organisation: string;
  /** On the case by name, of an organisation that takes part (A-02, C-01). */
  onCase: boolean;
  /** A conflict of interest shuts this person out: there is no such case for them (K-01). */
  denied: boolean;
  /** Leads the case (C-02). */
  leads: boolean;
  /** Privacy officer of the organisation. */
  isOfficer: boolean;
  /** The organisation takes part in the case, or took part. */
  tookPart: boolean;
}

/** What is erased, or is to be. */
export interface ErasureSubject {
  sort: ErasureSort;
  /** The organisation on whose word it goes: that added it, or leads the case (E-02, E-03). */
  owner: string;
  /** Whether the person sees all of it. */
  isSeen: boolean;
  /** Who asked, and for which organisation; null while nobody did. */
  asked: { person: string; organisation: string } | null;
}

export type ErasureStep = 'ask' | 'withdraw' | 'refuse' | 'agree' | 'undo';

/** Who may ask, and who agrees: never the same person (E-01). What no rule allows is refused. */
export function decideErasure(
  facts: ErasureFacts,
  step: ErasureStep,
  subject: ErasureSubject,
): CircleAnswer {
  if (facts.denied) return 'absent';
  switch (step) {
    case 'ask':
      return mayAsk(facts, subject);
    case 'withdraw':
      return ofAsker(facts, subject);
    case 'refuse':
      return decides(facts, subject) ? 'allowed' : 'absent';
    case 'agree':
      if (!decides(facts, subject)) return 'absent';
      return subject.asked?.person === facts.person ? 'refused' : 'allowed';
    case 'undo':
      if (decides(facts, subject) || (facts.onCase && subject.asked?.person === facts.person)) {
        return 'allowed';
      }
      return facts.onCase && subject.isSeen ? 'refused' : 'absent';
  }
}

/** A privacy officer holds a case of the own organisation, and lifts that (E-20). */
export function decideHold({ denied, isOfficer, tookPart }: ErasureFacts): CircleAnswer {
  return !denied && isOfficer && tookPart ? 'allowed' : 'absent';
}

function mayAsk(facts: ErasureFacts, { sort, owner, isSeen }: ErasureSubject): CircleAnswer {
  const isOfficer = facts.isOfficer && facts.organisation === owner;
  // What is due an officer asks without seeing it (E-34), where there may be something of the organisation at all.
  if (sort === 'ITEMS') return isOfficer && facts.tookPart ? 'allowed' : 'absent';
  // Of an old case nobody may be left who works on it (E-03).
  if (sort === 'CASE' && isOfficer) return 'allowed';
  if (!facts.onCase || !isSeen) return 'absent';
  const isTheirs = sort !== 'CASE' && facts.organisation === owner;
  return isTheirs || facts.leads ? 'allowed' : 'refused';
}

/** Whoever asked, and colleagues of theirs on the case (E-06). */
function ofAsker(facts: ErasureFacts, { asked, isSeen }: ErasureSubject): CircleAnswer {
  const isOwn = asked?.organisation === facts.organisation;
  if (isOwn && (facts.onCase || asked?.person === facts.person)) return 'allowed';
  return facts.onCase && isSeen ? 'refused' : 'absent';
}

function decides({ isOfficer, organisation }: ErasureFacts, { owner }: ErasureSubject): boolean {
  return isOfficer && organisation === owner;
}
