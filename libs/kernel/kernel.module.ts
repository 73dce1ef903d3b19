import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, systemClock } from './clock.js';
import { CONFIG, type Config } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import { VangnetLogger } from './logging/logger.js';
import { Origins } from './origins.js';

/** What everything else stands on: configuration, clock, log, database. */
@Global()
@Module({})
export class KernelModule {
  static with(config: Config): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: CLOCK, useValue: systemClock },
      { provide: Origins, useValue: new Origins(config) },
      { provide: VangnetLogger, useFactory: () => new VangnetLogger(config.log) },
    ];
    return { module: KernelModule, imports: [DatabaseModule], providers, exports: providers };
  }
}
