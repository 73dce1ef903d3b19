import { memo, useState } from 'react';
import type { PresentedItem, PresentedView } from '#contract';
import { CorrectionMark } from '../correction/correction-mark.view.js';
import { useWording } from '../field/use-wording.js';
import { useDirectory } from '../plan/use-directory.js';
import { useIsFound } from '../plan-search/use-is-found.js';
import { ActionButton } from '../ui/action-button.view.js';
import { CorrectViewDialog } from './view.dialog.js';

interface ViewsProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly isEditable: boolean;
}

/** The own views (zienswijzen) at an item: beside what was written, never in its place (N-11). */
export const Views = memo(function Views({ item, name, isEditable }: ViewsProps) {
  const { say } = useWording();
  if (item.views.length === 0) return null;
  return (
    <section className="v-views v-stack" aria-label={say('view.list', { item: name })}>
      <p className="utrecht-form-label">{say('view.heading')}</p>
      <ul className="v-plain-list v-stack">
        {item.views.map((view) => (
          <li key={view.field}>
            <OwnViewCard
              item={item}
              view={view}
              isEditable={isEditable}
              isNewest={newestOf(item.views, view.value.person) === view}
            />
          </li>
        ))}
      </ul>
    </section>
  );
});

interface OwnViewCardProps extends Pick<ViewsProps, 'item' | 'isEditable'> {
  readonly view: PresentedView;
  readonly isNewest: boolean;
}

function OwnViewCard({ view, isEditable, isNewest }: OwnViewCardProps) {
  const { say, moments, directory: people } = useWording();
  const directory = useDirectory();
  const [isCorrecting, setCorrecting] = useState(false);
  const isFound = useIsFound((hit) => hit.stream === view.stream);
  const { person: id, words, givenOn, manner } = view.value;
  const person = people.person({ sort: 'involved', id }) ?? say('view.someone');
  return (
    <div className={`v-own-view v-stack v-stack--tight ${isFound ? 'v-field--found' : ''}`}>
      <p className="v-row">
        <strong>{say('view.of', { person })}</strong>
        {isNewest ? null : <span className="v-badge">{say('view.newer')}</span>}
      </p>
      <blockquote className="v-quote v-own-view__words" data-stream={view.stream}>
        {words}
      </blockquote>
      <p className="v-hint">
        {say(`view.given.${manner}`, { on: moments.day(givenOn) })}
        {' · '}
        {say('view.recorded', { who: directory.author(view.by), at: moments.moment(view.at) })}
      </p>
      <CorrectionMark corrected={view.corrected} />
      {isEditable ? (
        <div>
          <ActionButton
            look="subtle"
            size="small"
            aria-label={say('view.correct.of', { person })}
            onPress={() => setCorrecting(true)}
          >
            {say('view.correct')}
          </ActionButton>
        </div>
      ) : null}
      {isCorrecting ? <CorrectViewDialog view={view} onClose={() => setCorrecting(false)} /> : null}
    </div>
  );
}

/** The last one that somebody gave; of one day the last that was recorded. */
function newestOf(views: readonly PresentedView[], person: string): PresentedView | undefined {
  return views
    .filter(({ value }) => value.person === person)
    .toSorted((a, b) => a.value.givenOn.localeCompare(b.value.givenOn))
    .at(-1);
}
