import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Needs, UuidPipe } from '#kernel';
import { knownByShape, StaffTags, type StaffMember } from '#plan';
import { bodyOf } from '../http/body-of.js';
import { RequestSessions } from '../session/request-sessions.js';

/** The tags of an organisation's own people, by its administrator. */
@Controller('conflict/staff')
export class StaffController {
  constructor(
    private readonly staff: StaffTags,
    private readonly requestSessions: RequestSessions,
  ) {}

  @Get()
  @Needs('staff.tag')
  async list(@Req() request: Request): Promise<StaffMember[]> {
    return this.staff.list(await this.requestSessions.required(request));
  }

  @Post(':id')
  @HttpCode(204)
  @Needs('staff.tag')
  async enter(
    @Req() request: Request,
    @Param('id', UuidPipe) id: string,
    @Body() body: unknown,
  ): Promise<void> {
    const knownBy = bodyOf(knownByShape, body);
    await this.staff.enter(await this.requestSessions.required(request), id, knownBy);
  }
}
