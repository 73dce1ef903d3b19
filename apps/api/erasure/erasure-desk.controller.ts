import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { erasureAskShape, erasureReason } from '#contract';
import { Needs, UuidPipe } from '#kernel';
import { OfficerErasures, type OfficerErasurePage } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';
import { stepShape } from './case-erasure.controller.js';
import { ctxOf } from './request-ctx.js';

const pageShape = z.strictObject({
  list: z.enum(['open', 'record', 'other']).default('open'),
  first: z.coerce.number().int().default(20),
  after: z.uuid().optional(),
});
const refuseShape = stepShape.extend({ reason: erasureReason });
const askCaseShape = erasureAskShape.omit({ target: true });

/** Erasures that wait for a privacy officer, are in their term, or are over. */
@Controller('erasures')
export class ErasureDeskController {
  constructor(
    private readonly erasures: OfficerErasures,
    private readonly sessions: RequestSessions,
  ) {}

  @Get()
  @Needs('erasure.decide')
  async page(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Query() query: unknown,
  ): Promise<OfficerErasurePage> {
    const page = bodyOf(pageShape, query);
    return this.erasures.page(await ctxOf(this.sessions, request, response), page);
  }

  @Post('cases/:id')
  @HttpCode(204)
  @Needs('erasure.decide')
  async askCase(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const ask = bodyOf(askCaseShape, body);
    await this.erasures.askCase(await ctxOf(this.sessions, request, response), id, ask);
  }

  @Post(':id/agree')
  @HttpCode(204)
  @Needs('erasure.decide')
  async agree(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) erasure: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { opId } = bodyOf(stepShape, body);
    const ctx = await ctxOf(this.sessions, request, response);
    await this.erasures.step(ctx, { kind: 'erasure.agree', opId, erasure });
  }

  @Post(':id/refuse')
  @HttpCode(204)
  @Needs('erasure.decide')
  async refuse(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) erasure: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { opId, reason } = bodyOf(refuseShape, body);
    const ctx = await ctxOf(this.sessions, request, response);
    await this.erasures.step(ctx, { kind: 'erasure.refuse', opId, erasure, reason });
  }

  @Post(':id/undo')
  @HttpCode(204)
  @Needs('erasure.decide')
  async undo(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) erasure: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { opId } = bodyOf(stepShape, body);
    const ctx = await ctxOf(this.sessions, request, response);
    await this.erasures.step(ctx, { kind: 'erasure.undo', opId, erasure });
  }
}
