import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { dueAskShape, RECORD_KINDS, retentionPolicyShape, type RetentionPolicy } from '#contract';
import { Needs, UuidPipe } from '#kernel';
import { DueItems, Retention, type DueCasePage, type DueItemsPage } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';
import { ctxOf } from './request-ctx.js';

const pageShape = z.strictObject({
  first: z.coerce.number().int().default(20),
  after: z.string().max(60).optional(),
});
const kindShape = z.strictObject({ kind: z.enum(RECORD_KINDS) });

/** How long the organisation keeps what it records, by its administrator, and what is due by that. */
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly retention: Retention,
    private readonly dueItems: DueItems,
    private readonly sessions: RequestSessions,
  ) {}

  @Get()
  @Needs('retention.read')
  async policies(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RetentionPolicy[]> {
    return this.retention.policies(await ctxOf(this.sessions, request, response));
  }

  @Get('due')
  @Needs('retention.read')
  async due(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Query() query: unknown,
  ): Promise<DueCasePage> {
    const page = bodyOf(pageShape, query);
    return this.retention.due(await ctxOf(this.sessions, request, response), page);
  }

  @Get('due-items')
  @Needs('retention.read')
  async items(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Query() query: unknown,
  ): Promise<DueItemsPage> {
    const page = bodyOf(pageShape, query);
    return this.dueItems.page(await ctxOf(this.sessions, request, response), page);
  }

  @Post('due-items/:id')
  @HttpCode(204)
  @Needs('erasure.decide')
  async askDue(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const ask = bodyOf(dueAskShape, body);
    await this.dueItems.ask(await ctxOf(this.sessions, request, response), id, ask);
  }

  @Post()
  @HttpCode(204)
  @Needs('retention.set')
  async set(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() body: unknown,
  ): Promise<void> {
    const policy = bodyOf(retentionPolicyShape, body);
    await this.retention.set(await ctxOf(this.sessions, request, response), policy);
  }

  @Post(':kind/remove')
  @HttpCode(204)
  @Needs('retention.set')
  async unset(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param() params: unknown,
  ): Promise<void> {
    const { kind } = bodyOf(kindShape, params);
    await this.retention.unset(await ctxOf(this.sessions, request, response), kind);
  }
}
