import type { CurrentValue } from '#contract';
import type { Eyes } from '#access';
import type { PlanState } from '../state/plan-state.js';
import type { StreamState } from '../state/plan-shape.js';
import { presentValue } from './present-value.js';

/** What a refusal with code STALE shows: the value that stands there now, and who set it when. */
export function presentCurrent(state: PlanState, eyes: Eyes, stream: StreamState): CurrentValue {
  if (stream.content.type !== 'value') return { rev: stream.rev, value: null };
  const { value, by, at } = stream.content;
  return {
    rev: stream.rev,
    value: presentValue(state, eyes, value),
    ...(by && { by }),
    ...(at !== undefined && { at: new Date(at).toISOString() }),
  };
}
