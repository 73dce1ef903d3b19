import { useContext, useLayoutEffect, useRef } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { focusContent } from '../ui/focus-content.js';
import { Notice } from '../ui/notice.view.js';
import { lookAtRights } from './rights.js';
import { useHasPlan } from './session.context.js';
import { UnreachedContext } from './use-standing.js';

/** That the server cannot be reached, above what was fetched before; an open plan tells by itself how its connection fares. */
export function Unreached() {
  const isUnreached = useContext(UnreachedContext);
  const hasPlan = useHasPlan();
  return isUnreached && !hasPlan ? <UnreachedNotice /> : null;
}

function UnreachedNotice() {
  const say = useSay();
  const notice = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = notice.current;
    return () => {
      if (own?.contains(document.activeElement) === true) focusContent();
    };
  }, []);
  return (
    <div ref={notice} className="v-page v-page--head">
      <Notice sort="error" role="alert" title={say('app.unreached')}>
        <p className="nl-paragraph">{say('app.unreached.text')}</p>
        <ActionButton onPress={lookAtRights}>{say('app.retry')}</ActionButton>
      </Notice>
    </div>
  );
}
