import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';

/** Signed out elsewhere, or somebody else signed in from this browser: nothing of the screens that were open is to be seen. */
export function SessionOver() {
  const say = useSay();
  usePageTitle(say('signIn.ended'));
  const heading = useFocusOnShow<HTMLHeadingElement>();
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide" role="alert">
      <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-1 v-unmarked">
        {say('signIn.ended')}
      </h1>
      <p className="nl-paragraph">{say('signIn.ended.text')}</p>
      <p className="nl-paragraph">{say('signIn.ended.kept')}</p>
      <p className="v-row">
        <a className="nl-link" href="/" target="_blank" rel="noopener">
          {say('signIn.again.tab')}
        </a>
        <a className="nl-link" href="/">
          {say('signIn.again')}
        </a>
      </p>
    </div>
  );
}
