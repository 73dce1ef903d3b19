import { buildItem, buildPlan } from '../../../test/support/live/build-plan.js';
import { whatIsTheirs } from './what-is-theirs.js';

describe('a plan that nothing more is told of', () => {
  const own = buildItem({ owner: 'team' });
  const lost = buildItem();
  const kept = buildItem();
  const shown = buildPlan(own, lost, kept);
  const idsIn = (plan: typeof shown) =>
    plan.sections.flatMap(({ items }) => items.map(({ id }) => id));

  it('[G-74] lets go of items and fields that the server does not show any more', () => {
    const { term: _lost, ...fields } = kept.fields;
    const theirs = whatIsTheirs(shown, buildPlan({ ...kept, fields }));
    expect(idsIn(theirs)).toEqual([own.id, kept.id]);
    const [, left] = theirs.sections.flatMap(({ items }) => items);
    expect(Object.keys(left?.fields ?? {})).toEqual(['action']);
  });

  it('[G-74] keeps what the own organisation owns, to copy from, and is the same while nothing goes', () => {
    expect(idsIn(whatIsTheirs(shown, buildPlan()))).toEqual([own.id]);
    expect(whatIsTheirs(shown, buildPlan(own, lost, kept))).toBe(shown);
  });
});
