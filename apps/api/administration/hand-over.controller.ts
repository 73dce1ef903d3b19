import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Needs, UuidPipe } from '#kernel';
import { HandOvers, type HandOverCount } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';

const successorShape = z.strictObject({ successor: z.uuid().nullable() });

/** Somebody of the administrator's own organisation leaves, and a colleague takes over. Numbers only. */
@Controller('auth/people/:id/hand-over')
export class HandOverController {
  constructor(
    private readonly handOvers: HandOvers,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get()
  @Needs('account.manage')
  async look(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
  ): Promise<Pick<HandOverCount, 'cases'>> {
    return this.handOvers.look(await this.requestSessions.required(request), id);
  }

  @Post()
  @HttpCode(200)
  @Needs('account.manage')
  async handOver(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<HandOverCount> {
    const { successor } = bodyOf(successorShape, body);
    return this.handOvers.handOver(await this.requestSessions.required(request), id, successor);
  }
}
