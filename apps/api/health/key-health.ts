import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { KeyRing } from '#history';

/** Whether the store of keys is there, and is the one that belongs to the database (S-13). */
@Injectable()
export class KeyHealth {
  constructor(
    private readonly ring: KeyRing,
    private readonly indicator: HealthIndicatorService,
  ) {}

  check(): HealthIndicatorResult {
    const keys = this.indicator.check('keys');
    return this.ring.isPaused ? keys.down() : keys.up();
  }
}
