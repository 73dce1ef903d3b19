import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { askFresh } from '../app/ask-fresh.js';
import { meQuery } from './me.query.js';
import { useRightsVersion } from './rights.js';

/** For a screen whose session is over: whether the server says that the person whom it shows is signed in again. */
export function useIsBack(): boolean {
  const client = useClient();
  const version = useRightsVersion();
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    void askFresh(client, { query: meQuery, variables: {} }, leaving.signal).then(({ data }) => {
      if (data) setBack(data.me !== null);
    });
    return () => leaving.abort();
  }, [client, version]);
  return isBack;
}
