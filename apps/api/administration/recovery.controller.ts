import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { RecoveryService, type OpenRecovery } from '#identity';
import { Needs, UuidPipe } from '#kernel';
import { RequestSessions } from '../session/request-sessions.js';

/** Open recoveries of one's own organisation. */
@Controller('auth/recoveries')
export class RecoveryController {
  constructor(
    private readonly recoveries: RecoveryService,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get()
  @Needs('account.read')
  async list(@Req() request: Request): Promise<OpenRecovery[]> {
    return this.recoveries.list(await this.requestSessions.required(request));
  }

  @Post(':id/confirm')
  @HttpCode(204)
  @Needs('recovery.confirm')
  async confirm(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.recoveries.confirm(await this.requestSessions.required(request), id);
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Needs('recovery.confirm')
  async cancel(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.recoveries.cancel(await this.requestSessions.required(request), id);
  }

  @Post(':id/invite')
  @HttpCode(200)
  @Needs('account.manage')
  async invite(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
  ): Promise<{ token: string }> {
    const session = await this.requestSessions.required(request);
    return { token: await this.recoveries.invite(session, id) };
  }
}
