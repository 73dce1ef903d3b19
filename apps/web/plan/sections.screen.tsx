import { useEffect } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { LastVisitLine } from '../history/last-visit.view.js';
import { PlanSearch } from '../plan-search/plan-search.view.js';
import { SectionView } from '../section/section.view.js';
import { fetchEditor } from '../text/fetched-editor.js';
import { VersionNotice } from '../version/version-notice.view.js';
import { isSameList, useLive } from './plan.context.js';
import { RefusedTexts } from './refused-texts.view.js';
import { SectionNav } from './section-nav.view.js';

/** The plan itself. */
export function SectionsScreen() {
  const say = useSay();
  usePageTitle(say('plan.view'));
  useEffect(() => {
    // Behind the plan itself, and before somebody types. Where it fails it is fetched when it is wanted.
    fetchEditor().catch(() => undefined);
  }, []);
  return (
    <>
      <VersionNotice />
      <LastVisitLine />
      <PlanBody />
    </>
  );
}

/** Every section that this reader may see, one under the other. */
export function PlanBody() {
  const sections = useLive(
    (state) => state.plan?.sections.map(({ section }) => section) ?? [],
    isSameList,
  );
  return (
    <div className="v-plan-body">
      <SectionNav />
      <div className="v-sections">
        <PlanSearch />
        <RefusedTexts />
        {sections.map((section) => (
          <SectionView key={section} section={section} />
        ))}
      </div>
    </div>
  );
}
