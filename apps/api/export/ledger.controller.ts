import { once } from 'node:events';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { LedgerExport, type LedgerFile } from '#export';
import { Needs, Refused, shaped, UuidPipe, VangnetLogger } from '#kernel';
import { requestIdOf } from '../http/request-id.js';
import { RequestSessions } from '../session/request-sessions.js';

/** `seen`: the size of the log whose head the reader holds. */
const QUERY = z.object({
  seen: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 32)
    .optional(),
});

/** The file with which a reader checks the history of a plan without us. */
@Controller('plans')
export class LedgerController {
  constructor(
    private readonly exports: LedgerExport,
    private readonly requestSessions: RequestSessions,
    private readonly logger: VangnetLogger,
  ) {}

  @Get(':id/ledger')
  @Needs('history.export')
  async download(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id', UuidPipe) id: string,
    @Query() query: unknown,
  ): Promise<void> {
    const { seen } = shaped(QUERY, query);
    const { actor, id: session } = await this.requestSessions.required(request);
    const requestId = requestIdOf(response);
    const ctx = { actor, requestId, accessPoint: 'HTTP' as const, session };
    const file = await this.exports.begin(ctx, id, seen);
    try {
      await this.send(request, response, file);
    } catch (error) {
      if (!response.headersSent) throw error;
      // Part of it is on its way: it ends without its last line, so that nobody takes it for whole.
      response.destroy();
      if (!(error instanceof Refused)) this.logger.fault(error, requestId);
    }
  }

  private async send(request: Request, response: Response, file: LedgerFile): Promise<void> {
    for await (const part of file) {
      await this.requestSessions.assertStillHeld(request);
      if (response.destroyed) return;
      if (!response.headersSent) {
        response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
        response.setHeader('Content-Disposition', 'attachment; filename="vangnet.ledger"');
      }
      if (!response.write(part))
        await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  }
}
