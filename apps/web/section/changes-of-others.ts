import type { Author, PresentedItem } from '#contract';
import { isText } from '#contract';

/** Something that somebody else did in a section; by whom, where the plan tells. */
export interface ChangeOfOther {
  readonly by: Author | undefined;
}

interface Watcher {
  readonly me: string;
  /** Whether a change of this text may be one's own typing. */
  readonly isTypedIn: (stream: string) => boolean;
  /** Who else is in this text now: most likely the one who typed. */
  readonly writerOf: (stream: string) => Author | undefined;
}

/** What others changed between two states of the items of a section. One's own edits are left out. */
export function changesOfOthers(
  before: readonly PresentedItem[],
  after: readonly PresentedItem[],
  watcher: Watcher,
): ChangeOfOther[] {
  const earlier = new Map(before.map((item) => [item.id, item]));
  return after.flatMap((item): ChangeOfOther[] => {
    const old = earlier.get(item.id);
    if (old === item) return [];
    if (!old) return item.addedBy.person === watcher.me ? [] : [{ by: item.addedBy }];
    return changedFields(old, item, watcher);
  });
}

function changedFields(old: PresentedItem, item: PresentedItem, watcher: Watcher): ChangeOfOther[] {
  return Object.entries(item.fields).flatMap(([name, field]): ChangeOfOther[] => {
    const previous = old.fields[name];
    if (!previous || previous === field || previous.rev >= field.rev) return [];
    if (isText(field)) {
      return watcher.isTypedIn(field.stream) ? [] : [{ by: watcher.writerOf(field.stream) }];
    }
    return field.by?.person === watcher.me ? [] : [{ by: field.by }];
  });
}
