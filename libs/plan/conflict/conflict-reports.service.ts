import { Injectable } from '@nestjs/common';
import { DirectoryService, SignInEvents, type Session, type SignInEvent } from '#identity';
import { asReader, KeyRing } from '#history';
import { absent, Refused, RolePools, type Ctx } from '#kernel';
import type { AdministrationOp } from '../ops/decide-op.js';
import { PlanWriter } from '../plan-writer.service.js';
import type { DenialCause } from '../state/plan-shape.js';
import { systemOpId } from '../system-ctx.js';
import { ConflictTags } from './conflict-tags.js';
import { openLiftReasons, sealLiftReason } from './lift-reason.js';
import { PrivacyOfficer } from './privacy-officer.js';

/** A conflict of interest of a colleague, as the privacy officer sees it (K-21). */
export interface ConflictReport {
  id: string;
  personId: string;
  name: string;
  function: string;
  how: DenialCause;
  since: string;
  status: 'OPEN' | 'CONFIRMED' | 'LIFT_ASKED';
  /** With LIFT_ASKED: by whom, why, and whether the one who asks may agree. */
  lift: { by: string; reason: string; mayAgree: boolean } | null;
  /** Nobody else of the organisation works on the case: it takes a colleague (K-06). */
  alone: boolean;
}

interface ReportRow {
  plan_id: string;
  person_id: string;
  name: string;
  function: string;
  how: DenialCause;
  since: Date;
  unlisted: boolean;
  asked_by: string | null;
  asker: string | null;
  /** Why a lift is asked; null where none is. */
  key_id: string | null;
  words: Buffer | null;
  alone: boolean;
}

/** Until when the person was to be on the case, whether or not that was cut short by the confirmation (K-04). */
const STAY_ENDS_AT = 'CASE WHEN d.unlisted THEN d.stay_ends_at ELSE m.ends_at END';

/** By memberships and denials of one's own organisation; the officer's own denial is not among them (K-20). */
const ALONE = `m.person_id IS NOT NULL AND (${STAY_ENDS_AT} IS NULL OR now() < ${STAY_ENDS_AT}) AND NOT EXISTS (
  SELECT FROM member c
  WHERE c.plan_id = d.plan_id AND c.org_id = m.org_id AND c.person_id <> d.person_id
    AND c.begins_at <= now() AND (c.ends_at IS NULL OR now() < c.ends_at)
    AND NOT EXISTS (SELECT FROM denial o
                    WHERE o.plan_id = c.plan_id AND o.person_id = c.person_id AND NOT o.lifted))`;

/** Reports are not written: they are what the denials and the memberships say, so none can be lost (ADR 11). */
@Injectable()
export class ConflictReports {
  // Seven things that Nest hands over.
  constructor(
    private readonly pools: RolePools,
    private readonly officer: PrivacyOfficer,
    private readonly tags: ConflictTags,
    private readonly directory: DirectoryService,
    private readonly writer: PlanWriter,
    private readonly events: SignInEvents,
    private readonly keys: KeyRing,
  ) {}

  /** @throws Refused NOT_ALLOWED */
  async list(session: Session): Promise<ConflictReport[]> {
    const { person } = session.actor;
    return this.events.watch({ kind: 'CONFLICT_LIST', person }, async () => {
      this.officer.assert(session);
      const rows = await this.rows(session);
      const reasons = await openLiftReasons(this.keys, rows);
      return rows.map((row, index) => this.reportOf(row, person, reasons[index] ?? ''));
    });
  }

  /** The person is shown on the case no more (K-04); whoever asked to lift it did so in vain. */
  async confirm(session: Session, id: string): Promise<void> {
    await this.handle(session, id, async (row) => {
      await this.write(session, row, 'person.unlist');
      await this.forgetLift(session, row);
    });
  }

  /** The first of two officers (K-22). */
  async askLift(session: Session, id: string, reason: string): Promise<void> {
    await this.handle(session, id, async (row) => {
      const { key_id: key, words } = await sealLiftReason(this.keys, row, reason);
      await this.pools.officer.query(asReader(session.actor), {
        text: `INSERT INTO denial_lift (plan_id, person_id, asked_by, key_id, words) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT DO NOTHING`,
        values: [row.plan_id, row.person_id, session.actor.person, key, words],
      });
    });
  }

  /** The second. */
  async agreeLift(session: Session, id: string): Promise<void> {
    await this.handle(session, id, async (row) => {
      if (row.asked_by === null || row.asked_by === session.actor.person) {
        throw new Refused('NOT_ALLOWED');
      }
      await this.write(session, row, 'person.allow');
      await this.forgetLift(session, row);
    });
  }

  /**
   * A colleague takes over a case on which nobody of the organisation works, from who is denied (K-06). Which case it is the
   * officer does not learn, nor whether the colleague is denied there: then there is a report of them.
   *
   * @throws Refused NOT_ALLOWED, STEP_UP_NEEDED, ABSENT
   */
  async handOn(session: Session, id: string, successorId: string): Promise<void> {
    await this.handle(session, id, (row) => this.handOver(session, row, successorId));
  }

  private async handOver(session: Session, row: ReportRow, successorId: string): Promise<void> {
    const { organisation, person } = session.actor;
    const isOneOfTheTwo = successorId === row.person_id || successorId === person;
    if (!row.alone || isOneOfTheTwo) throw new Refused('NOT_ALLOWED');
    const known = await this.directory.person(successorId);
    if (known?.organisation.id !== organisation || !known.active) throw absent();
    const { functions } = known;
    const successor = { ...session.actor, person: successorId, functions };
    await this.administer(session, row, {
      kind: 'person.handOver',
      opId: systemOpId(),
      person: row.person_id,
      successor,
    });
  }

  /** A line of the access log tells who did something about whom; not to the one whom it is about (W-45). */
  private handle(
    session: Session,
    id: string,
    work: (row: ReportRow) => Promise<void>,
  ): Promise<void> {
    const event: SignInEvent = { kind: 'CONFLICT_HANDLE', person: session.actor.person };
    return this.events.watch(event, async () => {
      const row = await this.found(session, id);
      event.about = row.person_id;
      await work(row);
    });
  }

  private async found(session: Session, id: string): Promise<ReportRow> {
    await this.officer.assertFresh(session);
    const rows = await this.rows(session);
    const row = rows.find(({ plan_id: plan, person_id: person }) => {
      return this.tags.reportId(plan, person) === id;
    });
    if (!row) throw absent();
    return row;
  }

  /** Never of whoever asks (K-20), and only where it matters (K-21). */
  private async rows({ actor }: Session): Promise<ReportRow[]> {
    const { rows } = await this.pools.officer.query<ReportRow>(asReader(actor), {
      text: `SELECT d.plan_id, d.person_id, p.name, p.function, d.how, greatest(d.since, m.begins_at) AS since, d.unlisted,
              l.asked_by, asker.name AS asker, l.key_id, l.words, ${ALONE} AS alone
       FROM denial d
       JOIN person p ON p.id = d.person_id
       LEFT JOIN member m ON m.plan_id = d.plan_id AND m.person_id = d.person_id
       LEFT JOIN denial_lift l ON l.plan_id = d.plan_id AND l.person_id = d.person_id
       LEFT JOIN person asker ON asker.id = l.asked_by
       WHERE p.organisation_id = $1 AND d.person_id <> $2 AND NOT d.lifted
         AND (d.how = 'DECLARED' OR m.person_id IS NOT NULL)
       ORDER BY d.unlisted, since DESC, d.person_id, d.plan_id`,
      values: [actor.organisation, actor.person],
    });
    return rows;
  }

  private reportOf(row: ReportRow, asking: string, reason: string): ConflictReport {
    const { person_id: personId, name, how, since, asked_by: askedBy } = row;
    const lift =
      askedBy === null ? null : { by: row.asker ?? '', reason, mayAgree: askedBy !== asking };
    return {
      id: this.tags.reportId(row.plan_id, personId),
      personId,
      name,
      function: row.function,
      how,
      since: since.toISOString(),
      status: statusOf(row),
      lift,
      alone: row.alone,
    };
  }

  private async write(
    session: Session,
    row: ReportRow,
    kind: 'person.allow' | 'person.unlist',
  ): Promise<void> {
    await this.administer(session, row, { kind, opId: systemOpId(), person: row.person_id });
  }

  private async administer(
    { actor, id }: Session,
    row: ReportRow,
    op: AdministrationOp,
  ): Promise<void> {
    const ctx: Ctx = { actor, requestId: 'privacy officer', session: id };
    const [result] = await this.writer.administer(ctx, row.plan_id, [op]);
    if (!result?.ok) throw new Refused(result?.error.code ?? 'FAULT');
  }

  private async forgetLift({ actor }: Session, row: ReportRow): Promise<void> {
    await this.pools.officer.query(asReader(actor), {
      text: 'DELETE FROM denial_lift WHERE plan_id = $1 AND person_id = $2',
      values: [row.plan_id, row.person_id],
    });
  }
}

function statusOf({ asked_by: askedBy, unlisted }: ReportRow): ConflictReport['status'] {
  if (askedBy !== null) return 'LIFT_ASKED';
  return unlisted ? 'CONFIRMED' : 'OPEN';
}
