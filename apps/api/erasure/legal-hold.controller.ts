import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { erasureReason, line } from '#contract';
import { Needs } from '#kernel';
import { LegalHolds, type LegalHold } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';
import { ctxOf } from './request-ctx.js';

const liftShape = z.strictObject({ caseNumber: line(60) });
const holdShape = liftShape.extend({ reason: erasureReason });

/** Cases that an organisation holds, for its privacy officers. */
@Controller('legal-holds')
export class LegalHoldController {
  constructor(
    private readonly holds: LegalHolds,
    private readonly sessions: RequestSessions,
  ) {}

  @Get()
  @Needs('erasure.hold')
  async list(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LegalHold[]> {
    return this.holds.list(await ctxOf(this.sessions, request, response));
  }

  @Post()
  @HttpCode(204)
  @Needs('erasure.hold')
  async set(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() body: unknown,
  ): Promise<void> {
    const { caseNumber, reason } = bodyOf(holdShape, body);
    await this.holds.set(await ctxOf(this.sessions, request, response), caseNumber, reason);
  }

  @Post('lift')
  @HttpCode(204)
  @Needs('erasure.hold')
  async lift(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Body() body: unknown,
  ): Promise<void> {
    const { caseNumber } = bodyOf(liftShape, body);
    await this.holds.lift(await ctxOf(this.sessions, request, response), caseNumber);
  }
}
