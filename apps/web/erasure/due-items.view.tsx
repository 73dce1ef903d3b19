import { useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { useSay } from '../messages/use-say.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { AskDueDialog } from './ask-due.dialog.js';
import { DueItemsCard } from './due-items-card.view.js';
import { dueItemsShape, type DueItemsOfCase, type DueKind, type ErasureTerms } from './erasure.js';
import { useErasureActs } from './use-erasure-acts.js';

/** Items of the organisation whose term for keeping is over (E-33). */
export function DueItems({ terms }: { terms: ErasureTerms }) {
  const say = useSay();
  const [count, setCount] = useState(1);
  return (
    <section className="v-stack" aria-labelledby="due-items">
      <h2 id="due-items" className="nl-heading nl-heading--level-2">
        {say('due.items.title')}
      </h2>
      <p className="nl-paragraph">{say('due.items.intro')}</p>
      <DuePage after={null} further={count - 1} terms={terms} onMore={() => setCount(count + 1)} />
    </section>
  );
}

interface DuePageProps {
  readonly after: string | null;
  /** How many pages were asked for behind this one. */
  readonly further: number;
  readonly terms: ErasureTerms;
  readonly onMore: () => void;
}

interface Asked {
  readonly due: DueItemsOfCase;
  readonly kind: DueKind;
}

function DuePage(props: DuePageProps) {
  const { after, further, terms, onMore } = props;
  const say = useSay();
  const path = `/retention/due-items${after === null ? '' : `?after=${encodeURIComponent(after)}`}`;
  const [answer, again] = useAsked(path, dueItemsShape);
  const { step, dialog } = useErasureActs(again);
  const [asked, ask] = useState<Asked | null>(null);
  useCasesNews(again);
  const cases = answer?.ok ? answer.value.cases : [];
  const { list } = useNewInFocus<HTMLUListElement>(cases.length, after !== null);
  if (!answer) return null;
  if (!answer.ok) return <FailedList text={say('erasure.error')} onRetry={() => void again()} />;
  const { next } = answer.value;
  return (
    <>
      {cases.length === 0 && after === null ? (
        <p className="v-empty">{say('due.items.none')}</p>
      ) : null}
      <ul ref={list} className="v-plain-list v-stack">
        {cases.map((due) => (
          <li key={due.planId} className="v-card v-stack v-stack--tight">
            <DueItemsCard due={due} onAsk={(kind) => ask({ due, kind })} />
          </li>
        ))}
      </ul>
      {next !== null && further === 0 ? (
        <ActionButton onPress={onMore}>{say('due.items.more')}</ActionButton>
      ) : null}
      {next !== null && further > 0 ? (
        <DuePage {...props} after={next} further={further - 1} />
      ) : null}
      {asked ? (
        <AskDueDialog
          {...asked}
          terms={terms}
          send={(body) => step(`/retention/due-items/${asked.due.planId}`, body)}
          onClose={() => ask(null)}
        />
      ) : null}
      {dialog}
    </>
  );
}
