import { Injectable } from '@nestjs/common';
import { fieldOf } from '#contract';
import { decide, seesFrom, type ViewerFacts } from '#access';
import { AccessLog, filtersIn } from '#access-log';
import { ChangePages, type PlanPast, type StreamRev } from '#history';
import { absent, Refused, type Ctx } from '#kernel';
import { PlanReader, sectionsFor } from '../plan-reader.service.js';
import { contentOf, storedContent, type StoredContent } from '../state/stream-content.js';
import { MomentFinder } from './moment-finder.js';
import type { Moment, PlanMoment } from './moment.js';
import { PlanThen } from './plan-then.js';
import { readableStreams } from './stream-sight.js';
import { WrittenText, type Authorship } from './written-runs.js';

export interface AuthorshipRequest {
  planId: string;
  item: string;
  field: string;
  moment: Moment;
}

/** A text at a moment with who wrote which words; null where it was not there for this reader. */
export interface AuthorshipAt {
  moment: PlanMoment;
  authorship: Authorship | null;
}

/** So many edits back it is known when words were written; of what is older, by whom (H-41). */
const LOOKED_BACK = 1000;

/** Who wrote which words in a text, now or at an earlier moment, under today's rights (H-40). */
@Injectable()
export class AuthorshipService {
  constructor(
    private readonly reader: PlanReader,
    private readonly pages: ChangePages,
    private readonly moments: MomentFinder,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws Refused ABSENT, VALUE_INVALID for a field that is no text, UNAVAILABLE */
  async at(ctx: Ctx, { planId, item, field, moment }: AuthorshipRequest): Promise<AuthorshipAt> {
    const readable = await this.reader.find(ctx, planId, 'HISTORY_READ');
    const { room, facts } = readable;
    if (!decide(facts, 'history.read', { type: 'plan' })) throw absent();
    await this.accessLog.record(ctx, {
      kind: 'HISTORY_SEARCH',
      planId,
      sections: sectionsFor(facts),
      filters: filtersIn({ item, field, until: moment.type === 'NOW' ? undefined : moment }),
    });
    const pages = this.pages.of(ctx.actor, planId);
    const outlines = await pages.outlines(item);
    const streams = readableStreams(room.state, facts, { outlines, narrowed: {} });
    const kind = room.state.item(item)?.kind;
    if (kind === undefined || streams.length === 0) throw absent();
    if (fieldOf(kind, field)?.type !== 'text') throw new Refused('VALUE_INVALID');
    const found = await this.moments.find(ctx, { readable, pages, streams }, moment);
    const then = await PlanThen.at(pages.past, streams, found);
    if (!then.holds(item)) return { moment: found, authorship: null };
    const place = then.place(item, field);
    const authorship = place ? await written(pages.past, facts, place) : { text: '', runs: [] };
    return { moment: found, authorship };
  }
}

async function written(
  past: PlanPast,
  facts: ViewerFacts,
  { streamId, rev }: StreamRev,
): Promise<Authorship> {
  const since = Math.max(0, rev - LOOKED_BACK);
  const [snapshot] = since === 0 ? [] : await past.snapshots([{ streamId, rev: since }]);
  const begin: StoredContent = snapshot ? storedContent(contentOf(snapshot.value)) : null;
  const text = new WrittenText(begin);
  const range = { streamId, from: snapshot?.rev ?? 0, to: rev };
  for (const change of await past.changesIn([range])) {
    text.apply(change, seesFrom(facts, change.seq));
  }
  return text.read();
}
