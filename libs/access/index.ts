export { audienceClass, decide, WHOLE } from './decide.js';
export type { ItemSubject, PlanSubject, SectionSubject, Subject, ViewerFacts } from './facts.js';
export { sectionRight, type SectionRight } from './section-matrix.js';
