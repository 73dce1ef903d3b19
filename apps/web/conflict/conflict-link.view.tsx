import { Link } from '@tanstack/react-router';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';

/** The way to conflicts of interest, for a privacy officer. */
export function ConflictLink() {
  const say = useSay();
  const me = useMe();
  if (me?.readsAccessLog !== true) return null;
  return (
    <Link className="nl-link" to="/conflicts">
      {say('conflict.title')}
    </Link>
  );
}
