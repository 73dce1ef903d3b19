import { Fragment, useMemo, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useSay } from '../messages/use-say.js';
import { wordDifference, type WordPart } from '../history/word-difference.js';

interface TextSidesProps {
  readonly before: string;
  readonly after: string;
  readonly labels: readonly [before: string, after: string];
}

/** A text at two moments, side by side: on each side what is not on the other is marked. */
export function TextSides({ before, after, labels }: TextSidesProps) {
  const { locale } = useIntl();
  const parts = useMemo(() => wordDifference(before, after, locale), [before, after, locale]);
  return (
    <Sides
      labels={labels}
      before={before === '' ? null : <Words parts={parts} without="INSERT" />}
      after={after === '' ? null : <Words parts={parts} without="DELETE" />}
    />
  );
}

interface SidesProps {
  readonly labels: readonly [before: string, after: string];
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** Two moments beside each other, or under each other where there is no room; nothing is said of what was empty but that. */
export function Sides({ labels, before, after }: SidesProps) {
  const say = useSay();
  return (
    <dl className="v-sides">
      {[before, after].map((side, index) => (
        <div key={labels[index]} className="v-side">
          <dt>{labels[index]}</dt>
          <dd className="v-pieces">
            {side ?? <span className="v-hint">{say('compare.nothing')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ parts, without }: { parts: readonly WordPart[]; without: WordPart['op'] }) {
  return parts
    .filter(({ op }) => op !== without)
    .map((part, index) => (
      // Parts have no name of their own, and are never reordered.
      <Fragment key={index}>
        <Word part={part} />
      </Fragment>
    ));
}

/** Told apart by line and words as well as by colour. */
function Word({ part: { op, text } }: { part: WordPart }) {
  const say = useSay();
  if (op === 'EQUAL') return text;
  const Mark = op === 'INSERT' ? 'ins' : 'del';
  return (
    <Mark className="v-piece">
      <span className="v-unseen">
        {' '}
        [{say(op === 'INSERT' ? 'history.inserted' : 'history.deleted')}:{' '}
      </span>
      {text}
      <span className="v-unseen">] </span>
    </Mark>
  );
}
