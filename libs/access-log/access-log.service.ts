import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccessPoint } from '#contract';
import { DirectoryService, type SignInEvent, type WhoSignsIn } from '#identity';
import { Refused, VangnetLogger, type Ctx } from '#kernel';
import { accessEventOf, type AccessActor, type NewAccessEvent } from './access-event.js';
import { AccessLogWriter } from './access-log-writer.js';

/** A line that is durable. */
export interface RecordedAccess {
  id: string;
  /** Unix milliseconds, by the clock of the database. */
  at: number;
}

/** Who looked, and who was refused. Whoever answers a reader waits for this first: no answer without its line (W-01). */
@Injectable()
export class AccessLog {
  constructor(
    private readonly writer: AccessLogWriter,
    private readonly directory: DirectoryService,
    private readonly logger: VangnetLogger,
  ) {}

  /** @throws Refused UNAVAILABLE when the line cannot be stored: what it tells of must not happen then */
  async record(ctx: Ctx, event: NewAccessEvent): Promise<RecordedAccess> {
    const accessPoint = ctx.accessPoint ?? 'SYSTEM';
    return this.write(event, { accessPoint, requestId: ctx.requestId }, async () => {
      const { person, organisation } = ctx.actor;
      const functions = (await this.directory.person(person))?.functions ?? [];
      return { person, organisation, functions };
    });
  }

  /** What became of a sign-in or an account; by nobody, where nobody is known. @throws Refused UNAVAILABLE */
  async recordSignIn(event: SignInEvent): Promise<RecordedAccess> {
    const { kind, about, reason, accessPoint = 'HTTP' } = event;
    const told = { kind, about, ...(reason && { reason }) };
    return this.write(told, { accessPoint, requestId: '' }, () => this.actorOf(event.person));
  }

  private async actorOf(who: WhoSignsIn): Promise<AccessActor | undefined> {
    if (who === undefined) return undefined;
    const row = typeof who === 'string' ? await this.directory.person(who) : who;
    if (!row) throw new Error('somebody signed in whom nobody knows');
    return { person: row.id, organisation: row.organisationId, functions: row.functions };
  }

  private async write(
    event: NewAccessEvent,
    { accessPoint, requestId }: { accessPoint: AccessPoint; requestId: string },
    actorOf: () => Promise<AccessActor | undefined>,
  ): Promise<RecordedAccess> {
    try {
      const id = randomUUID();
      const origin = { id, actor: await actorOf(), accessPoint };
      return { id, at: await this.writer.add(accessEventOf(event, origin)) };
    } catch (error) {
      this.logger.fault(error, requestId);
      throw new Refused('UNAVAILABLE');
    }
  }
}
