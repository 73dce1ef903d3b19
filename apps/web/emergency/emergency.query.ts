import { graphql } from 'gql.tada';

export const emergencyContactQuery = graphql(`
  query EmergencyContact($planId: ID!, $use: ID!) {
    emergencyContact(planId: $planId, use: $use) {
      contacts
      until
    }
  }
`);

export const openReviewsQuery = graphql(`
  query OpenReviews {
    openReviews {
      use
      at
      isLate
      planId
      person {
        name
      }
    }
  }
`);
