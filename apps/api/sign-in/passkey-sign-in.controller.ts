import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { PasskeySignIn } from '#identity';
import { Open } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { originOf } from '../http/origin-of.js';
import { BrowserTokens } from './browser-tokens.js';
import { answerShape } from './passkey-response.js';

const REASON = 'who signs in is not signed in yet';

/** Signing in with a passkey, alone or as the second step. */
@Controller('auth/passkey')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: PasskeySignIn,
    private readonly tokens: BrowserTokens,
  ) {}

  @Post('options')
  @HttpCode(200)
  @Open(REASON)
  async options(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const attempt = this.tokens.read(request, 'attempt');
    const { token, options } = await this.passkeys.ask(attempt, originOf(request));
    this.tokens.give(response, 'challenge', token);
    return options;
  }

  @Post()
  @HttpCode(204)
  @Open(REASON)
  async signIn(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const answered = {
      ...bodyOf(answerShape, body),
      token: this.tokens.read(request, 'challenge'),
      origin: originOf(request),
    };
    const attempt = this.tokens.read(request, 'attempt');
    this.tokens.takeBack(response, 'challenge');
    const session = await this.passkeys.signIn(answered, attempt, this.tokens.from(request));
    this.tokens.giveSession(response, session);
  }
}
