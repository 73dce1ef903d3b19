import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { AccountAdministration, RecoveryService, type ManagedAccount } from '#identity';
import { Needs, UuidPipe } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';

const words = z.string().trim().min(1).max(200);
const accountShape = z.strictObject({
  name: words,
  function: words,
  login: z.email().max(320),
  administrator: z.boolean(),
});

/** The token of an invitation, which the screen makes a link of. */
interface Invited {
  token: string;
}

/** The accounts of the administrator's own organisation. */
@Controller('auth/people')
export class PeopleController {
  constructor(
    private readonly administration: AccountAdministration,
    private readonly recoveries: RecoveryService,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get()
  @Needs('account.manage')
  async list(@Req() request: Request): Promise<ManagedAccount[]> {
    return this.administration.list(await this.requestSessions.required(request));
  }

  @Post()
  @HttpCode(200)
  @Needs('account.manage')
  async invite(@Req() request: Request, @Body() body: unknown): Promise<Invited> {
    const account = bodyOf(accountShape, body);
    const session = await this.requestSessions.required(request);
    return { token: await this.administration.invite(session, account) };
  }

  @Post(':id/invite')
  @HttpCode(200)
  @Needs('account.manage')
  async inviteAgain(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<Invited> {
    const session = await this.requestSessions.required(request);
    return { token: await this.administration.inviteAgain(session, id) };
  }

  @Post(':id/block')
  @HttpCode(204)
  @Needs('account.manage')
  async block(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.administration.block(await this.requestSessions.required(request), id);
  }

  @Post(':id/recover')
  @HttpCode(204)
  @Needs('account.manage')
  async recover(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.recoveries.start(await this.requestSessions.required(request), id);
  }
}
