import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { PERSON_FUNCTIONS, line } from '#contract';
import {
  AccountAdministration,
  ColleagueFunctions,
  RecoveryService,
  type ManagedAccount,
} from '#identity';
import { Needs, UuidPipe } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';

const words = line(200);
const accountShape = z.strictObject({
  name: words,
  function: words,
  login: z.email().max(320),
  administrator: z.boolean(),
});

const functions = z.array(z.enum(PERSON_FUNCTIONS)).max(PERSON_FUNCTIONS.length);
const functionsShape = z.strictObject({ give: functions, take: functions });
const deputyShape = z.strictObject({ deputy: z.uuid().nullable() });

/** The token of an invitation, which the screen makes a link of. */
interface Invited {
  token: string;
}

/** The accounts of the administrator's own organisation. */
@Controller('auth/people')
export class PeopleController {
  constructor(
    private readonly administration: AccountAdministration,
    private readonly functions: ColleagueFunctions,
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

  @Post(':id/functions')
  @HttpCode(204)
  @Needs('account.manage')
  async changeFunctions(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const change = bodyOf(functionsShape, body);
    await this.functions.change(await this.requestSessions.required(request), id, change);
  }

  @Post(':id/deputy')
  @HttpCode(204)
  @Needs('account.manage')
  async setDeputy(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { deputy } = bodyOf(deputyShape, body);
    await this.functions.setDeputy(await this.requestSessions.required(request), id, deputy);
  }
}
