export { audienceClass, decide, WHOLE } from './decide.js';
export type {
  BorrowedSight,
  Eyes,
  ItemSubject,
  PlanSubject,
  SectionSubject,
  Subject,
  ViewerFacts,
} from './facts.js';
export {
  functionsThatMatter,
  isLocked,
  ruleOfNaming,
  sectionRight,
  type SectionRight,
} from './section-matrix.js';
export { narrowFields, sightRules, type NarrowField, type SightRule } from './sight-rule.js';
