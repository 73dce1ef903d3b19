import { Link } from '@tanstack/react-router';
import { useSay } from '../messages/use-say.js';
import { accountsShape } from '../people/managed-account.js';
import { useAsked } from './use-asked.js';

/** The way to the accounts of the organisation, for its administrators. */
export function PeopleLink() {
  const say = useSay();
  const [answer] = useAsked('/auth/people', accountsShape);
  if (!answer?.ok) return null;
  return (
    <p>
      <Link className="nl-link" to="/people">
        {say('people.title')}
      </Link>
    </p>
  );
}
