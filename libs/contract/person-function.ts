/**
 * Functions of people that rights follow from: those that the section matrix knows (specification §1.20), and that of who
 * reads the access log. A code never leaves the server: that somebody on the case is an expert in honour would betray a
 * suspicion that only some may know of.
 */
export const PERSON_FUNCTIONS = [
  'SAFETY_COORDINATOR',
  'HONOUR_EXPERT',
  'HONOUR_CONTACT',
  'PRIVACY_OFFICER',
] as const;

export type PersonFunction = (typeof PERSON_FUNCTIONS)[number];
