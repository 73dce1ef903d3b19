import { graphql } from 'gql.tada';

export const lastVisitQuery = graphql(`
  query LastVisit($planId: ID!) {
    lastVisit(planId: $planId) {
      at
      changes
      isMore
    }
  }
`);
