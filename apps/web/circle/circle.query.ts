import { graphql, type ResultOf, type VariablesOf } from 'gql.tada';

export const changeCircleMutation = graphql(`
  mutation ChangeCircle($planId: ID!, $op: CircleOpInput!) {
    changeCircle(planId: $planId, op: $op) {
      __typename
      ... on OpRefused {
        error {
          code
        }
      }
    }
  }
`);

export type CircleChange = VariablesOf<typeof changeCircleMutation>['op'];

export const beginCaseMutation = graphql(`
  mutation BeginCase($newCase: NewCaseInput!) {
    beginCase(newCase: $newCase)
  }
`);

export type GroundInput = VariablesOf<typeof beginCaseMutation>['newCase']['ground'];

export const colleaguesQuery = graphql(`
  query Colleagues {
    colleagues {
      id
      name
      function
    }
  }
`);

export const findOrganisationsQuery = graphql(`
  query FindOrganisations($name: String!) {
    findOrganisations(name: $name) {
      id
      name
      type
    }
  }
`);

export type FoundOrganisation = ResultOf<
  typeof findOrganisationsQuery
>['findOrganisations'][number];
