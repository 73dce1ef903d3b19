import { Text } from '@codemirror/state';
import { placeKey, type Change, type PlanPast, type StreamRange, type StreamRev } from '#history';
import { contentOf } from '../state/stream-content.js';
import { textAfter } from './text-at.js';

/**
 * Many texts as they stood at some rev, by their place: two reads for all of them, each from its last snapshot before; never
 * from the begin of a long history.
 */
export async function textsAt(
  past: PlanPast,
  places: readonly StreamRev[],
): Promise<Map<string, Text>> {
  const snapshots = new Map(
    (await past.snapshots(places)).map((one) => [
      placeKey({ streamId: one.streamId, rev: one.wanted }),
      one,
    ]),
  );
  const steps = [...byStream(places)].flatMap(([streamId, revs]) => {
    let reached = 0;
    return revs.map((rev) => {
      const snapshot = snapshots.get(placeKey({ streamId, rev }));
      const isAhead = snapshot !== undefined && snapshot.rev > reached;
      const step = { streamId, from: isAhead ? snapshot.rev : reached, to: rev };
      reached = rev;
      return { ...step, begin: isAhead ? snapshot.value : undefined };
    });
  });
  return replayed(steps, await past.changesIn(steps));
}

interface Step extends StreamRange {
  /** Where it goes on from; undefined from where the step before it ended. */
  begin: Buffer | undefined;
}

function replayed(steps: readonly Step[], changes: readonly Change[]): Map<string, Text> {
  const byId = new Map<string, Change[]>();
  for (const change of changes) {
    const known = byId.get(change.streamId);
    if (known) known.push(change);
    else byId.set(change.streamId, [change]);
  }
  const texts = new Map<string, Text>();
  const reached = new Map<string, Text>();
  for (const { streamId, from, to, begin } of steps) {
    let text = begin ? textIn(begin) : (reached.get(streamId) ?? Text.empty);
    for (const change of byId.get(streamId) ?? []) {
      if (change.rev > from && change.rev <= to) text = textAfter(text, change);
    }
    reached.set(streamId, text);
    texts.set(placeKey({ streamId, rev: to }), text);
  }
  return texts;
}

/** The revs of each stream, in rising order and each once. */
function byStream(places: readonly StreamRev[]): Map<string, number[]> {
  const revs = new Map<string, Set<number>>();
  for (const { streamId, rev } of places) {
    const known = revs.get(streamId) ?? new Set();
    revs.set(streamId, known.add(rev));
  }
  return new Map([...revs].map(([id, known]) => [id, [...known].sort((a, b) => a - b)]));
}

function textIn(snapshot: Buffer): Text {
  const content = contentOf(snapshot);
  return content.type === 'text' ? content.text : Text.empty;
}
