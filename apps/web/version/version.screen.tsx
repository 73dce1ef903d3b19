import { Link, getRouteApi } from '@tanstack/react-router';
import { ITEM_KINDS, type PresentedItem, type Section } from '#contract';
import { usePageTitle } from '../app/use-page-title.js';
import { useFresh } from '../history/use-fresh.js';
import { labelId } from '../messages/label-id.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { VersionItemView } from './version-item.view.js';
import { VersionLinks } from './version-links.view.js';
import { versionContentsQuery, type VersionContents, type VersionItem } from './version.query.js';

const route = getRouteApi('/plans/$planId/versions/$number');

/** The plan as it stood in a version; only to read. */
export function VersionScreen() {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const number = Number(route.useParams().number);
  usePageTitle(say('version.number', { number }));
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <div className="v-stack">
        <Link className="nl-link" to="/plans/$planId/versions" params={{ planId }}>
          {say('version.all')}
        </Link>
        <h2 className="nl-heading nl-heading--level-2">{say('version.number', { number })}</h2>
      </div>
      <Contents planId={planId} number={number} />
    </div>
  );
}

function Contents({ planId, number }: { planId: string; number: number }) {
  const say = useSay();
  const variables = { planId, number };
  const { data, failed, again } = useFresh({ query: versionContentsQuery, variables });
  if (failed === 'ABSENT') {
    return (
      <Notice role="status">
        <p className="nl-paragraph">{say('version.absent')}</p>
      </Notice>
    );
  }
  if (failed !== undefined) {
    return (
      <Notice sort="error" role="alert">
        <p className="nl-paragraph">{say('version.error')}</p>
        <ActionButton onPress={again}>{say('app.retry')}</ActionButton>
      </Notice>
    );
  }
  if (!data) return <Loading text={say('app.loading')} />;
  return <Shown planId={planId} contents={data.versionContents} />;
}

function Shown({ planId, contents }: { planId: string; contents: VersionContents }) {
  const say = useSay();
  const { moment } = useMoments();
  const sections = useLive((state) => state.plan?.sections);
  const now = new Map(sections?.flatMap(({ items }) => items.map((item) => [item.id, item])));
  const { version, erased } = contents;
  const { number, state } = version;
  const items = contents.items.flatMap((item) => stillSeen(item, now.get(item.item)));
  return (
    <>
      <div className="v-stack">
        <p className="nl-paragraph">
          {say('version.asOf', { at: moment(version.at) })} {say(`version.is.${state}`)}
        </p>
        <VersionLinks planId={planId} number={number} isOpened />
        {erased.length === 0 ? null : (
          <Notice>
            <p className="nl-paragraph">{say('version.erased', { count: erased.length })}</p>
          </Notice>
        )}
        {items.length > 0 ? null : <p className="nl-paragraph">{say('version.empty')}</p>}
      </div>
      {sectionsOf(items).map((section) => (
        <section key={section} className="v-stack" aria-labelledby={`in-${section}`}>
          <h3 id={`in-${section}`} className="nl-heading nl-heading--level-3">
            {say(labelId.section(section))}
          </h3>
          {items
            .filter((item) => item.section === section)
            .map((item) => (
              <VersionItemView key={item.item} item={item} names={designationsIn(items)} />
            ))}
        </section>
      ))}
    </>
  );
}

/** What went out of sight since it was fetched goes from here at once, too (L-18). */
function stillSeen(item: VersionItem, now: PresentedItem | undefined): VersionItem[] {
  if (!now) return [];
  const isSeen = (field: string): boolean =>
    field in now.fields || now.views.some((view) => view.field === field);
  return [{ ...item, fields: item.fields.filter(({ field }) => isSeen(field)) }];
}

/** What the people whom the plan is about were called then. */
function designationsIn(items: readonly VersionItem[]): ReadonlyMap<string, string> {
  const { headline } = ITEM_KINDS.involvedPerson;
  return new Map(
    items.flatMap(({ item, kind, fields }) => {
      const value = fields.find(({ field }) => field === headline)?.value;
      return kind === 'involvedPerson' && typeof value === 'string' ? [[item, value]] : [];
    }),
  );
}

function sectionsOf(items: readonly VersionItem[]): Section[] {
  return [...new Set(items.map(({ section }) => section))];
}
