import type { OrganisationType } from './organisation-type.js';

/**
 * Functions of people that rights follow from, or tasks: those that the section matrix knows (specification §1.20), that of
 * who reads the access log, and that of who takes in cases. A code never leaves the server but for the administrator of the
 * organisation (I-55): that somebody on the case is an expert in honour would betray a suspicion that only some may know of.
 */
export const PERSON_FUNCTIONS = [
  'SAFETY_COORDINATOR',
  'HONOUR_EXPERT',
  'HONOUR_CONTACT',
  'PRIVACY_OFFICER',
  /** Answers invitations for the organisation, and puts its people on a case (C-05). Gives no sight of anything. */
  'CASE_INTAKE',
  /** Aandachtsfunctionaris: whom colleagues turn to with a suspicion. Gives no right in any section. */
  'SAFEGUARDING_LEAD',
] as const;

export type PersonFunction = (typeof PERSON_FUNCTIONS)[number];

/** A function that counts in a plan is one of people of one organisation type; null where it gives no right in any section. */
export const TYPE_OF_FUNCTION: Readonly<Record<PersonFunction, OrganisationType | null>> = {
  SAFETY_COORDINATOR: 'SHELTER',
  HONOUR_EXPERT: 'VEILIG_THUIS',
  HONOUR_CONTACT: 'POLICE',
  PRIVACY_OFFICER: null,
  CASE_INTAKE: null,
  SAFEGUARDING_LEAD: null,
};

/** The functions that people of an organisation of this type can have (I-54). */
export function functionsFor(type: OrganisationType): PersonFunction[] {
  if (type === 'PLATFORM') return [];
  return PERSON_FUNCTIONS.filter((code) => {
    const only = TYPE_OF_FUNCTION[code];
    return only === null || only === type;
  });
}
