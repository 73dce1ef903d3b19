import { useFresh } from '../history/use-fresh.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { versionsQuery } from '../version/version.query.js';
import { versionIn, type NamedMoment } from './compare-search.js';

/** The versions that there are to compare, the newest first; those that are chosen already stand among them at once. */
export function useVersionNumbers(chosen: readonly NamedMoment[]): readonly number[] {
  const { planId } = useOpenPlan().client;
  const variables = { planId, after: null };
  const { data } = useFresh({ query: versionsQuery, variables });
  const listed = data?.versions.edges.map(({ node }) => node.number) ?? [];
  const named = chosen.flatMap((moment) => versionIn(moment) ?? []);
  return [...new Set([...listed, ...named])].sort((a, b) => b - a);
}
