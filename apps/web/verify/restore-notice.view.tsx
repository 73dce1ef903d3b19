import type { RestoreTold } from '../../checker/message.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { isoOf } from './iso-of.js';
import { logWatch } from './log-watch.js';
import { useLogStanding } from './use-log-watch.js';

/** Says once that a backup was put back: what was written after the moment that it was of can be gone (G-74). */
export function RestoreNotice() {
  const say = useSay();
  const { untold } = useLogStanding();
  if (untold.length === 0) return null;
  return (
    <div className="v-page v-page--head">
      <Notice sort="warning" role="alert" title={say('verify.restored')}>
        <RestoreLines restores={untold} />
        <p className="nl-paragraph">{say('verify.restored.look')}</p>
        <ActionButton size="small" onPress={() => logWatch.read()}>
          {say('verify.restored.read')}
        </ActionButton>
      </Notice>
    </div>
  );
}

export function RestoreLines({ restores }: { restores: readonly RestoreTold[] }) {
  const say = useSay();
  const { moment } = useMoments();
  return restores.map(({ at, keptUntil }) => (
    <p key={at} className="nl-paragraph">
      {say('verify.restore', { at: moment(isoOf(at)), until: moment(isoOf(keptUntil)) })}
    </p>
  ));
}
