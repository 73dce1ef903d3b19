import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { words } from '#contract';
import { Needs, UuidPipe } from '#kernel';
import { ConflictReports, knownByShape, StaffTags, type ConflictReport } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';

const successorShape = z.strictObject({ successor: z.uuid() });
const reasonShape = z.strictObject({ reason: words(500, 10) });

/** Conflicts of interest of colleagues, for the privacy officer of their organisation. */
@Controller('conflict')
export class ConflictReportController {
  constructor(
    private readonly reports: ConflictReports,
    private readonly staff: StaffTags,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get('reports')
  @Needs('conflict.handle')
  async list(@Req() request: Request): Promise<ConflictReport[]> {
    return this.reports.list(await this.requestSessions.required(request));
  }

  @Post('reports/:id/confirm')
  @HttpCode(204)
  @Needs('conflict.handle')
  async confirm(@Req() request: Request, @Param('id') id: string): Promise<void> {
    await this.reports.confirm(await this.requestSessions.required(request), id);
  }

  @Post('reports/:id/lift')
  @HttpCode(204)
  @Needs('conflict.handle')
  async lift(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { reason } = bodyOf(reasonShape, body);
    await this.reports.askLift(await this.requestSessions.required(request), id, reason);
  }

  @Post('reports/:id/agree')
  @HttpCode(204)
  @Needs('conflict.handle')
  async agree(@Req() request: Request, @Param('id') id: string): Promise<void> {
    await this.reports.agreeLift(await this.requestSessions.required(request), id);
  }

  @Post('reports/:id/hand-on')
  @HttpCode(204)
  @Needs('conflict.handle')
  async handOn(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const { successor } = bodyOf(successorShape, body);
    await this.reports.handOn(await this.requestSessions.required(request), id, successor);
  }

  @Post('ties/:id')
  @HttpCode(204)
  @Needs('conflict.handle')
  async note(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const knownBy = bodyOf(knownByShape, body);
    await this.staff.note(await this.requestSessions.required(request), id, knownBy);
  }
}
