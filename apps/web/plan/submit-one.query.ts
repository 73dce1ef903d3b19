import { graphql } from 'gql.tada';

/** One edit that is sent beside the live connection, by somebody who waits for its answer. */
export const submitOneMutation = graphql(`
  mutation SubmitOne($planId: ID!, $op: OpInput!) {
    submit(planId: $planId, ops: [$op]) {
      __typename
      ... on OpRefused {
        error {
          code
        }
      }
    }
  }
`);
