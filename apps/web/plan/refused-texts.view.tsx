import type { RefusedText } from '#client';
import { fieldOf, type PresentedItem } from '#contract';
import { headlineOf } from '../item/headline.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { useLive, useOpenPlan } from './plan.context.js';

/** Words that were typed here and refused: kept beside the plan until they are copied or let go. */
export function RefusedTexts() {
  const say = useSay();
  const refused = useLive((state) => state.refusedTexts);
  if (refused.length === 0) return null;
  return (
    <div id="refused">
      <Notice sort="warning" role="alert" title={say('refused.title')}>
        <p className="nl-paragraph">{say('refused.intro')}</p>
        {refused.map((entry) => (
          <Refused key={entry.id} entry={entry} />
        ))}
      </Notice>
    </div>
  );
}

function Refused({ entry }: { entry: RefusedText }) {
  const say = useSay();
  const { client } = useOpenPlan();
  const item = useLive((state) => findItem(state.plan?.sections ?? [], entry.item));
  return (
    <div className="v-stack v-kept-text">
      <p className="nl-paragraph">
        {item && fieldOf(item.kind, entry.field) ? (
          <strong>
            {say('refused.where', {
              field: say(labelId.field(item.kind, entry.field)),
              item: headlineOf(item) ?? say(labelId.theKind(item.kind)),
            })}
          </strong>
        ) : null}{' '}
        {say(labelId.error(entry.code))}
      </p>
      <pre className="v-kept-text__words">{entry.words}</pre>
      <div className="v-row">
        <CopyButton text={entry.words} />
        <ActionButton look="subtle" onPress={() => client.dismissRefused(entry.id)}>
          {say('refused.dismiss')}
        </ActionButton>
      </div>
    </div>
  );
}

function findItem(
  sections: readonly { items: readonly PresentedItem[] }[],
  id: string,
): PresentedItem | undefined {
  for (const { items } of sections) {
    const found = items.find((item) => item.id === id);
    if (found) return found;
  }
  return undefined;
}
