/** The demo case as data: invented organisations, people by role, and two plans. No real person, place or address. */
export { audienceOf, isAmong, type DemoAudience } from './demo-audience.js';
export { CONFERENCE_CASE } from './conference-case.js';
export { dayZeroOf } from './demo-calendar.js';
export { demoGround } from './demo-grounds.js';
export { demoId } from './demo-id.js';
export type {
  DemoCase,
  DemoCorrection,
  DemoDay,
  DemoFields,
  DemoItem,
  DemoPersonRef,
  DemoValue,
  DemoVersion,
  DemoView,
} from './demo-item.js';
export {
  DEMO_ORGANISATIONS,
  type DemoOrganisation,
  type DemoOrganisationType,
} from './demo-organisations.js';
export {
  DEMO_PEOPLE,
  DEMO_ADMINISTRATORS,
  DEMO_PERSON_CODES,
  organisationIdOf,
  type DemoPerson,
  type DemoPersonCode,
} from './demo-people.js';
export {
  calendarValue,
  fieldValueOf,
  statusStepsOf,
  textOf,
  type DemoNames,
} from './demo-value.js';
export { SECOND_CASE } from './second-case.js';
