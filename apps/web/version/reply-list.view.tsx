import type { ReactNode } from 'react';
import type { VersionAnswer } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { ShownReply, ShownVersion } from './shown-version.js';

interface ReplyListProps {
  readonly version: ShownVersion;
  /** What can be done about an organisation, behind its answer. */
  readonly actions?: (organisation: string) => ReactNode;
}

/** Who was asked, who answered what and why, and who has yet to answer. */
export function ReplyList({ version, actions }: ReplyListProps) {
  const say = useSay();
  return (
    <ul className="v-plain-list" aria-label={say('version.answers', { number: version.number })}>
      {version.answers.map((reply) => (
        <li key={reply.organisation} className="v-reply">
          <ReplyView reply={reply} isOpen={version.state === 'OPEN'} />
          {actions?.(reply.organisation)}
        </li>
      ))}
    </ul>
  );
}

/** Not by colour alone: each answer has its words. */
const LOOKS: Readonly<Record<VersionAnswer, string>> = {
  APPROVED: 'v-badge--ok',
  DISAGREED: 'v-badge--no',
  COULD_NOT_BE_ASKED: 'v-badge--plain',
};

function ReplyView({ reply, isOpen }: { reply: ShownReply; isOpen: boolean }) {
  const say = useSay();
  const { moment } = useMoments();
  const { name, answer, reason, who, at, hasLeft } = reply;
  const waiting = hasLeft ? 'LEFT' : isOpen ? 'AWAITED' : 'NONE';
  return (
    <div className="v-stack v-stack--tight">
      <p className="nl-paragraph v-row">
        <strong>{name}</strong>
        <span className={`v-badge ${answer === null ? '' : LOOKS[answer]}`}>
          {say(`version.answer.${answer ?? waiting}`)}
        </span>
      </p>
      {reason === null ? null : <p className="nl-paragraph v-words">{reason}</p>}
      {who === null || at === null ? null : (
        <p className="v-hint">{say('version.answer.by', { who, at: moment(at) })}</p>
      )}
    </div>
  );
}
