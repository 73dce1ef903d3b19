/**
 * Functions of people that rights follow from: those that the section matrix knows (specification §1.20), that of who
 * reads the access log, and that of who takes in cases. A code never leaves the server: that somebody on the case is an
 * expert in honour would betray a suspicion that only some may know of.
 */
export const PERSON_FUNCTIONS = [
  'SAFETY_COORDINATOR',
  'HONOUR_EXPERT',
  'HONOUR_CONTACT',
  'PRIVACY_OFFICER',
  /** Answers invitations for the organisation, and puts its people on a case (C-05). Gives no sight of anything. */
  'CASE_INTAKE',
] as const;

export type PersonFunction = (typeof PERSON_FUNCTIONS)[number];
