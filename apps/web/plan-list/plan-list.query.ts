import { graphql, type ResultOf } from 'gql.tada';

export const planListQuery = graphql(`
  query PlanList($after: String) {
    plans(first: 20, after: $after) {
      edges {
        node {
          id
          caseNumber
          label
          director
          organisations {
            id
            name
            type
          }
          completeness {
            element
            state
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

export type PlanSummary = ResultOf<typeof planListQuery>['plans']['edges'][number]['node'];
