/** The sections of a plan that hold items today, in the order in which screens show them (specification §1.9, §1.20). */
export const SECTIONS = [
  'persons',
  'unsafeSituations',
  'protectiveFactors',
  'conditions',
  'agreements',
  'caseDirection',
  'digitalSafety',
  'policeInfo',
  'shelterLocation',
  'honour',
] as const;

export type Section = (typeof SECTIONS)[number];

/**
 * Every section of the matrix (specification §1.20), also those that hold no items yet. The report of a talk has rights
 * of its own beside its planning.
 */
export const PLAN_SECTIONS = [
  'core',
  'caseDirection',
  'persons',
  'children',
  'reportingCode',
  'facts',
  'violencePattern',
  'unsafeSituations',
  'protectiveFactors',
  'conditions',
  'agreements',
  'riskAssessment',
  'conversation',
  'conversationReport',
  'policeInfo',
  'acuteProtection',
  'digitalSafety',
  'shelterLocation',
  'honour',
  'trauma',
  'riskLedCare',
  'recovery',
  'future',
  'evaluation',
] as const;

export type PlanSection = (typeof PLAN_SECTIONS)[number];

/** The required elements of a plan: the five of the kenniskaart plus digital safety (specification §1.9). */
export const PLAN_ELEMENTS = {
  E1: 'unsafeSituations',
  E2: 'protectiveFactors',
  E3: 'conditions',
  E4: 'agreements',
  E5: 'caseDirection',
  E6: 'digitalSafety',
} as const satisfies Record<string, Section>;

export type PlanElement = keyof typeof PLAN_ELEMENTS;

/** The element that a section fills, or undefined when completeness does not look at it. */
export function elementOf(section: Section): PlanElement | undefined {
  return (Object.keys(PLAN_ELEMENTS) as PlanElement[]).find((e) => PLAN_ELEMENTS[e] === section);
}
