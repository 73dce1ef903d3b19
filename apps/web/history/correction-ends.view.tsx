import { useState } from 'react';
import { Button } from 'react-aria-components';
import { fieldOf, type PresentedItem } from '#contract';
import { CorrectDialog } from '../correction/correct.dialog.js';
import { useIsHeld } from '../item/use-direction.js';
import { labelId } from '../messages/label-id.js';
import { itemIn } from '../plan/item-in.js';
import { useLive } from '../plan/plan.context.js';
import { whoWords, type HistoryWording } from './history-sentence.js';
import type { HistoryEntry } from './history.query.js';
import type { TypingSession } from './typing-session.js';

interface CorrectionEndsProps {
  readonly session: TypingSession;
  readonly wording: HistoryWording;
}

/** What a change corrects, and by what it was corrected since (N-06). */
export function CorrectionEnds({ session, wording }: CorrectionEndsProps) {
  const { say, moments } = wording;
  const { corrects } = session.entries[0];
  const corrected = session.entries.find((entry) => entry.corrected)?.corrected;
  return (
    <>
      {corrects ? (
        <p className="v-hint v-corrected">
          {corrects.at === null
            ? say('correction.corrects.earlier', { reason: corrects.reason })
            : say('correction.corrects', {
                at: moments.moment(corrects.at),
                reason: corrects.reason,
              })}
        </p>
      ) : null}
      {corrected ? (
        <p className="v-hint v-corrected">
          {say('correction.mark', {
            at: moments.moment(corrected.at),
            who: whoWords(wording, corrected.by),
            reason: corrected.reason,
          })}
        </p>
      ) : null}
    </>
  );
}

/** Corrects what a change brought, as it stands now; nothing where that is not for this person to do. */
export function CorrectEntry(props: CorrectEntryProps) {
  const item = useLive(({ plan }) => itemIn(plan?.sections ?? [], props.entry.item));
  return item ? <CorrectButton {...props} item={item} /> : null;
}

interface CorrectEntryProps {
  readonly entry: HistoryEntry;
  readonly wording: HistoryWording;
  readonly sentence: string;
}

function CorrectButton(props: CorrectEntryProps & { readonly item: PresentedItem }) {
  const { item, entry, wording, sentence } = props;
  const { say } = wording;
  const canEdit = useLive((state) => state.canEdit);
  const isHeld = useIsHeld(item);
  const [isOpen, setOpen] = useState(false);
  const { field, stream, rev } = entry;
  const definition = fieldOf(item.kind, field);
  const mayCorrect = canEdit && !isHeld && item.can.edit && !item.removed && field in item.fields;
  if (!mayCorrect || !definition || definition.type === 'status') return null;
  return (
    <>
      {' · '}
      <Button
        className="nl-link v-inline-button"
        aria-label={say('correction.open.of', { sentence })}
        onPress={() => setOpen(true)}
      >
        {say('correction.open')}
      </Button>
      {isOpen ? (
        <CorrectDialog
          item={item}
          name={say(labelId.kind(item.kind))}
          chosen={{ field, stream, rev }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
