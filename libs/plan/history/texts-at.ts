import { ChangeSet, Text } from '@codemirror/state';
import { placeKey, type Change, type PlanPast, type StreamRange, type StreamRev } from '#history';
import { SNAPSHOT_EVERY } from '../room/prepared-batch.js';
import { valueOf } from '../state/change-value.js';
import { contentFrom, contentOf } from '../state/stream-content.js';

/**
 * Many texts as they stood at some rev, by their place: two reads for all of them, each from its last snapshot before; never
 * from the begin of a long history.
 */
export async function textsAt(
  past: PlanPast,
  places: readonly StreamRev[],
): Promise<Map<string, Text>> {
  const streams = byStream(places);
  const snapshots = new Map(
    (await past.snapshots(jumpsOf(streams))).map((one) => [
      placeKey({ streamId: one.streamId, rev: one.wanted }),
      one,
    ]),
  );
  const steps = [...streams].flatMap(([streamId, revs]) => {
    let reached = 0;
    return revs.map((rev): Step => {
      const snapshot = snapshots.get(placeKey({ streamId, rev }));
      const isAhead = snapshot !== undefined && snapshot.rev > reached;
      const step = { streamId, from: isAhead ? snapshot.rev : reached, to: rev };
      reached = rev;
      return { ...step, begin: isAhead ? snapshot.value : undefined };
    });
  });
  return replayed(steps, await past.changesIn(steps));
}

/** Where a snapshot can spare replaying: at the first rev of each stream, and where the next one is far on. */
function jumpsOf(streams: ReadonlyMap<string, readonly number[]>): StreamRev[] {
  return [...streams].flatMap(([streamId, revs]) =>
    revs
      .filter((rev, index) => rev - (revs[index - 1] ?? -Infinity) > SNAPSHOT_EVERY)
      .map((rev) => ({ streamId, rev })),
  );
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

/** A text after one more change of its stream. */
function textAfter(text: Text, change: Change): Text {
  if (change.kind === 'stream.opened' || change.kind === 'field.audience') {
    const content = contentFrom(valueOf(change, change.kind).content);
    return content.type === 'text' ? content.text : text;
  }
  if (change.kind !== 'text.edited') return text;
  return ChangeSet.fromJSON(valueOf(change, 'text.edited').changes).apply(text);
}
