import { graphql, type ResultOf } from 'gql.tada';

export const authorshipQuery = graphql(`
  query Authorship($planId: ID!, $item: ID!, $field: String!, $moment: MomentInput!) {
    authorship(planId: $planId, item: $item, field: $field, moment: $moment) {
      moment {
        at
        isLimited
      }
      text
      runs {
        length
        at
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
`);

/** A text at a moment, and who wrote which words of it. */
export type Authorship = ResultOf<typeof authorshipQuery>['authorship'];
