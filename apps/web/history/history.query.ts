import { graphql, type ResultOf } from 'gql.tada';
import type { Section } from '#contract';

export const historyQuery = graphql(`
  query History(
    $planId: ID!
    $after: String
    $item: ID
    $section: Section
    $person: ID
    $organisation: ID
    $since: DateTime
    $until: DateTime
    $sinceLastVisit: Boolean
  ) {
    history(
      planId: $planId
      first: 100
      after: $after
      item: $item
      section: $section
      person: $person
      organisation: $organisation
      since: $since
      until: $until
      sinceLastVisit: $sinceLastVisit
    ) {
      edges {
        node {
          id
          at
          kind
          person {
            id
            name
          }
          organisation {
            id
            name
          }
          item
          itemKind
          itemTitle
          field
          before
          after
          parts {
            op
            text
            length
          }
          rev
          stream
          hash
          restores
          corrects {
            reason
            at
          }
          corrected {
            by {
              person {
                id
                name
              }
              organisation {
                id
                name
              }
            }
            at
            reason
          }
          isNew
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** One accepted change, as this reader may see it today. */
export type HistoryEntry = ResultOf<typeof historyQuery>['history']['edges'][number]['node'];

/** Which part of the history to show; null narrows nothing. Days are calendar days in Amsterdam. */
export interface HistoryFilter {
  readonly item: string | null;
  readonly section: Section | null;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly since: string | null;
  readonly until: string | null;
  /** Only what came after the reader's last visit. */
  readonly sinceLastVisit: true | null;
}

export const EVERYTHING: HistoryFilter = {
  item: null,
  section: null,
  person: null,
  organisation: null,
  since: null,
  until: null,
  sinceLastVisit: null,
};
