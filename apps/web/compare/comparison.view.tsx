import type { PresentedItem, Section } from '#contract';
import type { HistoryWording } from '../history/history-sentence.js';
import { useHistoryWording } from '../history/use-history-wording.js';
import { useFresh } from '../history/use-fresh.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { momentInput, versionIn, type CompareSearch, type NamedMoment } from './compare-search.js';
import { comparisonQuery, type Comparison, type ItemDifference } from './comparison.query.js';
import { ItemDifferenceView } from './item-difference.view.js';

/** What differs between two moments: being fetched, not to be had, nothing, or section by section. */
export function ComparisonView({ search }: { search: CompareSearch }) {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  const from = momentInput(search.from ?? 'visit');
  const variables = { planId, from, to: momentInput(search.to), item: search.item ?? null };
  const { data, failed, again } = useFresh({ query: comparisonQuery, variables });
  if (failed !== undefined) return <Failed code={failed} again={again} />;
  if (!data) return <Loading text={say('app.loading')} />;
  return <Compared comparison={data.comparison} search={search} again={again} />;
}

function Failed({ code, again }: { code: string; again: () => void }) {
  const say = useSay();
  // Of all that is asked here only a last visit can be one that there never was.
  if (code === 'VALUE_INVALID') {
    return (
      <Notice role="status">
        <p className="nl-paragraph">{say('compare.firstVisit')}</p>
      </Notice>
    );
  }
  return (
    <Notice sort="error" role="alert">
      <p className="nl-paragraph">{say('compare.error')}</p>
      <ActionButton onPress={again}>{say('app.retry')}</ActionButton>
    </Notice>
  );
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly search: CompareSearch;
  readonly again: () => void;
}

function Compared({ comparison, search, again }: ComparedProps) {
  const wording = useHistoryWording();
  const { say } = wording;
  const sections = useLive((state) => state.plan?.sections);
  const seen = new Map(sections?.flatMap(({ items }) => items.map((item) => [item.id, item])));
  const items = comparison.items.filter(({ item }) => seen.has(item));
  const erased = comparison.erased.length;
  const labels = [
    momentLabel(wording, search.from ?? 'visit', comparison.from.at),
    momentLabel(wording, search.to, comparison.to.at),
  ] as const;
  const count = (change: ItemDifference['change']): number =>
    items.filter((item) => item.change === change).length;
  const changed = count('CHANGED') + count('ERASED');
  const counts = { changed, added: count('ADDED'), removed: count('REMOVED') };
  return (
    <div className="v-stack v-stack--wide">
      <div className="v-row v-row--spread">
        <p className="v-hint" role="status">
          {items.length === 0 && erased === 0
            ? say('compare.same', { from: labels[0], to: labels[1] })
            : say('compare.count', counts)}
        </p>
        <ActionButton look="subtle" size="small" onPress={again}>
          {say('history.refresh')}
        </ActionButton>
      </div>
      {comparison.from.isLimited ? (
        <Notice>
          <p className="nl-paragraph">{say('compare.limited', { at: labels[0] })}</p>
        </Notice>
      ) : null}
      {erased > 0 ? (
        <Notice>
          <p className="nl-paragraph">{say('compare.erased', { count: erased })}</p>
        </Notice>
      ) : null}
      {sectionsOf(items).map((section) => (
        <section key={section} className="v-stack" aria-labelledby={`compare-${section}`}>
          <h3 id={`compare-${section}`} className="nl-heading nl-heading--level-3">
            {say(labelId.section(section))}
          </h3>
          {items
            .filter((item) => item.section === section)
            .map((difference) => (
              <OfItem
                key={difference.item}
                {...{ wording, difference, labels }}
                item={seen.get(difference.item)}
              />
            ))}
        </section>
      ))}
    </div>
  );
}

/** A moment as it stands above what was there. */
function momentLabel({ say, moments }: HistoryWording, named: NamedMoment, at: string): string {
  const number = versionIn(named);
  if (number !== undefined) return say('compare.versionAt', { number, at: moments.moment(at) });
  return named === undefined
    ? say('compare.nowAt', { at: moments.moment(at) })
    : moments.moment(at);
}

type OfItemProps = Omit<Parameters<typeof ItemDifferenceView>[0], 'item'> & {
  readonly item: PresentedItem | undefined;
};

function OfItem({ item, ...rest }: OfItemProps) {
  return item ? <ItemDifferenceView item={item} {...rest} /> : null;
}

function sectionsOf(items: readonly ItemDifference[]): Section[] {
  return [...new Set(items.map(({ section }) => section))];
}
