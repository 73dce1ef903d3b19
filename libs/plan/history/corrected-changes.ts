import type { Author } from '#contract';
import { seesFrom, type ViewerFacts } from '#access';
import { placeKey, type Change, type PlanPages, type StreamRev } from '#history';
import type { PlanRoom } from '../room/plan-room.js';
import { correctionIn } from '../state/correction-mark.js';
import { correctionsOf } from '../state/correction-mark.js';
import { contentOf } from '../state/stream-content.js';

/** What a change says that it corrects (N-06). */
export interface Corrects {
  reason: string;
  rev: number;
  /** From when on that stood there; null where the reader may not know. */
  at: Date | null;
}

/** The last correction of what a change brought (N-06). */
export interface CorrectedBy {
  by: Author;
  at: Date;
  reason: string;
  rev: number;
}

/** Both ends of the corrections among some changes, by place. */
export interface CorrectionEnds {
  corrects: ReadonlyMap<string, Corrects>;
  corrected: ReadonlyMap<string, CorrectedBy>;
}

interface Past {
  room: PlanRoom;
  pages: PlanPages;
  facts: ViewerFacts;
}

/** What each of these changes corrects, and by what it was corrected; all of them of streams that the reader reads. */
export async function correctionEnds(
  past: Past,
  changes: readonly Change[],
): Promise<CorrectionEnds> {
  const claims = changes.flatMap((change) => {
    const said = correctionIn(change);
    return said ? [{ change, said, of: { streamId: change.streamId, rev: said.rev } }] : [];
  });
  const links = await linksFrom(past, changes);
  const places = [...claims.map(({ of }) => of), ...links.values()];
  const found = await past.pages.past.changesAt(places);
  const known = new Map(
    found
      .filter(({ seq }) => seesFrom(past.facts, seq))
      .map((change) => [placeKey(change), change]),
  );
  return {
    corrects: new Map(
      claims.map(({ change, said: { reason, rev }, of }) => {
        const earlier = known.get(placeKey(of));
        return [placeKey(change), { reason, rev, at: earlier ? new Date(earlier.at) : null }];
      }),
    ),
    corrected: new Map(
      [...links].flatMap(([key, place]) => {
        const by = correctedBy(known.get(placeKey(place)));
        return by ? [[key, by] as const] : [];
      }),
    ),
  };
}

function correctedBy(change: Change | undefined): CorrectedBy | undefined {
  const said = change && correctionIn(change);
  if (!said) return undefined;
  const { at, person, organisation, rev } = change;
  return { by: { person, organisation }, at: new Date(at), reason: said.reason, rev };
}

/** By place of a change, where its last correction is. Of closed streams it is read what they held at their end. */
async function linksFrom(
  { room, pages }: Past,
  changes: readonly Change[],
): Promise<Map<string, StreamRev>> {
  const streams = [...new Set(changes.map(({ streamId }) => streamId))];
  const unknown = streams.filter((id) => room.state.stream(id) === undefined);
  const ends = await pages.ends(unknown);
  const links = new Map<string, StreamRev>();
  for (const streamId of streams) {
    const end = ends.get(streamId);
    const content = room.state.stream(streamId)?.content ?? (end && contentOf(end));
    const { corrections = [] } = content ? correctionsOf(content) : {};
    for (const [of, rev] of corrections) {
      links.set(placeKey({ streamId, rev: of }), { streamId, rev });
    }
  }
  const asked = new Set(changes.map(placeKey));
  return new Map([...links].filter(([key]) => asked.has(key)));
}
