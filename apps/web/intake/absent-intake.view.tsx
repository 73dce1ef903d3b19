import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useFocusOnShow } from '../ui/use-focus-on-show.js';

/** One that was withdrawn or never was, and an address that cannot be one, read alike (L-12). */
export function AbsentIntake() {
  const say = useSay();
  // It may take the place of a form that somebody was filling in.
  const heading = useFocusOnShow<HTMLHeadingElement>();
  usePageTitle(say('intake.absent'));
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-1 v-unmarked">
        {say('intake.absent')}
      </h1>
      <p className="nl-paragraph">{say('intake.absent.text')}</p>
      <Link className="nl-link" to="/">
        {say('plan.back')}
      </Link>
    </div>
  );
}
