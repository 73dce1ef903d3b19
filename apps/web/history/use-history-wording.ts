import { useWording } from '../field/use-wording.js';
import { useLive } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import type { HistoryWording } from './history-sentence.js';
import { isSameNumbers, itemNumbers } from './item-numbers.js';

/** What history needs to be put into words. */
export function useHistoryWording(): HistoryWording {
  const wording = useWording();
  const directory = useDirectory();
  const numbers = useLive((state) => itemNumbers(state.plan?.sections ?? []), isSameNumbers);
  return { ...wording, directory, numbers };
}
