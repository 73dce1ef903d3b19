import { graphql, type ResultOf } from 'gql.tada';

export const meQuery = graphql(`
  query Me {
    me {
      demo
      readsAccessLog
      takesInCases
      administers
      person {
        id
        name
        function
      }
      organisation {
        id
        name
        type
      }
    }
  }
`);

/** The person who is signed in, and the organisation that they act for. */
export type Me = NonNullable<ResultOf<typeof meQuery>['me']>;
