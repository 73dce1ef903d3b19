import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { typed } from '#contract';
import { InvitationService, type OpenInvitation } from '#identity';
import { Open } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { BrowserTokens } from './browser-tokens.js';

const token = typed(100);
const openShape = z.strictObject({ token });
const acceptShape = z.strictObject({
  token,
  password: typed(200),
  code: typed(40),
});

const REASON = 'who holds an invitation has no account yet; its token is what opens it';

/** Accepting an invitation. The token travels in bodies only: addresses end up in logs and histories. */
@Controller('auth/invitation')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly tokens: BrowserTokens,
  ) {}

  @Post('open')
  @HttpCode(200)
  @Open(REASON)
  async open(@Body() body: unknown): Promise<OpenInvitation> {
    return this.invitations.open(bodyOf(openShape, body).token);
  }

  @Post('accept')
  @HttpCode(200)
  @Open(REASON)
  async accept(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ recoveryCodes: string[] }> {
    const { token: invitation, ...given } = bodyOf(acceptShape, body);
    const from = this.tokens.from(request);
    const accepted = await this.invitations.accept(invitation, given, from);
    this.tokens.giveSession(response, accepted.sessionToken);
    return { recoveryCodes: accepted.recoveryCodes };
  }
}
