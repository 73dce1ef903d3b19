import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CASE_ORGANISATION_TYPES, line } from '#contract';
import { Organisations, type OrganisationPage } from '#identity';
import { Needs, UuidPipe } from '#kernel';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';

const words = line(200);
const searchShape = z.strictObject({
  name: line(200, 0).default(''),
  after: z.string().max(1000).optional(),
});
const organisationShape = z.strictObject({ name: words, type: z.enum(CASE_ORGANISATION_TYPES) });
const nameShape = z.strictObject({ name: words });
const accountShape = z.strictObject({ name: words, function: words, login: z.email().max(320) });

/** Organisations, for the platform administrator (I-70). */
@Controller('platform/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get()
  @Needs('organisation.manage')
  async page(@Req() request: Request, @Query() query: unknown): Promise<OrganisationPage> {
    const search = bodyOf(searchShape, query);
    return this.organisations.page(await this.requestSessions.required(request), search);
  }

  @Post()
  @HttpCode(204)
  @Needs('organisation.manage')
  async add(@Req() request: Request, @Body() body: unknown): Promise<void> {
    const organisation = bodyOf(organisationShape, body);
    await this.organisations.add(await this.requestSessions.required(request), organisation);
  }

  @Post(':id/rename')
  @HttpCode(204)
  @Needs('organisation.manage')
  async rename(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { name } = bodyOf(nameShape, body);
    await this.organisations.rename(await this.requestSessions.required(request), id, name);
  }

  @Post(':id/deactivate')
  @HttpCode(204)
  @Needs('organisation.manage')
  async deactivate(@Req() request: Request, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.organisations.deactivate(await this.requestSessions.required(request), id);
  }

  @Post(':id/invite')
  @HttpCode(200)
  @Needs('organisation.manage')
  async invite(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<{ token: string }> {
    const account = bodyOf(accountShape, body);
    const session = await this.requestSessions.required(request);
    return { token: await this.organisations.invite(session, id, account) };
  }
}
