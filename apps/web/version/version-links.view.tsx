import { Link } from '@tanstack/react-router';
import { useSay } from '../messages/use-say.js';

interface VersionLinksProps {
  readonly planId: string;
  readonly number: number;
  /** Shown on the page of the version itself. */
  readonly isOpened?: boolean;
}

/** The version as it was, and beside what came before and after it. */
export function VersionLinks({ planId, number, isOpened = false }: VersionLinksProps) {
  const say = useSay();
  const name = `v${number}`;
  return (
    <div className="v-row v-version-links">
      {isOpened ? null : (
        <Link
          className="nl-link"
          to="/plans/$planId/versions/$number"
          params={{ planId, number: String(number) }}
        >
          {say('version.view', { number })}
        </Link>
      )}
      <Link
        className="nl-link"
        to="/plans/$planId/compare"
        params={{ planId }}
        search={{ from: name }}
      >
        {say('version.compareNow', { number })}
      </Link>
      {number === 1 ? null : (
        <Link
          className="nl-link"
          to="/plans/$planId/compare"
          params={{ planId }}
          search={{ from: `v${number - 1}`, to: name }}
        >
          {say('version.compareBefore', { number, before: number - 1 })}
        </Link>
      )}
    </div>
  );
}
