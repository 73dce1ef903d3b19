import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { intakesQuery } from './intake.query.js';

/** The invitations that wait for an answer of this reader's organisation; nothing where there are none for them. */
export function WaitingInvitations() {
  const say = useSay();
  const { moment } = useMoments();
  const [{ data }] = useQuery({
    query: intakesQuery,
    variables: { accepted: false, after: null },
    requestPolicy: 'cache-and-network',
  });
  const waiting = data?.intakes.edges ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="v-stack" aria-labelledby="waiting">
      <h2 id="waiting" className="nl-heading nl-heading--level-2">
        {say('intake.waiting')}
      </h2>
      <ul className="v-plain-list v-stack">
        {waiting.map(({ node: { planId, caseNumber, by, invitedAt } }) => (
          <li key={planId} className="v-card v-stack v-stack--tight">
            <Link className="nl-link" to="/intake/$planId" params={{ planId }}>
              {say('intake.title', { number: caseNumber })}
            </Link>
            <span className="v-hint">
              {say('intake.from', { organisation: by.organisation.name, at: moment(invitedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
