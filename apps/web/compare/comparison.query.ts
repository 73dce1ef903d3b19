import { graphql, type ResultOf } from 'gql.tada';

export const comparisonQuery = graphql(`
  query Comparison($planId: ID!, $from: MomentInput!, $to: MomentInput!, $item: ID) {
    comparison(planId: $planId, from: $from, to: $to, item: $item) {
      from {
        at
        isLimited
      }
      to {
        at
        isLimited
      }
      erased
      items {
        item
        section
        kind
        title
        change
        isMoved
        audience {
          before {
            type
            organisations
            persons
          }
          after {
            type
            organisations
            persons
          }
        }
        fields {
          field
          before
          after
          beforePlace {
            streamId
            rev
          }
        }
      }
    }
  }
`);

export type Comparison = ResultOf<typeof comparisonQuery>['comparison'];

/** How one item differs between two moments. */
export type ItemDifference = Comparison['items'][number];

export type FieldDifference = ItemDifference['fields'][number];
