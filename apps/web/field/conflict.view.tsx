import type { CurrentValue, FieldValue } from '#contract';
import { useDirectory } from '../plan/use-directory.js';
import { ActionButton } from '../ui/action-button.view.js';
import { useWording } from './use-wording.js';
import { valueWords, type FieldPlace } from './value-words.js';

interface ConflictViewProps {
  readonly place: FieldPlace;
  readonly mine: FieldValue;
  readonly current: CurrentValue;
  readonly onChoose: (choice: 'mine' | 'theirs') => void;
}

/** Somebody else set the value first: both side by side, with who and when, until the person chooses (L-31). */
export function ConflictView({ place, mine, current, onChoose }: ConflictViewProps) {
  const wording = useWording();
  const directory = useDirectory();
  const { say, moments } = wording;
  const words = (value: FieldValue) => valueWords(wording, place, value) ?? say('field.empty');
  return (
    <div className="v-conflict" role="alert" data-conflict={place.field}>
      <p className="v-conflict__title">{say('stale.title')}</p>
      <p className="nl-paragraph">{say('stale.text')}</p>
      <div className="v-conflict__sides">
        <div className="v-conflict__side v-stack">
          <p className="v-hint">{say('stale.mine')}</p>
          <p className="v-conflict__value">{words(mine)}</p>
          <ActionButton look="primary" onPress={() => onChoose('mine')}>
            {say('stale.keepMine')}
          </ActionButton>
        </div>
        <div className="v-conflict__side v-stack">
          <p className="v-hint">
            {say('stale.theirs')}
            {current.by && current.at
              ? ` – ${say('stale.by', { who: directory.author(current.by), at: moments.moment(current.at) })}`
              : ''}
          </p>
          <p className="v-conflict__value">{words(current.value)}</p>
          <ActionButton onPress={() => onChoose('theirs')}>{say('stale.keepTheirs')}</ActionButton>
        </div>
      </div>
    </div>
  );
}
