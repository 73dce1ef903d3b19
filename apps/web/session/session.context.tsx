import { useLocation } from '@tanstack/react-router';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useSay } from '../messages/use-say.js';
import { FaultNotice } from '../app/fault.screen.js';
import { focusContent } from '../ui/focus-content.js';
import { Covered } from '../ui/covered.view.js';
import { Loading } from '../ui/loading.view.js';
import { meQuery, type Me } from './me.query.js';
import { RightsListener } from './rights-listener.js';
import { hearOfReturn, useRightsVersion } from './rights.js';
import { UnreachedContext } from './use-standing.js';
import { SessionOver } from './session-over.screen.js';
import { showPerson } from './shown-person.js';
import { SignInScreen } from './sign-in.screen.js';

const SessionContext = createContext<Me | null>(null);

interface SessionGateProps {
  readonly children: ReactNode;
  /** What stands around the screens for people who are not signed in. */
  readonly fallback: (screen: ReactNode) => ReactNode;
}

/** Shows its children to people who are signed in, and the sign-in page to everyone else. */
export function SessionGate({ children, fallback }: SessionGateProps) {
  const say = useSay();
  const [{ data, error, fetching }, refetch] = useQuery({ query: meQuery });
  const me = useKept(data?.me ?? null);
  const version = useRightsVersion();
  useEffect(() => {
    if (version > 0) refetch({ requestPolicy: 'network-only' });
  }, [version, refetch]);
  const isOver = me !== null && data?.me === null;
  useNewsOnReturn(isOver);
  const isUnreached = useIsUnreached(error?.networkError !== undefined, fetching);
  if (me) {
    // Before anything that is shown asks for something.
    showPerson(me.person.id);
    return (
      <SessionContext value={me}>
        {/* What was typed is there again for who signs in again; until then it is not to be seen. */}
        <Covered className="v-session" isCovered={isOver}>
          <UnreachedContext value={isUnreached}>{children}</UnreachedContext>
        </Covered>
        {isOver ? fallback(<SessionOver />) : <Listener />}
      </SessionContext>
    );
  }
  if (fetching) return fallback(<Loading text={say('app.loading')} />);
  if (error?.networkError) {
    return fallback(<FaultNotice onRetry={() => refetch({ requestPolicy: 'network-only' })} />);
  }
  return fallback(<SignInScreen />);
}

/** Screens that hear of everything over the connection of the plan that they show. */
const WITH_PLAN = '/plans/';

export function useHasPlan(): boolean {
  return useLocation({ select: ({ pathname }) => pathname.startsWith(WITH_PLAN) });
}

function Listener() {
  return useHasPlan() ? null : <RightsListener />;
}

/** What the screens hold is asked for anew when the same person is there again: under the session that is over it was refused. */
function useNewsOnReturn(isOver: boolean): void {
  const wasOver = useRef(false);
  useEffect(() => {
    if (wasOver.current && !isOver) {
      hearOfReturn();
      if (document.activeElement === document.body) focusContent();
    }
    wasOver.current = isOver;
  }, [isOver]);
}

/** Until an answer comes: asking again changes nothing about it. */
function useIsUnreached(hasFailed: boolean, isAsking: boolean): boolean {
  const [was, set] = useState(false);
  const is = hasFailed || (isAsking && was);
  if (is !== was) set(is);
  return is;
}

/**
 * The same person as they are now. Where the session is over, or the server out of reach, the screens find out by themselves:
 * they keep what was typed.
 */
function useKept(asked: Me | null): Me | null {
  const [kept, keep] = useState(asked);
  const isNews = asked !== null && JSON.stringify(asked) !== JSON.stringify(kept);
  if (isNews && (kept === null || kept.person.id === asked.person.id)) keep(asked);
  return kept;
}

/** Null outside the gate, where nobody is signed in. */
export function useMe(): Me | null {
  return useContext(SessionContext);
}
