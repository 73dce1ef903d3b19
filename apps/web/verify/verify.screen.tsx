import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useRefusalText } from '../session/use-refusal-text.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { LateNotice } from './late-notice.view.js';
import { TrustedKeysView } from './trusted-keys.view.js';
import { useCheck, type CheckState } from './use-check.js';
import { VerdictView } from './verdict.view.js';

/** "Controleer": whether what stands on the screen is what the log gives, worked out in this browser (G-72). */
export function VerifyScreen() {
  const say = useSay();
  const { state, start, stop } = useCheck();
  const isBusy = state.is === 'saving' || state.is === 'busy';
  usePageTitle(say('verify.title'));
  return (
    <div className="v-page v-stack v-stack--wide">
      <div className="v-stack">
        <h2 className="nl-heading nl-heading--level-2">{say('verify.title')}</h2>
        <p className="nl-paragraph">{say('verify.intro')}</p>
        <div className="v-row">
          <ActionButton look="primary" isPending={isBusy} onPress={start}>
            {say('verify.start')}
          </ActionButton>
          {isBusy ? <ActionButton onPress={stop}>{say('verify.stop')}</ActionButton> : null}
          {/* Stands there before it says anything, so that it is read out when it does. */}
          <span className="v-hint" role="status">
            {state.is === 'saving' ? say('verify.saving') : null}
            {state.is === 'busy' ? say('verify.busy', { count: steps(state.changes) }) : null}
          </span>
        </div>
      </div>
      <LateNotice />
      <Outcome state={state} />
      <TrustedKeysView />
    </div>
  );
}

/** So many changes at a time are told of: what is read out with every part would never end. */
const STEP = 5000;

function steps(changes: number): number {
  return Math.floor(changes / STEP) * STEP;
}

function Outcome({ state }: { state: CheckState }) {
  const say = useSay();
  const refusalText = useRefusalText();
  switch (state.is) {
    case 'done':
      return <VerdictView verdict={state.verdict} file={state.file} />;
    case 'refused':
    case 'FAILED':
      return (
        <Notice sort="error" role="alert" title={say('verify.unfinished')}>
          <p className="nl-paragraph">
            {state.is === 'refused' ? refusalText(state.refusal) : say('verify.failed')}
          </p>
        </Notice>
      );
    case 'sight':
      return (
        <Notice sort="info" role="status">
          <p className="nl-paragraph">{say('verify.sight')}</p>
        </Notice>
      );
    case 'idle':
    case 'saving':
    case 'busy':
      return null;
  }
}
