import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { typed } from '#contract';
import { SignInService } from '#identity';
import { Open } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { BrowserTokens } from './browser-tokens.js';
import { codeShape } from './code-shape.js';

const passwordShape = z.strictObject({
  login: typed(320),
  password: typed(200),
});

const REASON = 'who signs in is not signed in yet';

/** Signing in with a local account, in two steps. */
@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly tokens: BrowserTokens,
  ) {}

  @Post('password')
  @HttpCode(204)
  @Open(REASON)
  async password(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const given = bodyOf(passwordShape, body);
    const previous = this.tokens.read(request, 'attempt');
    const from = this.tokens.from(request);
    const attempt = await this.signIn.withPassword(given, from, previous);
    this.tokens.give(response, 'attempt', attempt);
  }

  @Post('code')
  @HttpCode(204)
  @Open(REASON)
  async code(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { code } = bodyOf(codeShape, body);
    const attempt = this.tokens.read(request, 'attempt');
    const session = await this.signIn.withCode(attempt, code, this.tokens.from(request));
    this.tokens.giveSession(response, session);
  }
}
