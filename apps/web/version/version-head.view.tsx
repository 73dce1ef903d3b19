import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { ShownVersion } from './shown-version.js';

/** Which version it is, where it stands, who proposed it and what was said with it. */
export function VersionHead({ version, id }: { version: ShownVersion; id: string }) {
  const say = useSay();
  const { moment } = useMoments();
  const { number, state, who, note, at, closedAt, reason } = version;
  return (
    <>
      <div className="v-row v-row--spread">
        <h3 id={id} className="nl-heading nl-heading--level-3">
          {say('version.number', { number })}
        </h3>
        <span className="nl-data-badge">{say(`version.state.${state}`)}</span>
      </div>
      <p className="v-hint">
        {say('version.proposed', { who, at: moment(at) })}
        {state === 'OPEN' || closedAt === null
          ? ''
          : ` ${say(`version.closed.${state}`, { at: moment(closedAt) })}`}
      </p>
      {note === null ? null : <p className="nl-paragraph v-words">{note}</p>}
      {reason === null ? null : (
        <p className="nl-paragraph v-words">{say('version.withdrawn.reason', { reason })}</p>
      )}
    </>
  );
}
