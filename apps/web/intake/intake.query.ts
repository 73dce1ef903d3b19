import { graphql, type ResultOf } from 'gql.tada';

export const intakesQuery = graphql(`
  query Intakes($accepted: Boolean!, $after: String) {
    intakes(accepted: $accepted, first: 20, after: $after) {
      edges {
        node {
          planId
          caseNumber
          invitedAt
          by {
            organisation {
              id
              name
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

export type IntakeSummary = ResultOf<typeof intakesQuery>['intakes']['edges'][number]['node'];

export const intakeQuery = graphql(`
  query Intake($planId: ID!) {
    intake(planId: $planId) {
      planId
      caseNumber
      status
      past
      invitedAt
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
      ground {
        purpose
        basis
        reason
        reviewAt
        consent {
          of
          givenAt
          until
        }
      }
      persons {
        id
        name
        function
      }
    }
  }
`);

export type Intake = NonNullable<ResultOf<typeof intakeQuery>['intake']>;
