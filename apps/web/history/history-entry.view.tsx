import { useMemo } from 'react';
import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { useOpenPlan } from '../plan/plan.context.js';
import { initialsOf, PersonMark } from '../ui/person-mark.view.js';
import { CorrectEntry, CorrectionEnds } from './correction-ends.view.js';
import { erasedWords } from './erased-words.js';
import { beforeAndAfter, sentenceOf, type HistoryWording } from './history-sentence.js';
import type { Piece } from './text-pieces.js';
import { sessionPeople, sessionPieces, wordsOf, type TypingSession } from './typing-session.js';
import { useHistoryWording } from './use-history-wording.js';

interface HistoryEntryViewProps {
  readonly session: TypingSession;
  /** Everything around it is of the same item, so it need not be called by its title each time. */
  readonly isOneItem: boolean;
}

/** One line of history: who, for which organisation, when, and what stood there before and after. */
export function HistoryEntryView({ session, isOneItem }: HistoryEntryViewProps) {
  const wording = useHistoryWording();
  const { moments, directory } = wording;
  const [newest] = session.entries;
  const [first] = sessionPeople(session);
  const sentence = sentenceOf(wording, session, isOneItem);
  return (
    <article className="v-entry">
      {first ? (
        <PersonMark colour={directory.colour(first.organisation.id)} name={first.person.name} />
      ) : null}
      <div className="v-entry__body v-stack v-stack--tight">
        <p className="v-entry__sentence">{sentence}</p>
        <p className="v-hint">
          <time dateTime={newest.at}>{moments.moment(newest.at)}</time>
          <TypedWords session={session} wording={wording} />
          <CompareLink session={session} wording={wording} sentence={sentence} />
          <CorrectEntry entry={newest} wording={wording} sentence={sentence} />
        </p>
        <CorrectionEnds session={session} wording={wording} />
        {newest.kind === 'text.edited' ? (
          <TextChanges session={session} wording={wording} />
        ) : (
          <ValueChange session={session} wording={wording} />
        )}
      </div>
    </article>
  );
}

/** " · 32 woorden erbij · 5 bewerkingen, 10:02–10:16" */
function TypedWords({ session, wording: { say, moments } }: ChangeProps) {
  const { locale } = useIntl();
  const { came, went } = useMemo(() => wordsOf(session, locale), [session, locale]);
  const [newest, ...earlier] = session.entries;
  const oldest = earlier.at(-1) ?? newest;
  if (newest.kind !== 'text.edited') return null;
  const period = [...new Set([oldest.at, newest.at].map(moments.time))].join('–');
  const parts = [
    came > 0 ? say('history.words.came', { count: came }) : null,
    went > 0 ? say('history.words.went', { count: went }) : null,
    earlier.length > 0 ? say('history.session', { edits: session.entries.length, period }) : null,
  ];
  return parts.filter((part) => part !== null).map((part) => ` · ${part}`);
}

/** Leads to the item as it stood right before this, beside how it stands now. */
function CompareLink({ session, wording, sentence }: ChangeProps & { sentence: string }) {
  const { say } = wording;
  const { planId } = useOpenPlan().client;
  const [newest, ...earlier] = session.entries;
  if (newest.itemKind === null) return null;
  const before = new Date(Date.parse((earlier.at(-1) ?? newest).at) - 1).toISOString();
  return (
    <>
      {' · '}
      <Link
        className="nl-link"
        to="/plans/$planId/compare"
        params={{ planId }}
        search={{ from: before, item: newest.item }}
        aria-label={say('history.compareHere.of', { sentence })}
      >
        {say('history.compareHere')}
      </Link>
    </>
  );
}

interface ChangeProps {
  readonly session: TypingSession;
  readonly wording: HistoryWording;
}

function ValueChange({ session, wording }: ChangeProps) {
  const { say } = wording;
  const erased = erasedWords(wording, session.entries[0]);
  const change = beforeAndAfter(wording, session.entries[0]);
  if (erased !== null) return <p className="nl-paragraph">{erased}</p>;
  if (!change) return null;
  return (
    <dl className="v-before-after">
      {change.before === null ? null : (
        <div>
          <dt>{say('history.before')}</dt>
          <dd>{change.before}</dd>
        </div>
      )}
      {change.after === null ? null : (
        <div>
          <dt>{say('history.after')}</dt>
          <dd>{change.after}</dd>
        </div>
      )}
    </dl>
  );
}

function TextChanges({ session, wording }: ChangeProps) {
  const pieces = useMemo(() => sessionPieces(session), [session]);
  const people = sessionPeople(session);
  const writerOf = ({ by }: Piece) =>
    people.length > 1 ? people.find(({ person }) => person.id === by) : undefined;
  return (
    <p className="v-pieces">
      {pieces.map((piece, index) => (
        <PieceView
          // Pieces have no name of their own, and are never reordered.
          key={index}
          piece={piece}
          writer={writerOf(piece)?.person.name}
          colour={wording.directory.colour(writerOf(piece)?.organisation.id ?? '')}
          wording={wording}
        />
      ))}
    </p>
  );
}

interface PieceViewProps {
  readonly piece: Piece;
  /** Shown where several people took part. */
  readonly writer: string | undefined;
  readonly colour: number;
  readonly wording: HistoryWording;
}

function PieceView({ piece, writer, colour, wording }: PieceViewProps) {
  if (piece.op === 'EQUAL') return <span>{piece.text}</span>;
  const Mark = piece.op === 'INSERT' ? 'ins' : 'del';
  const said = wording.say(piece.op === 'INSERT' ? 'history.inserted' : 'history.deleted');
  return (
    <Mark className="v-piece">
      <span className="v-unseen">
        {' '}
        [{said}
        {writer === undefined ? '' : `, ${writer}`}:{' '}
      </span>
      {writer === undefined ? null : (
        <span className={`v-name-tag v-colour-${colour}`} aria-hidden="true">
          {initialsOf(writer)}
        </span>
      )}
      {piece.text}
      <span className="v-unseen">] </span>
    </Mark>
  );
}
