import { useMemo } from 'react';
import { useWording } from '../field/use-wording.js';
import { useDirectory } from '../plan/use-directory.js';
import { initialsOf, PersonMark } from '../ui/person-mark.view.js';
import { erasedWords } from './erased-words.js';
import { beforeAndAfter, sentenceOf, type HistoryWording } from './history-sentence.js';
import type { Piece } from './text-pieces.js';
import { sessionPeople, sessionPieces, type TypingSession } from './typing-session.js';

interface HistoryEntryViewProps {
  readonly session: TypingSession;
  /** Everything around it is of the same item, so it need not be called by its title each time. */
  readonly isOneItem: boolean;
}

/** One line of history: who, for which organisation, when, and what stood there before and after. */
export function HistoryEntryView({ session, isOneItem }: HistoryEntryViewProps) {
  const wording: HistoryWording = { ...useWording(), directory: useDirectory() };
  const { say, moments, directory } = wording;
  const [newest, ...earlier] = session.entries;
  const oldest = earlier.at(-1) ?? newest;
  const [first] = sessionPeople(session);
  return (
    <article className="v-entry">
      {first ? (
        <PersonMark colour={directory.colour(first.organisation.id)} name={first.person.name} />
      ) : null}
      <div className="v-entry__body v-stack v-stack--tight">
        <p className="v-entry__sentence">{sentenceOf(wording, session, isOneItem)}</p>
        <p className="v-hint">
          <time dateTime={newest.at}>{moments.moment(newest.at)}</time>
          {earlier.length > 0
            ? ` · ${say('history.session', {
                edits: session.entries.length,
                period: [...new Set([oldest.at, newest.at].map(moments.time))].join('–'),
              })}`
            : ''}
        </p>
        {newest.kind === 'text.edited' ? (
          <TextChanges session={session} wording={wording} />
        ) : (
          <ValueChange session={session} wording={wording} />
        )}
      </div>
    </article>
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
