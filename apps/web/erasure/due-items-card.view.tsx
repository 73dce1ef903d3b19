import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { recordKindWords, type DueItemsOfCase, type DueKind } from './erasure.js';

interface DueItemsCardProps {
  readonly due: DueItemsOfCase;
  readonly onAsk: (kind: DueKind) => void;
}

/** What is due in one case, kind by kind: how many, and nothing of what they hold (E-33). */
export function DueItemsCard({ due, onAsk }: DueItemsCardProps) {
  const say = useSay();
  const { caseNumber: number, isHeld, kinds } = due;
  return (
    <>
      <strong>{say('hold.case', { number })}</strong>
      {isHeld ? <p className="nl-paragraph">{say('erasure.held')}</p> : null}
      <ul className="v-plain-list v-stack v-stack--tight">
        {kinds.map((kind) => (
          <li key={kind.recordKind} className="v-row v-row--spread">
            <DueKindLine kind={kind} />
            {kind.asked < kind.items ? (
              <ActionButton
                size="small"
                aria-label={say('due.items.ask.of', {
                  kind: recordKindWords(say, kind.recordKind),
                  number,
                })}
                onPress={() => onAsk(kind)}
              >
                {say('erasure.ask')}
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function DueKindLine({ kind: { recordKind, items, asked, dueAt } }: { kind: DueKind }) {
  const say = useSay();
  const { day } = useMoments();
  return (
    <div className="v-stack v-stack--tight">
      <span>{recordKindWords(say, recordKind)}</span>
      <span className="v-hint">
        {say('due.items.since', { count: items, at: day(dueAt.slice(0, 10)) })}
      </span>
      {asked > 0 ? (
        <span className="v-hint">
          {asked === items ? say('due.asked') : say('due.items.asked', { count: asked })}
        </span>
      ) : null}
    </div>
  );
}
