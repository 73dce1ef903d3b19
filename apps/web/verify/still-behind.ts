import type { LiveClient } from '#client';
import type { FileVerdict, Place } from '../../checker/message.js';
import { shownParts } from './shown-parts.js';

const LOOK_MS = 250;
/** So long the screen may take to get to where the log was when it was checked: it is told of a change within a second. */
const PATIENCE_MS = 10_000;

/**
 * Streams of which the screen does not get to where the log is: it shows something older, as if it were the last (G-72). What
 * this person does not see any more is none of them.
 */
export async function stillBehind(
  client: LiveClient,
  behind: readonly Place[],
  signal: AbortSignal,
): Promise<readonly Place[]> {
  let left = behind;
  for (let waited = 0; waited < PATIENCE_MS && !signal.aborted; waited += LOOK_MS) {
    left = behindNow(client, left);
    if (left.length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return behindNow(client, left);
}

function behindNow(client: LiveClient, behind: readonly Place[]): readonly Place[] {
  client.flush();
  const state = client.store.getSnapshot();
  // Without a connection nobody tells this screen of anything.
  if (state.save === 'offline') return [];
  const revs = new Map(shownParts(state).map(({ stream, rev }) => [stream, rev]));
  return behind.filter(({ stream, rev }) => (revs.get(stream) ?? Infinity) < rev);
}

/** A verdict that holds these against the screen. */
export function withBehind(verdict: FileVerdict, left: readonly Place[]): FileVerdict {
  const wrongs = left.map(({ item, field, rev }) => ({
    ...{ code: 'SHOWN_BEHIND', text: '' },
    ...{ item, field, rev },
  }));
  return {
    ...verdict,
    wrongs: [...verdict.wrongs, ...wrongs],
    wrongCount: verdict.wrongCount + wrongs.length,
  };
}
