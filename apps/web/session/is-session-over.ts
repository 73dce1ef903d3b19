import { graphqlClient } from '../app/graphql-client.js';
import { meQuery } from './me.query.js';

/**
 * Asks the server, beside any connection, whether this window's person is signed out; false when it does not answer. Screens that
 * show who is signed in hear the answer, too.
 */
export async function isSessionOver(): Promise<boolean> {
  const { data } = await graphqlClient.query(meQuery, {}, { requestPolicy: 'network-only' });
  return data?.me === null;
}
