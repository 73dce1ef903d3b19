import type { ReactNode } from 'react';
import type { PresentPerson } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useDirectory } from '../plan/use-directory.js';
import { useLive } from '../plan/plan.context.js';
import { useIsFound } from '../plan-search/use-is-found.js';
import { areSamePeople } from '../plan/same-people.js';

interface FieldFrameProps {
  readonly labelId: string;
  readonly hintId: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly stream: string;
  readonly isMissing: boolean;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A field of an item: label, hint, who else is in it, and the control. */
export function FieldFrame(props: FieldFrameProps) {
  const { labelId, hintId, label, hint, stream, isMissing, isWide = false, children } = props;
  const say = useSay();
  const isFound = useIsFound((hit) => hit.stream === stream);
  const looks = ['v-field', isWide ? 'v-field--wide' : '', isFound ? 'v-field--found' : ''];
  return (
    <div className={looks.filter(Boolean).join(' ')} data-stream={stream}>
      <div className="v-field__head">
        <span id={labelId} className="utrecht-form-label v-field__label">
          {label}
        </span>
        {isMissing ? (
          <span className="v-field__missing" title={say('field.required')}>
            <span aria-hidden="true">•</span>
            <span className="v-unseen">, {say('field.required')}</span>
          </span>
        ) : null}
        {hint === undefined ? null : (
          <span id={hintId} className="v-hint v-field__hint">
            {hint}
          </span>
        )}
        <FieldPresence stream={stream} />
      </div>
      {children}
    </div>
  );
}

/** Who else is in this field, for the eye only: a screen reader hears of their changes instead. */
function FieldPresence({ stream }: { stream: string }) {
  const directory = useDirectory();
  const here = usePeopleIn(stream);
  if (here.length === 0) return null;
  return (
    <span className="v-field__people" aria-hidden="true">
      {here.map((one) => (
        <span
          key={one.session}
          className={`v-name-tag v-colour-${directory.colour(one.organisation)}`}
        >
          {directory.professional(one.person)}
        </span>
      ))}
    </span>
  );
}

/** The others whose focus is in this stream; oneself in another window is one of them. Not where their carets are. */
export function usePeopleIn(stream: string): readonly PresentPerson[] {
  return useLive((state) => state.people.filter((one) => one.stream === stream), areSamePeople);
}
