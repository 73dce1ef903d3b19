import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { typed } from '#contract';
import { BackChannelLogout, SingleSignOn } from '#identity';
import { Open, Refused, UuidPipe } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { originOf } from '../http/origin-of.js';
import { BrowserTokens } from './browser-tokens.js';

const startShape = z.strictObject({ login: typed(320) });
/** A form, as text. */
const logoutShape = z
  .string()
  .transform((form) => new URLSearchParams(form).get('logout_token') ?? '')
  .pipe(z.string().min(1));

const REASON = 'who signs in is not signed in yet';

/** The page that says why; the address tells nothing of who somebody is. */
const REFUSED_PAGE = '/#sign-on-refused';

/** Signing in at an organisation's own provider. */
@Controller('auth/oidc')
export class SingleSignOnController {
  constructor(
    private readonly signOn: SingleSignOn,
    private readonly logout: BackChannelLogout,
    private readonly tokens: BrowserTokens,
  ) {}

  @Post('start')
  @HttpCode(200)
  @Open(REASON)
  async start(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ url: string }> {
    const { login } = bodyOf(startShape, body);
    const { url, flow } = await this.signOn.start(login, originOf(request));
    this.tokens.give(response, 'flow', flow);
    return { url };
  }

  @Get('callback/:provider')
  @Open(REASON)
  async callback(
    @Param('provider', UuidPipe) providerId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answer = {
      providerId,
      path: request.originalUrl,
      flow: this.tokens.read(request, 'flow'),
    };
    this.tokens.takeBack(response, 'flow');
    try {
      const session = await this.signOn.finish(answer, this.tokens.from(request));
      this.tokens.giveSession(response, session);
      response.redirect(303, '/');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      response.redirect(303, REFUSED_PAGE);
    }
  }

  /** Called by the provider's server, as a form. */
  @Post('back-channel/:provider')
  @HttpCode(200)
  @Open('a provider proves itself by what it signs')
  async backChannel(
    @Param('provider', UuidPipe) providerId: string,
    @Body() body: unknown,
  ): Promise<void> {
    await this.logout.accept(providerId, bodyOf(logoutShape, body));
  }
}
