import { ITEM_KIND_NAMES, RECORD_KINDS } from '#contract';
import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { Loading } from '../ui/loading.view.js';
import { NotForYou } from '../ui/not-for-you.view.js';
import { policiesShape, recordKindWords } from './erasure.js';
import { RetentionTerms } from './retention-terms.view.js';

/** How long the organisation keeps what it records, for its administrator (E-30). */
export function RetentionScreen() {
  const say = useSay();
  const { list } = useMoments();
  const [answer, again] = useAsked('/retention', policiesShape);
  usePageTitle(say('retention.title'));
  if (answer?.ok === false && answer.code === 'NOT_ALLOWED') {
    return (
      <NotForYou
        heading={say('retention.title')}
        title={say('retention.refused')}
        text={say('retention.refused.text')}
      />
    );
  }
  const withoutTerm = ITEM_KIND_NAMES.filter((kind) => !RECORD_KINDS.includes(kind));
  const kinds = list(withoutTerm.map((kind) => recordKindWords(say, kind)));
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('retention.title')}</h1>
      <p className="nl-paragraph">{say('retention.intro')}</p>
      <p className="nl-paragraph">{say('retention.locked', { kinds })}</p>
      {answer ? null : <Loading text={say('app.loading')} />}
      {answer?.ok === false ? <RefusalNotice refusal={answer} /> : null}
      {answer?.ok ? <RetentionTerms terms={answer.value} again={again} /> : null}
    </div>
  );
}
