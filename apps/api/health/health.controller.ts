import { Controller, Get, Res } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import type { Response } from 'express';
import { Open } from '#kernel';
import { DatabaseHealth } from './database-health.js';
import { KeyHealth } from './key-health.js';
import { LedgerHealth } from './ledger-health.js';

/** For what keeps the server running: is the process alive, and may it get traffic? */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly keys: KeyHealth,
    private readonly ledger: LedgerHealth,
  ) {}

  @Get('live')
  @Open('whatever keeps the server running cannot sign in')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Open('whatever keeps the server running cannot sign in')
  async ready(): Promise<{ status: string }> {
    const { status } = await this.health.check([
      () => this.database.check(),
      () => this.keys.check(),
    ]);
    return { status };
  }

  /** Apart from `ready`: a signer that stands still keeps nobody from working. */
  @Get('ledger')
  @Open('whatever keeps the server running cannot sign in')
  async signed(@Res({ passthrough: true }) response: Response): Promise<{ status: string }> {
    const fault = await this.ledger.fault();
    response.status(fault === undefined ? 200 : 503);
    return { status: fault ?? 'ok' };
  }
}
