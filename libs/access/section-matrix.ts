import {
  TYPE_OF_FUNCTION,
  type OrganisationType,
  type PersonFunction,
  type PlanSection,
} from '#contract';
import type { ViewerFacts } from './facts.js';

/** Write (which includes reading), read, or neither. */
export type SectionRight = 'W' | 'R' | '-';

type Row = Readonly<Partial<Record<OrganisationType, SectionRight>>>;

/** A row of the matrix: what each organisation type may do, and under what further conditions. */
export interface SectionRule {
  readonly rights: Row;
  /** Of these organisation types only people with this function have the right. */
  readonly onlyWith?: Readonly<Partial<Record<OrganisationType, PersonFunction>>>;
  /** Adding takes one of these functions, whoever may write in what is there. */
  readonly addedWith?: readonly PersonFunction[];
  /** Saying who may read takes one of these functions. */
  readonly namedWith?: readonly PersonFunction[];
  /** The rule that refuses it to whoever lacks them. */
  readonly namedRule?: string;
  /** Writing only in what one's own organisation added. */
  readonly ownOnly?: true;
  /** Only ever for people who are named; no adjustment of the matrix touches it. */
  readonly locked?: true;
}

const ALL_WRITE: Row = { VEILIG_THUIS: 'W', POLICE: 'W', SHELTER: 'W', NEIGHBOURHOOD_TEAM: 'W' };
const POLICE_READS: Row = { ...ALL_WRITE, POLICE: 'R' };
const NO_POLICE: Row = { VEILIG_THUIS: 'W', SHELTER: 'W', NEIGHBOURHOOD_TEAM: 'W' };
const CARE: Row = { VEILIG_THUIS: 'R', SHELTER: 'W', NEIGHBOURHOOD_TEAM: 'W' };

/** Every type of an organisation that takes part in a case only by choice reads the core, and no more (§1.20). */
const CORE: Row = {
  ...ALL_WRITE,
  PROBATION: 'R',
  YOUTH_PROTECTION: 'R',
  GGZ: 'R',
  ADDICTION_CARE: 'R',
  WELFARE: 'R',
  PARTICIPATION: 'R',
  GP: 'R',
  MUNICIPALITY: 'R',
  CHILD_PROTECTION_BOARD: 'R',
};

/** Section × organisation type × function (A-03, A-16, specification §1.20). What is not named here may do nothing. */
export const SECTION_MATRIX: Readonly<Record<PlanSection, SectionRule>> = {
  core: { rights: CORE },
  caseDirection: { rights: POLICE_READS },
  persons: { rights: ALL_WRITE },
  children: { rights: POLICE_READS },
  reportingCode: { rights: POLICE_READS },
  facts: { rights: ALL_WRITE },
  violencePattern: { rights: ALL_WRITE },
  unsafeSituations: { rights: ALL_WRITE },
  protectiveFactors: { rights: ALL_WRITE },
  conditions: { rights: ALL_WRITE },
  agreements: { rights: ALL_WRITE },
  riskAssessment: {
    rights: { VEILIG_THUIS: 'W', POLICE: 'W', SHELTER: 'R', NEIGHBOURHOOD_TEAM: 'R' },
  },
  conversation: { rights: POLICE_READS },
  conversationReport: { rights: ALL_WRITE, ownOnly: true },
  policeInfo: {
    rights: { VEILIG_THUIS: 'R', POLICE: 'W', SHELTER: 'R', NEIGHBOURHOOD_TEAM: 'R' },
  },
  acuteProtection: { rights: { ...ALL_WRITE, NEIGHBOURHOOD_TEAM: 'R' } },
  digitalSafety: { rights: POLICE_READS },
  shelterLocation: {
    locked: true,
    rights: { SHELTER: 'W' },
    addedWith: ['SAFETY_COORDINATOR'],
    namedWith: ['SAFETY_COORDINATOR'],
  },
  honour: {
    locked: true,
    rights: { VEILIG_THUIS: 'W', POLICE: 'W', SHELTER: 'R' },
    onlyWith: { VEILIG_THUIS: 'HONOUR_EXPERT', POLICE: 'HONOUR_CONTACT' },
    namedWith: ['HONOUR_EXPERT', 'HONOUR_CONTACT'],
    namedRule: 'R-11',
  },
  trauma: { rights: NO_POLICE },
  riskLedCare: { rights: CARE },
  recovery: { rights: CARE },
  future: { rights: CARE },
  evaluation: { rights: POLICE_READS },
};

/** What a person of this organisation type, with these functions, may do in a section at most. */
export function sectionRight(
  section: PlanSection,
  type: OrganisationType,
  functions: readonly PersonFunction[],
): SectionRight {
  const { rights, onlyWith } = SECTION_MATRIX[section];
  const needed = onlyWith?.[type];
  if (needed !== undefined && !functions.includes(needed)) return '-';
  return rights[type] ?? '-';
}

/** Whether nobody but people who are named ever reads anything here. */
export function isLocked(section: PlanSection): boolean {
  return SECTION_MATRIX[section].locked === true;
}

/** The rule by which this person may not say who reads an item of the section, where one does; a screen can name it. */
export function ruleOfNaming(
  section: PlanSection,
  { organisationType, functions }: Pick<ViewerFacts, 'organisationType' | 'functions'>,
): string | undefined {
  const { namedWith, namedRule } = SECTION_MATRIX[section];
  const mine = functionsThatMatter(organisationType, functions);
  return namedWith?.some((code) => mine.includes(code)) ? undefined : namedRule;
}

/** Of somebody's functions, those that give a right to people of this organisation type: no other sets them apart. */
export function functionsThatMatter(
  type: OrganisationType,
  functions: readonly PersonFunction[],
): PersonFunction[] {
  return functions.filter((code) => TYPE_OF_FUNCTION[code] === type);
}
