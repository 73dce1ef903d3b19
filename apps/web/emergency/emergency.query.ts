import { graphql, type ResultOf, type VariablesOf } from 'gql.tada';

export const emergencyContactQuery = graphql(`
  query EmergencyContact($planId: ID!, $use: ID!) {
    emergencyContact(planId: $planId, use: $use) {
      contacts
      until
    }
  }
`);

export const emergenciesQuery = graphql(`
  query Emergencies($planId: ID!) {
    emergencies(planId: $planId) {
      use
      role
      at
      until
      now
      by {
        person {
          id
        }
        organisation {
          id
        }
      }
      reason
      review
      conclusion
    }
  }
`);

export type FetchedEmergency = ResultOf<typeof emergenciesQuery>['emergencies'][number];

export const emergencyActMutation = graphql(`
  mutation EmergencyAct($planId: ID!, $op: OpInput!) {
    submit(planId: $planId, ops: [$op]) {
      __typename
      ... on OpRefused {
        error {
          code
          retryAfterMs
        }
      }
    }
  }
`);

export type EmergencyInput = VariablesOf<typeof emergencyActMutation>['op'];

export const openReviewsQuery = graphql(`
  query OpenReviews {
    openReviews {
      use
      at
      isLate
      planId
      waitsFor
      person {
        name
      }
    }
  }
`);

export const reviewReasonQuery = graphql(`
  query ReviewReason($use: ID!) {
    reviewReason(use: $use)
  }
`);

export const concludeReviewMutation = graphql(`
  mutation ConcludeReview($review: BreakGlassReviewInput!) {
    concludeReview(review: $review) {
      __typename
      ... on OpRefused {
        error {
          code
        }
      }
    }
  }
`);
