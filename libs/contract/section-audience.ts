import { AUDIENCE_TYPES, type AudienceType } from './audience.js';
import type { PlanSection } from './section.js';

/** Locked sections are for people who are named, always; police data is for whom the police says (specification §1.20). */
const NARROWER: Readonly<Partial<Record<PlanSection, readonly AudienceType[]>>> = {
  policeInfo: ['ORG_LIST', 'NAMED_PERSONS'],
  shelterLocation: ['NAMED_PERSONS'],
  honour: ['NAMED_PERSONS'],
};

/** The sorts of audience that an item of a section can have. */
export function audiencesIn(section: PlanSection): readonly AudienceType[] {
  return NARROWER[section] ?? AUDIENCE_TYPES;
}
