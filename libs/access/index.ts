export { decideCircle, knowsOfCase, type CircleAnswer, type CircleFacts } from './circle.js';
export {
  decideErasure,
  decideHold,
  type ErasureFacts,
  type ErasureSubject,
  type ErasureStep,
} from './erasure.js';
export { audienceClass, decide, seesFrom, WHOLE } from './decide.js';
export type {
  BorrowedSight,
  Eyes,
  ItemSubject,
  Past,
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
