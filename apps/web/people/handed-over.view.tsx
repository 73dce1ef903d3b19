import { useSay } from '../messages/use-say.js';
import { Notice } from '../ui/notice.view.js';

interface HandedOverNoticeProps {
  readonly name: string;
  readonly cases: number;
  readonly left: number;
}

/** What came of handing over: numbers only. */
export function HandedOverNotice({ name, cases, left }: HandedOverNoticeProps) {
  const say = useSay();
  if (left > 0) {
    return (
      <Notice sort="warning" role="alert" title={say('people.handOver.left', { left })}>
        <p className="nl-paragraph">{say('people.handOver.left.text')}</p>
      </Notice>
    );
  }
  return <Notice sort="ok" role="status" title={say('people.handOver.done', { name, cases })} />;
}
