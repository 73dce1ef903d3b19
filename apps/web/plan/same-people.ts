import type { PresentPerson } from '#contract';

/** Whether the same people are in the same sections; their carets move with every letter, and show by themselves. */
export function areSamePeople(
  before: readonly PresentPerson[],
  after: readonly PresentPerson[],
): boolean {
  return (
    before.length === after.length &&
    before.every(({ session, person, organisation, section }, at) => {
      const now = after[at];
      return (
        session === now?.session &&
        person === now.person &&
        organisation === now.organisation &&
        section === now.section
      );
    })
  );
}
