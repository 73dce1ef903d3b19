import { useSay } from '../messages/use-say.js';
import { CopyButton } from '../ui/copy-button.view.js';
import { Notice } from '../ui/notice.view.js';

/** Somebody concluded the review while this one was being written, which stays to be copied. */
export function ConcludedNotice({ written }: { written: string }) {
  const say = useSay();
  return (
    <Notice role="alert" title={say('review.over')}>
      {written.trim() === '' ? null : (
        <>
          <p className="nl-paragraph">{say('review.over.text')}</p>
          <p className="v-quote">{written}</p>
          <div className="v-row">
            <CopyButton text={written} />
          </div>
        </>
      )}
    </Notice>
  );
}
