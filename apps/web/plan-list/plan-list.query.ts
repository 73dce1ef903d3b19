import { graphql, type ResultOf } from 'gql.tada';

export const planListQuery = graphql(`
  query PlanList($after: String, $find: String, $status: CaseStatus) {
    plans(first: 20, after: $after, find: $find, status: $status) {
      edges {
        node {
          id
          caseNumber
          label
          status
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
      changesIn
    }
  }
`);

export type PlanSummary = ResultOf<typeof planListQuery>['plans']['edges'][number]['node'];
