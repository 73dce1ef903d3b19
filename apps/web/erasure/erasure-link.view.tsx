import { Link } from '@tanstack/react-router';
import { useAsked } from '../account/use-asked.js';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { useCasesNews } from '../session/use-cases-news.js';
import { Notice } from '../ui/notice.view.js';
import { officerErasuresShape } from './erasure.js';

/** The way to what is erased, for a privacy officer. */
export function ErasureLink() {
  const say = useSay();
  if (useMe()?.readsAccessLog !== true) return null;
  return (
    <Link className="nl-link" to="/erasing">
      {say('erasure.title')}
    </Link>
  );
}

/** Tells a privacy officer that requests wait for them, and how many; nothing to anybody else. */
export function ErasureNews() {
  return useMe()?.readsAccessLog === true ? <WaitingErasures /> : null;
}

function WaitingErasures() {
  const say = useSay();
  const [answer, again] = useAsked('/erasures?list=open&first=50', officerErasuresShape);
  useCasesNews(again);
  const erasures = answer?.ok ? answer.value.erasures : [];
  const count = erasures.filter(({ can }) => can.agree).length;
  if (count === 0) return null;
  return (
    <Notice sort="warning" title={say('erasure.waiting', { count })}>
      <ErasureLink />
    </Notice>
  );
}
