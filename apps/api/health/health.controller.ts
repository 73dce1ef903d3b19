import { Controller, Get } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import { Open } from '#kernel';
import { DatabaseHealth } from './database-health.js';
import { KeyHealth } from './key-health.js';

/** For what keeps the server running: is the process alive, and may it get traffic? */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseHealth,
    private readonly keys: KeyHealth,
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
}
