export { BreakGlassEvents, type BreakGlassEvent } from './break-glass/break-glass-events.js';
export { Emergencies } from './break-glass/emergencies.service.js';
export { presentEmergencies } from './break-glass/present-emergencies.js';
export { ConflictMatcher } from './conflict/conflict-matcher.js';
export { ConflictReports, type ConflictReport } from './conflict/conflict-reports.service.js';
export { knownByShape, type KnownBy } from './conflict/conflict-tags.js';
export { InvolvedTags, type CheckedPerson } from './conflict/involved-tags.service.js';
export { StaffTags, type StaffMember } from './conflict/staff-tags.service.js';
export { DueItems, type DueItemsPage } from './erasure/due-items.service.js';
export { CaseErasureService } from './erasure/case-erasures.service.js';
export type {
  CaseErasure,
  CaseErasures,
  OfficerErasure,
  OfficerErasurePage,
} from './erasure/erasure-view.js';
export { LegalHolds, type LegalHold } from './erasure/legal-holds.service.js';
export { OfficerErasures } from './erasure/officer-erasures.service.js';
export { Retention, type DueCase, type DueCasePage } from './erasure/retention.service.js';
export type { Directory, DirectoryPerson } from './directory.js';
export { ITEM_TYPES } from './graphql/item-types.js';
export { PLAN_RESOLVERS, PlanGraphqlModule } from './graphql/plan-graphql.module.js';
export {
  HistoryService,
  type HistoryFilter,
  type HistoryPage,
  type HistoryRequest,
} from './history/history.service.js';
export { ComparisonService, type ComparisonRequest } from './history/comparison.service.js';
export { Visits, type Visitor } from './history/visits.js';
export { mayReadStream } from './history/stream-sight.js';
export type { HistoryEntry } from './history/history-presenter.js';
export type { TextPart } from './history/text-parts.js';
export { HandOvers, type HandOverCount } from './hand-over/hand-overs.service.js';
export { IntakeService, type Intake, type IntakePage } from './intake.service.js';
export { PlanCreator, type NewCase, type NewPlan } from './plan-creator.service.js';
export {
  PlanListService,
  type PlanListPage,
  type PlanListRequest,
  type PlanListRow,
} from './plan-list.service.js';
export type { PersonOp } from './ops/denial.op.js';
export {
  factsIn,
  mayRead,
  PlanReader,
  sectionsFor,
  type ReadablePlan,
} from './plan-reader.service.js';
export { PlanWriter } from './plan-writer.service.js';
export { PlanModule } from './plan.module.js';
export { presentChange } from './present/present-change.js';
export { presentMissed } from './present/present-missed.js';
export type { Sight } from './present/sight.js';
export { personsNamedBy } from './state/named-persons.js';
export { isPassing } from './room/database-failure.js';
export type { PlanRoom } from './room/plan-room.js';
export type { CaseNews } from './room/case-news.js';
export { PlanRooms } from './room/plan-rooms.js';
export type { PlanState } from './state/plan-state.js';
export { itemSubject } from './viewer.js';
