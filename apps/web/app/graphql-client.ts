import 'gql.tada';
import { cacheExchange, createClient, fetchExchange } from 'urql';

/** Answers are kept in memory only, and go with the page. */
export const graphqlClient = createClient({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin' },
});

declare module 'gql.tada' {
  interface setupSchema {
    scalars: { DateTime: string; JSON: unknown };
  }
}
