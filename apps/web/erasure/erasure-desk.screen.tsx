import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { useRightsTold } from '../session/rights.js';
import { Loading } from '../ui/loading.view.js';
import { NotForYou } from '../ui/not-for-you.view.js';
import { DueCases } from './due-cases.view.js';
import { DueItems } from './due-items.view.js';
import { officerErasuresShape } from './erasure.js';
import { ErasureList } from './erasure-list.view.js';
import { Holds } from './holds.view.js';

/** Erasing and keeping, for the privacy officer of the organisation: what to decide on, what is held, due, and gone. */
export function ErasureDeskScreen() {
  const say = useSay();
  const rights = useRightsTold();
  const [answer] = useAsked('/erasures?list=open&first=1', officerErasuresShape, rights);
  usePageTitle(say('erasure.title'));
  if (answer?.ok === false && answer.code === 'NOT_ALLOWED') {
    return (
      <NotForYou
        heading={say('erasure.title')}
        title={say('erasure.refused')}
        text={say('erasure.refused.text')}
      />
    );
  }
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('erasure.title')}</h1>
      <p className="nl-paragraph">{say('erasure.intro')}</p>
      {answer ? null : <Loading text={say('app.loading')} />}
      {answer?.ok === false ? <RefusalNotice refusal={answer} /> : null}
      {answer?.ok ? (
        <>
          <ErasureList list="open" />
          <Holds />
          <DueCases terms={answer.value} />
          <DueItems terms={answer.value} />
          <ErasureList list="record" />
          <ErasureList list="other" />
        </>
      ) : null}
    </div>
  );
}
