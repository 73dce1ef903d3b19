import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Needs, UuidPipe, type Ctx } from '#kernel';
import { InvolvedTags, knownByShape, type CheckedPerson } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { requestIdOf } from '../http/request-id.js';
import { RequestSessions } from '../session/request-sessions.js';

const checkShape = z.strictObject({ item: z.uuid(), ...knownByShape.shape });

/** The check of an involved person, by people on the case. Its answer never tells what was found. */
@Controller('conflict/plans')
export class ConflictCheckController {
  constructor(
    private readonly involved: InvolvedTags,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get(':id')
  @Needs('plan.read')
  async list(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
  ): Promise<CheckedPerson[]> {
    return this.involved.list(await this.ctx(request, response), id);
  }

  @Post(':id')
  @HttpCode(204)
  @Needs('conflict.check')
  async enter(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const check = bodyOf(checkShape, body);
    await this.involved.enter(await this.ctx(request, response), id, check);
  }

  private async ctx(request: Request, response: Response): Promise<Ctx> {
    const { actor, id } = await this.requestSessions.required(request);
    return { actor, requestId: requestIdOf(response), accessPoint: 'HTTP', session: id };
  }
}
