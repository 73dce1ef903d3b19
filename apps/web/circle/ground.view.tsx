import type { Ground, PastSight } from '#contract';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';

interface GroundViewProps {
  readonly ground: Ground | null;
  readonly past: PastSight;
}

/** What an organisation takes part for, on what ground, and what it may see of the past. */
export function GroundView({ ground, past }: GroundViewProps) {
  const say = useSay();
  const { day } = useMoments();
  return (
    <dl className="v-facts">
      <Fact term={say('ground.purpose')}>{ground?.purpose ?? say('ground.unrecorded')}</Fact>
      {ground ? (
        <>
          <Fact term={say('ground.basis')}>{say(`basis.${ground.basis}`)}</Fact>
          {ground.consent ? (
            <Fact term={say('ground.consent')}>
              {say('ground.consent.words', {
                of: ground.consent.of,
                givenAt: day(ground.consent.givenAt),
                until: day(ground.consent.until),
              })}
            </Fact>
          ) : null}
          {ground.reason === null ? null : <Fact term={say('ground.reason')}>{ground.reason}</Fact>}
          <Fact term={say('ground.reviewAt')}>{day(ground.reviewAt)}</Fact>
        </>
      ) : null}
      <Fact term={say('circle.past')}>{say(`past.${past}`)}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="v-anywhere">{children}</dd>
    </div>
  );
}
