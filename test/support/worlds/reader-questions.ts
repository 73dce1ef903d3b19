/** Of a label, of an organisation, of somebody who may lead, of an item. */
export const WORDS_TO_FIND = ['casus', 'shelter', 'police 1', 'Naamloos', 'geheim'];

/** The list of cases, a page of it. */
export const PLANS = `query ($first: Int, $after: String) { plans(first: $first, after: $after) {
  edges { cursor node { id caseNumber label director organisations { id } completeness { element state items } } }
  pageInfo { hasNextPage endCursor } } }`;

/** Uses of the emergency button, and what waits for a review. */
export const EMERGENCIES = `query ($plan: ID!) {
  emergencies(planId: $plan) { use role at until reason review conclusion isCoordinated by { person { id } } }
  openReviews { use at isLate planId waitsFor person { id } } }`;

/** One by one: a line of the access log stands for each, and of what is asked together nobody knows which comes first. */
export const ABOUT_ONESELF = [
  'query { me { person { id } readsAccessLog takesInCases administers } }',
  'query { colleagues { id name } }',
  'query { accessLogPeople { id name } }',
  'query { intakes(first: 20) { edges { node { planId status } } } }',
  'query { intakes(accepted: true, first: 20) { edges { node { planId status past persons { id } } } } }',
  'query ($plan: ID!) { intake(planId: $plan) { status past invitedAt persons { id } } }',
  'query ($use: ID!) { reviewReason(use: $use) }',
  'query ($plan: ID!, $use: ID!) { emergencyContact(planId: $plan, use: $use) { contacts until } }',
];

/** What is told of erasures, holds and terms over HTTP; `:plan` is the plan. */
export const ABOUT_ERASURES = [
  '/erasures/plans/:plan',
  ...['open', 'record', 'other'].map((list) => `/erasures?list=${list}`),
  '/legal-holds',
  '/retention',
  '/retention/due',
  '/retention/due-items',
];

/** A search in the list of cases. */
export const FIND = `query ($find: String) {
  plans(first: 5, find: $find) { edges { cursor node { id label director } } pageInfo { endCursor } } }`;

/** A page of the history of a plan, however it is narrowed. */
export const HISTORY = `
  query ($plan: ID!, $first: Int, $last: Int, $after: String, $before: String, $item: ID, $section: Section,
         $person: ID, $organisation: ID, $sinceLastVisit: Boolean) {
    history(planId: $plan, first: $first, last: $last, after: $after, before: $before, item: $item, section: $section,
            person: $person, organisation: $organisation, sinceLastVisit: $sinceLastVisit) {
      edges { cursor node {
        id at kind person { id name } organisation { id } item itemKind itemTitle field before after
        parts { text op length } rev stream hash restores isNew } }
      pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } }`;

/** What the signer signed of a plan. */
export const EVIDENCE = `query ($plan: ID!) { evidence(planId: $plan, since: 1) {
  logHead cosignatures consistency restores { bytes }
  checkpoint { leaf number inclusion proofs { stream bytes } } } }`;

/** Who looked, in the cases of the organisation. */
export const ACCESS_LOG = `query { accessLog(first: 60) {
  edges { cursor node {
    id occurredAt kind action eventType outcome reason person { id name } organisation { id } accessPoint planId
    sections filters policy checks { authorisation caseRelation consent emergency } } }
  pageInfo { hasNextPage endCursor } } }`;
