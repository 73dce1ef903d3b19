import { useState } from 'react';
import { useFresh } from '../history/use-fresh.js';
import { useHistoryWording } from '../history/use-history-wording.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { ReplyList } from './reply-list.view.js';
import { listedVersionOf, type ShownVersion } from './shown-version.js';
import { UnsentAnswer } from './unsent-answer.view.js';
import { VersionHead } from './version-head.view.js';
import { VersionLinks } from './version-links.view.js';
import { versionsQuery } from './version.query.js';

/** The versions that were decided on or withdrawn, the newest one first, a page of them at a time. */
export function VersionList({ planId, hasOpen }: { planId: string; hasOpen: boolean }) {
  const wording = useHistoryWording();
  const { say } = wording;
  const [after, goOn] = useState<string | null>(null);
  const { data, failed, again } = useFresh({ query: versionsQuery, variables: { planId, after } });
  if (failed !== undefined) {
    return (
      <Notice sort="error" role="alert">
        <p className="nl-paragraph">{say('version.error')}</p>
        <ActionButton onPress={again}>{say('app.retry')}</ActionButton>
      </Notice>
    );
  }
  if (!data) return <Loading text={say('app.loading')} />;
  const { edges, pageInfo } = data.versions;
  const versions = edges
    .map(({ node }) => listedVersionOf(wording, node))
    .filter(({ state }) => state !== 'OPEN');
  if (versions.length === 0 && after === null) {
    return hasOpen ? null : <p className="nl-paragraph">{say('version.none')}</p>;
  }
  return (
    <section className="v-stack" aria-labelledby="versions-before">
      <h3 id="versions-before" className="nl-heading nl-heading--level-3">
        {say('version.before')}
      </h3>
      <ul className="v-plain-list v-stack">
        {versions.map((version) => (
          <li key={version.id}>
            <ClosedVersion {...{ planId, version }} />
          </li>
        ))}
      </ul>
      <div className="v-row">
        {after === null ? null : (
          <ActionButton onPress={() => goOn(null)}>{say('version.newest')}</ActionButton>
        )}
        {pageInfo.hasNextPage ? (
          <ActionButton onPress={() => goOn(pageInfo.endCursor)}>
            {say('version.older')}
          </ActionButton>
        ) : null}
      </div>
    </section>
  );
}

function ClosedVersion({ planId, version }: { planId: string; version: ShownVersion }) {
  const say = useSay();
  const id = `version-${version.number}`;
  return (
    <article className="v-card v-stack" aria-labelledby={id}>
      <VersionHead version={version} id={id} />
      <UnsentAnswer planId={planId} version={version.id} />
      <VersionLinks planId={planId} number={version.number} />
      <details>
        <summary>{say('version.whoAnswered', { number: version.number })}</summary>
        <ReplyList version={version} />
      </details>
    </article>
  );
}
