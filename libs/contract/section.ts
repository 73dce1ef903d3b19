/** The sections of a plan that hold items today, in the order in which screens show them (specification §1.9, §1.20). */
export const SECTIONS = [
  'persons',
  'unsafeSituations',
  'protectiveFactors',
  'conditions',
  'agreements',
  'caseDirection',
  'digitalSafety',
] as const;

export type Section = (typeof SECTIONS)[number];

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
