/**
 * Whether a stored edit can be this one, mapped over what others typed before it was accepted. Both are change sets in their
 * JSON form. Mapping keeps every word that was put in, in its order, and takes out what others had not taken out before;
 * where it happened cannot be told from these two alone (`rebase` tells it, where the history is at hand).
 */
export function hasSameWords(sent: readonly unknown[], stored: readonly unknown[]): boolean {
  return wordsIn(sent) === wordsIn(stored) && takenOut(sent) >= takenOut(stored);
}

function wordsIn(changes: readonly unknown[]): string {
  return partsOf(changes)
    .map(([, ...lines]) => lines.join('\n'))
    .join('');
}

function takenOut(changes: readonly unknown[]): number {
  return partsOf(changes).reduce<number>((sum, [deleted]) => sum + Number(deleted), 0);
}

function partsOf(changes: readonly unknown[]): unknown[][] {
  return changes.filter((part): part is unknown[] => Array.isArray(part));
}
