import { graphql, type ResultOf, type VariablesOf } from 'gql.tada';

export const accessLogQuery = graphql(`
  query AccessLog($after: String, $filters: AccessLogFilters) {
    accessLog(first: 50, after: $after, filters: $filters) {
      edges {
        node {
          id
          occurredAt
          kind
          outcome
          reason
          person {
            id
            name
          }
          organisation {
            id
            name
          }
          accessPoint
          about {
            id
            name
          }
          planId
          sections
          filters
          policy
          checks {
            authorisation
            caseRelation
            consent
            emergency
          }
          durationSeconds
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const accessLogPeopleQuery = graphql(`
  query AccessLogPeople {
    accessLogPeople {
      id
      name
      function
    }
  }
`);

/** One line: who looked, at what, and how that ended. */
export type AccessLogEntry = ResultOf<typeof accessLogQuery>['accessLog']['edges'][number]['node'];

type Filters = NonNullable<VariablesOf<typeof accessLogQuery>['filters']>;

/** Which lines to show; null narrows nothing. Days are calendar days in Amsterdam. */
export interface AccessLogFilter {
  readonly person: string | null;
  readonly organisation: string | null;
  readonly kind: NonNullable<Filters['kind']> | null;
  readonly outcome: NonNullable<Filters['outcome']> | null;
  readonly since: string | null;
  readonly until: string | null;
}

export const EVERY_LINE: AccessLogFilter = {
  person: null,
  organisation: null,
  kind: null,
  outcome: null,
  since: null,
  until: null,
};
