import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { typed } from '#contract';
import {
  cookieName,
  cookieOptions,
  DirectoryService,
  SessionService,
  tokenIn,
  type PersonRow,
} from '#identity';
import { absent, CONFIG, Open, shaped, type Config } from '#kernel';
import { demoPersonOf, type DemoPerson } from './demo-person.js';

const personShape = z.object({ person: typed(20, 0) });

const REASON = 'the demo has invented people, and its routes exist in demo mode only';

/** Signing in by name, for the demo. Outside demo mode this controller is not there. */
@Controller('demo')
export class DemoController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('people')
  @Open(REASON)
  async people(@Req() request: Request): Promise<DemoPerson[]> {
    const people = await this.directory.everyone();
    return people.map((person) => demoPersonOf(person, request.socket.localPort));
  }

  /** A link that a person can open; leads on to the plans. */
  @Get('sign-in')
  @Open(REASON)
  async signIn(
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.begin(query, request, response);
    response.redirect(303, '/');
  }

  @Post('login')
  @HttpCode(200)
  @Open(REASON)
  async login(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ person: DemoPerson }> {
    const person = await this.begin(body, request, response);
    return { person: demoPersonOf(person, request.socket.localPort) };
  }

  private async begin(input: unknown, request: Request, response: Response): Promise<PersonRow> {
    const { person: code } = shaped(personShape, input);
    const person = await this.directory.personByCode(code);
    if (!person) throw absent();
    const previous = tokenIn(request.headers.cookie, this.config);
    const userAgent = request.headers['user-agent'];
    const token = await this.sessions.begin(person.id, { previous, userAgent });
    response.cookie(cookieName(this.config, 'session'), token, cookieOptions(this.config));
    return person;
  }
}
