import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { SessionService, type OwnSession } from '#identity';
import { Needs, UuidPipe } from '#kernel';
import { RequestSessions } from './request-sessions.js';

/** The sessions of whoever is signed in. */
@Controller('auth/sessions')
export class MySessionsController {
  constructor(
    private readonly requestSessions: RequestSessions,
    private readonly sessions: SessionService,
  ) {}

  @Get()
  @Needs('session.read')
  async list(@Req() request: Request): Promise<OwnSession[]> {
    return this.sessions.listOwn(await this.requestSessions.required(request));
  }

  @Post('end-others')
  @HttpCode(204)
  @Needs('session.end')
  async endOthers(@Req() request: Request): Promise<void> {
    const { actor, id } = await this.requestSessions.required(request);
    await this.sessions.endAllOf(actor.person, id);
  }

  @Post(':id/end')
  @HttpCode(204)
  @Needs('session.end')
  async end(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.sessions.endOwn(await this.requestSessions.required(request), id);
  }
}
