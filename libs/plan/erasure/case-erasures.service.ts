import { Inject, Injectable } from '@nestjs/common';
import type { ErasureAsk, OpResult } from '#contract';
import { decide, decideErasure, seesFrom, type ErasureStep, type ViewerFacts } from '#access';
import { AccessLog } from '#access-log';
import { absent, CONFIG, Refused, type Actor, type Config, type Ctx } from '#kernel';
import type { ErasureStepOp } from '../ops/erasure.op.js';
import { PlanReader, type ReadablePlan } from '../plan-reader.service.js';
import { PlanWriter } from '../plan-writer.service.js';
import type { PlanRoom } from '../room/plan-room.js';
import type { ErasureState } from '../state/erasure-shape.js';
import { itemSubject } from '../viewer.js';
import { erasureFacts } from './erasure-facts.js';
import { withLine } from './erasure-lines.js';
import type { CaseErasure, CaseErasures } from './erasure-view.js';

/** What people on the case ask, and are told, of erasures in it. */
@Injectable()
export class CaseErasureService {
  constructor(
    private readonly reader: PlanReader,
    private readonly writer: PlanWriter,
    private readonly accessLog: AccessLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refused ABSENT, UNAVAILABLE */
  async list(ctx: Ctx, planId: string): Promise<CaseErasures> {
    const readable = await this.reader.find(ctx, planId, 'PLAN_READ');
    return withLine(this.accessLog, ctx, { kind: 'ERASURE_LIST', planId }, async () => {
      const { room, facts } = readable;
      const own = erasureFacts(room.state, ctx.actor, room.now);
      const { undoDays, backupDays } = this.config.erasure;
      const seen = room.state.book.all().flatMap((erasure) => seenOf(readable, erasure));
      const { directory } = room.deps;
      await directory.load(
        seen.map(({ asked }) => asked.person),
        seen.flatMap(({ asked, organisation }) => [asked.organisation, organisation]),
      );
      return {
        undoDays,
        backupDays,
        mayAskCase: facts.onCase && own.leads && room.state.case.status === 'ARCHIVED',
        mayAsk: own.leads ? 'ALL' : 'OWN',
        erasures: seen
          .toSorted((one, other) => other.askedAt - one.askedAt)
          .map((erasure) => viewOf(readable, ctx.actor, erasure)),
      };
    });
  }

  /** @throws Refused ABSENT, NOT_ALLOWED, CASE_NOT_ARCHIVED, VALUE_INVALID, STREAM_CLOSED, REV_AHEAD */
  async ask(ctx: Ctx, planId: string, ask: ErasureAsk): Promise<void> {
    await withLine(this.accessLog, ctx, { kind: 'ERASURE_ASK', planId }, async () => {
      assertDone(await this.writer.administer(ctx, planId, [{ ...ask, kind: 'erasure.ask' }]));
    });
  }

  /** Withdraws or undoes. @throws Refused ABSENT, NOT_ALLOWED, ERASURE_OVER */
  async step(ctx: Ctx, planId: string, op: ErasureStepOp): Promise<void> {
    await withLine(this.accessLog, ctx, { kind: 'ERASURE_DECIDE', planId }, async () => {
      assertDone(await this.writer.administer(ctx, planId, [op]));
    });
  }
}

/** @throws Refused what the one op was refused for */
export function assertDone([result]: readonly OpResult[]): void {
  if (result?.ok) return;
  const code = result?.error.code ?? 'FAULT';
  throw code === 'ABSENT' ? absent() : new Refused(code);
}

/**
 * To whoever saw something of what it is of, as if that were all (E-19), at the time from which they see history (C-10). So
 * nothing tells whether there was more.
 */
function seenOf({ room, facts }: ReadablePlan, erasure: ErasureState): ErasureState[] {
  if (!seesFrom(facts, erasure.changedSeq)) return [];
  if (erasure.sort === 'CASE') return [erasure];
  const items = erasure.items.filter((id) => seesItem(room, facts, { id, of: erasure }));
  return items.length > 0 ? [{ ...erasure, items }] : [];
}

function seesItem(
  { state }: PlanRoom,
  facts: ViewerFacts,
  { id, of: { place } }: { id: string; of: ErasureState },
): boolean {
  const item = state.item(id);
  const field = place?.field;
  return (
    item !== undefined &&
    decide(facts, 'history.read', itemSubject(item)) &&
    (field === undefined || decide(facts, 'history.read', itemSubject(item), field))
  );
}

function viewOf({ room }: ReadablePlan, actor: Actor, erasure: ErasureState): CaseErasure {
  const { id, sort, items, basis, status, asked, organisation: owner } = erasure;
  const { directory } = room.deps;
  const facts = erasureFacts(room.state, actor, room.now);
  const may = (step: ErasureStep): boolean =>
    decideErasure(facts, step, { sort, owner, asked, isSeen: true }) === 'allowed';
  const isOwn = asked.organisation === actor.organisation;
  const isOver = erasure.endsAt !== null && erasure.endsAt <= room.now && !room.state.book.isHeld;
  return {
    id,
    sort,
    items,
    basis,
    status,
    askedBy: directory.person(asked.person)?.name ?? '',
    askedOrganisation: directory.organisation(asked.organisation)?.name ?? '',
    askedAt: isoOf(erasure.askedAt),
    organisation: directory.organisation(owner)?.name ?? '',
    decidedAt: erasure.decidedAt === null ? null : isoOf(erasure.decidedAt),
    endsAt: erasure.endsAt === null ? null : isoOf(erasure.endsAt),
    reason: isOwn && erasure.reason !== '' ? erasure.reason : null,
    answer: isOwn ? erasure.answer : null,
    can: {
      withdraw: status === 'ASKED' && may('withdraw'),
      undo: status === 'AGREED' && !isOver && may('undo'),
    },
  };
}

export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
