import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { line } from '#contract';
import { PasskeyService, StepUpService, type OwnPasskey, type Session } from '#identity';
import { Needs, UuidPipe } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { originOf } from '../http/origin-of.js';
import { RequestSessions } from '../session/request-sessions.js';
import { BrowserTokens } from './browser-tokens.js';
import { newPasskeyShape } from './passkey-response.js';

const addShape = z.strictObject({
  name: line(60),
  response: newPasskeyShape,
});

/** The passkeys of whoever is signed in. */
@Controller('auth/passkeys')
export class MyPasskeysController {
  constructor(
    private readonly passkeys: PasskeyService,
    private readonly stepUp: StepUpService,
    private readonly requestSessions: RequestSessions,
    private readonly tokens: BrowserTokens,
  ) {}

  @Get()
  @Needs('account.read')
  async list(@Req() request: Request): Promise<OwnPasskey[]> {
    return this.passkeys.listOwn(await this.requestSessions.required(request));
  }

  @Post('options')
  @HttpCode(200)
  @Needs('account.change')
  async options(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const session = await this.steppedUp(request);
    const { token, options } = await this.passkeys.askForNew(session, originOf(request));
    this.tokens.give(response, 'challenge', token);
    return options;
  }

  @Post()
  @HttpCode(204)
  @Needs('account.change')
  async add(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const session = await this.steppedUp(request);
    const given = { ...bodyOf(addShape, body), origin: originOf(request) };
    const token = this.tokens.read(request, 'challenge');
    this.tokens.takeBack(response, 'challenge');
    await this.passkeys.add(session, token, given);
  }

  @Post(':id/remove')
  @HttpCode(204)
  @Needs('account.change')
  async remove(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.passkeys.removeOwn(await this.steppedUp(request), id);
  }

  /** Who finds a session open must not make a way in of their own, nor take one away. */
  private async steppedUp(request: Request): Promise<Session> {
    const session = await this.requestSessions.required(request);
    await this.stepUp.assertSteppedUp(session);
    return session;
  }
}
