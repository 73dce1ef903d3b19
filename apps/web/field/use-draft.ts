import { useEffect, useState, useSyncExternalStore } from 'react';
import { useOpenPlan } from '../plan/plan.context.js';
import { DraftKeeper, type DraftOptions } from './draft-keeper.js';

interface DraftHandle<Value> extends Pick<DraftKeeper<Value>, 'change' | 'commit' | 'discard'> {
  /** What is being typed, or undefined when there is nothing but the stored value. */
  readonly draft: { readonly value: Value } | undefined;
}

/** What is being typed in a field that is set as a whole. */
export function useDraft<Value>(options: DraftOptions<Value>): DraftHandle<Value> {
  const { drafts } = useOpenPlan();
  const [keeper] = useState(() => new DraftKeeper(drafts, options));
  const draft = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot);
  useEffect(() => keeper.follow(options));
  useEffect(() => () => keeper.leave(), [keeper]);
  const { change, commit, discard } = keeper;
  return { draft, change, commit, discard };
}
