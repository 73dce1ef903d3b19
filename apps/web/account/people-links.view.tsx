import { Link } from '@tanstack/react-router';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';

/** The ways to the accounts and to the staff of the organisation, for its administrators. */
export function PeopleLinks() {
  const say = useSay();
  const me = useMe();
  if (me?.administers !== true) return null;
  return (
    <>
      <Link className="nl-link" to="/people">
        {say('people.title')}
      </Link>
      <Link className="nl-link" to="/staff">
        {say('staff.title')}
      </Link>
      <Link className="nl-link" to="/keeping">
        {say('retention.title')}
      </Link>
    </>
  );
}
