import 'gql.tada';
import { persistedExchange } from '@urql/exchange-persisted';
import { personHeaders } from '../session/shown-person.js';
import { cacheExchange, createClient, fetchExchange } from 'urql';

/**
 * Answers are kept in memory only, and go with the page. An operation goes as the hash of its text: in production the server
 * takes no others than those that it knows from the build.
 */
export const graphqlClient = createClient({
  url: '/graphql',
  exchanges: [
    cacheExchange,
    persistedExchange({
      preferGetForPersistedQueries: false,
      enforcePersistedQueries: true,
      enableForMutation: true,
    }),
    fetchExchange,
  ],
  preferGetMethod: false,
  fetchOptions: () => ({ credentials: 'same-origin', headers: personHeaders() }),
});

declare module 'gql.tada' {
  interface setupSchema {
    scalars: { DateTime: string; JSON: unknown };
  }
}
