import { Link } from '@tanstack/react-router';
import { useAsked } from '../account/use-asked.js';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { staffShape } from './report.js';

/** The ways to conflicts of interest, for a privacy officer and for an administrator. */
export function ConflictLinks() {
  const say = useSay();
  const me = useMe();
  const [staff] = useAsked('/conflict/staff', staffShape);
  return (
    <>
      {me?.readsAccessLog === true ? (
        <p>
          <Link className="nl-link" to="/conflicts">
            {say('conflict.title')}
          </Link>
        </p>
      ) : null}
      {staff?.ok ? (
        <p>
          <Link className="nl-link" to="/staff">
            {say('staff.title')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
