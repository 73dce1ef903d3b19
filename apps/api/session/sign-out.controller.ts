import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { cookieName, cookieOptions, SessionService } from '#identity';
import { CONFIG, Open, type Config } from '#kernel';
import { RequestSessions } from './request-sessions.js';

@Controller('sign-out')
export class SignOutController {
  constructor(
    private readonly requestSessions: RequestSessions,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(204)
  @Open('signing out of a session that is over already is no mistake')
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const session = await this.requestSessions.of(request);
    if (session) await this.sessions.end(session.id);
    else if (await this.requestSessions.isOfSomebodyElse(request)) return;
    response.clearCookie(cookieName(this.config, 'session'), cookieOptions(this.config));
  }
}
