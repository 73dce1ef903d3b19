import { useEffect, useRef, useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { getFile, type Refusal } from '../session/ask.js';
import { useRefusalText } from '../session/use-refusal-text.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { saveFile } from './save-file.js';

type State = 'idle' | 'busy' | 'done' | 'unsigned' | Refusal;

/** Has a file made with which the history can be checked outside Vangnet. */
export function LedgerExport({ planId }: { readonly planId: string }) {
  const say = useSay();
  const refusalText = useRefusalText();
  const [state, setState] = useState<State>('idle');
  const asking = useRef<AbortController>(null);
  // Whoever leaves the plan, or loses it, gets nothing of it any more.
  useEffect(() => () => asking.current?.abort(), [planId]);

  const make = async (): Promise<void> => {
    const controller = new AbortController();
    asking.current = controller;
    setState('busy');
    const answer = await getFile(`/plans/${planId}/ledger`, controller.signal);
    if (controller.signal.aborted) return;
    if (!answer.ok) return setState(answer);
    saveFile(answer.value, `vangnet-${dayOf(new Date())}.ledger`);
    setState((await hasCheckpoint(answer.value)) ? 'done' : 'unsigned');
  };

  return (
    <section className="v-stack" aria-label={say('history.export')}>
      <p className="v-hint">{say('history.export.hint')}</p>
      <div className="v-row">
        <ActionButton size="small" isPending={state === 'busy'} onPress={() => void make()}>
          {say('history.export')}
        </ActionButton>
        {/* Stands there before it says anything, so that it is read out when it does. */}
        <span className="v-hint" role="status">
          {state === 'busy' ? say('history.export.busy') : ''}
        </span>
      </div>
      {state === 'done' || state === 'unsigned' ? (
        <Notice sort="ok" role="status">
          <p className="nl-paragraph">{say('history.export.done')}</p>
          {state === 'unsigned' ? (
            <p className="nl-paragraph">{say('history.export.unsigned')}</p>
          ) : null}
        </Notice>
      ) : null}
      {typeof state === 'object' ? (
        <Notice sort="error" role="alert" title={say('history.export.failed')}>
          <p className="nl-paragraph">{refusalText(state)}</p>
        </Notice>
      ) : null}
    </section>
  );
}

/** So many bytes hold the header of a file and where its next line begins. */
const BEGINNING = 8192;

/** Who asks for the first time gets a file without one. */
async function hasCheckpoint(file: Blob): Promise<boolean> {
  return (await file.slice(0, BEGINNING).text()).includes('\n{"checkpoint":');
}

/** As in 2026-05-31, where the reader is. */
function dayOf(date: Date): string {
  return date.toLocaleDateString('sv-SE');
}
