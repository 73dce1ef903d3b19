import { Injectable } from '@nestjs/common';
import { decide, type ViewerFacts } from '#access';
import { AccessLog } from '#access-log';
import {
  CheckpointReader,
  LedgerReader,
  type HeldCheckpoint,
  type LedgerHead,
  type StoredProof,
} from '#history';
import { absent, type Ctx } from '#kernel';
import type { RestoreEvidence } from '#ledger';
import { mayReadStream } from '../history/stream-sight.js';
import { PlanReader, sectionsFor, type ReadablePlan } from '../plan-reader.service.js';
import { CIRCLE_FIELDS } from '../state/stream-id.js';

/** A checkpoint with what shows it, and proofs of what the reader may read today. */
export interface ProvenCheckpoint extends Pick<HeldCheckpoint, 'leaf' | 'number' | 'inclusion'> {
  proofs: readonly Pick<StoredProof, 'streamId' | 'bytes'>[];
}

/** What a reader holds against what they saw before (G-44). */
export interface Evidence extends LedgerHead {
  consistency: readonly Buffer[];
  restores: readonly RestoreEvidence[];
  /** Undefined until a checkpoint was made after the reader first asked. */
  checkpoint: ProvenCheckpoint | undefined;
}

/** Evidence of a plan: what the ledger says of the streams that somebody may read today (G-61). */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly reader: PlanReader,
    private readonly checkpoints: CheckpointReader,
    private readonly ledger: LedgerReader,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * Undefined before the first checkpoint. `since`: the size of the log that the reader saw last.
   *
   * @throws Refused ABSENT, UNAVAILABLE
   */
  async of(ctx: Ctx, planId: string, since: number): Promise<Evidence | undefined> {
    const readable = await this.reader.find(ctx, planId, 'HISTORY_READ');
    const { facts } = readable;
    if (!decide(facts, 'history.read', { type: 'plan' })) throw absent();
    const sections = sectionsFor(facts);
    await this.accessLog.record(ctx, { kind: 'HISTORY_READ', planId, sections });
    const held = await this.checkpoints.newest(ctx.actor, planId);
    if (!held) return undefined;
    const { checkpoint } = held;
    // A log that got shorter has nothing to show for it but a restore.
    const earlier = since <= held.size ? since : 0;
    return {
      ...held,
      consistency: await this.ledger.consistency(earlier, held.size),
      checkpoint: checkpoint && { ...checkpoint, proofs: shown(readable, checkpoint.proofs) },
    };
  }
}

function shown({ room, facts }: ReadablePlan, proofs: readonly StoredProof[]): StoredProof[] {
  return proofs.filter((proof) => mayReadStream(room.state, facts, proof) && isSeen(facts, proof));
}

/**
 * Whoever does not see what was before they came (C-10) is told of no stream of which only that is left: one of an item stands
 * on the screen or has changed since, one of the circle has changed since.
 */
function isSeen({ past }: ViewerFacts, { field, closed, lastSeq }: StoredProof): boolean {
  if (past.sees === 'ALL' || lastSeq > past.since) return true;
  return !closed && !CIRCLE_FIELDS.has(field);
}
