import { useId, useState } from 'react';
import { useAsked } from '../account/use-asked.js';
import { useSay } from '../messages/use-say.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { ActionButton } from '../ui/action-button.view.js';
import { FailedList } from '../ui/failed-list.view.js';
import { Loading } from '../ui/loading.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import { officerErasuresShape } from './erasure.js';
import { ErasureCard } from './erasure-card.view.js';
import { useErasureActs } from './use-erasure-acts.js';

interface ErasureListProps {
  readonly list: 'open' | 'record' | 'other';
}

/** Requests or records, newest first, page by page. */
export function ErasureList({ list }: ErasureListProps) {
  const say = useSay();
  const id = useId();
  const [count, setCount] = useState(1);
  return (
    <section className="v-stack" aria-labelledby={id}>
      <h2 id={id} className="nl-heading nl-heading--level-2">
        {say(`erasure.${list}`)}
      </h2>
      <ErasurePage
        list={list}
        after={null}
        further={count - 1}
        onMore={() => setCount(count + 1)}
      />
    </section>
  );
}

interface ErasurePageProps extends ErasureListProps {
  readonly after: string | null;
  /** How many pages were asked for behind this one; each goes on where the one before it ends now. */
  readonly further: number;
  readonly onMore: () => void;
}

function ErasurePage(props: ErasurePageProps) {
  const { list, after, further, onMore } = props;
  const say = useSay();
  const path = `/erasures?list=${list}${after === null ? '' : `&after=${after}`}`;
  const [answer, again] = useAsked(path, officerErasuresShape);
  const { step, refusal, dialog } = useErasureActs(again);
  useCasesNews(again);
  const erasures = answer?.ok ? answer.value.erasures : [];
  const { list: shown } = useNewInFocus<HTMLUListElement>(erasures.length, after !== null);
  if (!answer) return <Loading text={say('app.loading')} />;
  if (!answer.ok) return <FailedList text={say('erasure.error')} onRetry={() => void again()} />;
  const { next } = answer.value;
  return (
    <>
      <RefusalNotice refusal={refusal} />
      {erasures.length === 0 && after === null ? (
        <p className="v-empty">{say(`erasure.${list}.none`)}</p>
      ) : null}
      <ul ref={shown} className="v-plain-list v-stack">
        {erasures.map((erasure) => (
          <li key={erasure.id} className="v-card">
            <ErasureCard
              erasure={erasure}
              terms={answer.value}
              step={(name, body) => step(`/erasures/${erasure.id}/${name}`, body)}
            />
          </li>
        ))}
      </ul>
      {next !== null && further === 0 ? (
        <ActionButton onPress={onMore}>{say('erasure.more')}</ActionButton>
      ) : null}
      {next !== null && further > 0 ? (
        <ErasurePage {...props} after={next} further={further - 1} />
      ) : null}
      {dialog}
    </>
  );
}
