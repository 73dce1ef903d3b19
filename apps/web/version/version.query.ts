import { graphql, type ResultOf } from 'gql.tada';

export const versionsQuery = graphql(`
  query Versions($planId: ID!, $after: String) {
    versions(planId: $planId, first: 20, after: $after) {
      edges {
        node {
          id
          number
          state
          note
          at
          closedAt
          reason
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
          answers {
            organisation
            name
            answer
            reason
            at
            hasLeft
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
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** A version as the list tells of it. */
export type ListedVersion = ResultOf<typeof versionsQuery>['versions']['edges'][number]['node'];

export const versionContentsQuery = graphql(`
  query VersionContents($planId: ID!, $number: Int!) {
    versionContents(planId: $planId, number: $number) {
      version {
        number
        state
        at
        closedAt
      }
      erased
      items {
        item
        section
        kind
        audience {
          type
          organisations
          persons
        }
        fields {
          field
          value
        }
      }
    }
  }
`);

export type VersionContents = ResultOf<typeof versionContentsQuery>['versionContents'];

/** An item as it stood in a version. */
export type VersionItem = VersionContents['items'][number];
