import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { erasureAskShape } from '#contract';
import { Needs, UuidPipe } from '#kernel';
import { CaseErasureService, type CaseErasures } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';
import { ctxOf } from './request-ctx.js';

export const stepShape = z.strictObject({ opId: z.uuidv7() });

/** Erasures in a case, for the people on it. */
@Controller('erasures/plans')
export class CaseErasureController {
  constructor(
    private readonly erasures: CaseErasureService,
    private readonly sessions: RequestSessions,
  ) {}

  @Get(':id')
  @Needs('plan.read')
  async list(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
  ): Promise<CaseErasures> {
    return this.erasures.list(await ctxOf(this.sessions, request, response), id);
  }

  @Post(':id')
  @HttpCode(204)
  @Needs('erasure.ask')
  async ask(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const ask = bodyOf(erasureAskShape, body);
    await this.erasures.ask(await ctxOf(this.sessions, request, response), id, ask);
  }

  @Post(':id/withdraw/:erasure')
  @HttpCode(204)
  @Needs('erasure.ask')
  async withdraw(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
    @Param('erasure', UuidPipe) erasure: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { opId } = bodyOf(stepShape, body);
    const ctx = await ctxOf(this.sessions, request, response);
    await this.erasures.step(ctx, id, { kind: 'erasure.withdraw', opId, erasure });
  }

  @Post(':id/undo/:erasure')
  @HttpCode(204)
  @Needs('erasure.ask')
  async undo(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
    @Param('erasure', UuidPipe) erasure: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { opId } = bodyOf(stepShape, body);
    const ctx = await ctxOf(this.sessions, request, response);
    await this.erasures.step(ctx, id, { kind: 'erasure.undo', opId, erasure });
  }
}
