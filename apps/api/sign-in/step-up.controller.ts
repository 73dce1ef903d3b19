import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { StepUpService } from '#identity';
import { Needs } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { originOf } from '../http/origin-of.js';
import { RequestSessions } from '../session/request-sessions.js';
import { BrowserTokens } from './browser-tokens.js';
import { codeShape } from './code-shape.js';
import { answerShape } from './passkey-response.js';

/** A fresh second factor within a session. */
@Controller('auth/step-up')
export class StepUpController {
  constructor(
    private readonly stepUp: StepUpService,
    private readonly requestSessions: RequestSessions,
    private readonly tokens: BrowserTokens,
  ) {}

  @Post()
  @HttpCode(204)
  @Needs('session.stepUp')
  async code(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { code } = bodyOf(codeShape, body);
    const session = await this.requestSessions.required(request);
    this.tokens.giveSession(response, await this.stepUp.withCode(session, code, request.ip));
  }

  @Post('passkey/options')
  @HttpCode(200)
  @Needs('session.stepUp')
  async options(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const session = await this.requestSessions.required(request);
    const { token, options } = await this.stepUp.askPasskey(session, originOf(request));
    this.tokens.give(response, 'challenge', token);
    return options;
  }

  @Post('passkey')
  @HttpCode(204)
  @Needs('session.stepUp')
  async passkey(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const answered = {
      ...bodyOf(answerShape, body),
      token: this.tokens.read(request, 'challenge'),
      origin: originOf(request),
    };
    const session = await this.requestSessions.required(request);
    this.tokens.takeBack(response, 'challenge');
    const token = await this.stepUp.withPasskey(session, answered, request.ip);
    this.tokens.giveSession(response, token);
  }
}
