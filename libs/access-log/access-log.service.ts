import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '#identity';
import { Refused, VangnetLogger, type Ctx } from '#kernel';
import { accessEventOf, type NewAccessEvent } from './access-event.js';
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
    try {
      const id = randomUUID();
      const { person, organisation } = ctx.actor;
      const functions = (await this.directory.person(person))?.functions ?? [];
      const actor = { person, organisation, functions };
      const accessPoint = ctx.accessPoint ?? 'SYSTEM';
      return { id, at: await this.writer.add(accessEventOf(event, { id, actor, accessPoint })) };
    } catch (error) {
      this.logger.fault(error, ctx.requestId);
      throw new Refused('UNAVAILABLE');
    }
  }
}
