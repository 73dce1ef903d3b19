import { useContext } from 'react';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { lookAtRights } from './rights.js';
import { useHasPlan } from './session.context.js';
import { UnreachedContext } from './use-standing.js';

/** That the server cannot be reached, above what was fetched before; an open plan tells by itself how its connection fares. */
export function Unreached() {
  const say = useSay();
  const isUnreached = useContext(UnreachedContext);
  const hasPlan = useHasPlan();
  if (!isUnreached || hasPlan) return null;
  return (
    <div className="v-page v-page--head">
      <Notice sort="error" role="alert" title={say('app.unreached')}>
        <p className="nl-paragraph">{say('app.unreached.text')}</p>
        <ActionButton onPress={lookAtRights}>{say('app.retry')}</ActionButton>
      </Notice>
    </div>
  );
}
