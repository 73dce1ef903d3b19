import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, VangnetLogger, type Config } from '#kernel';
import { KeyFolder } from './key-folder.js';
import { KeyRing } from './key-ring.js';
import { KeyWatch } from './key-watch.js';
import { openKeys } from './open-keys.js';

/** The keys of this node. They are there by the time that anything is served, or nothing is. */
@Module({
  providers: [
    { provide: KeyFolder, inject: [CONFIG], useFactory: ({ keys }: Config) => openKeys(keys) },
    {
      provide: KeyRing,
      inject: [KeyFolder],
      useFactory: (store: KeyFolder) => new KeyRing(store),
    },
    {
      provide: KeyWatch,
      inject: [KeyFolder, KeyRing, pg.Pool, VangnetLogger],
      useFactory: async (...injected: [KeyFolder, KeyRing, pg.Pool, VangnetLogger]) => {
        const [store, ring, pool, logger] = injected;
        const onFault = (error: unknown): void => logger.fault(error);
        const watch = new KeyWatch({ store, ring, pool, onFault });
        await watch.start();
        return watch;
      },
    },
  ],
  exports: [KeyRing, KeyWatch],
})
export class KeysModule implements OnApplicationShutdown {
  constructor(
    @Inject(KeyWatch) private readonly watch: KeyWatch,
    private readonly store: KeyFolder,
  ) {}

  /** Last of all: until the end something may have to be written. */
  async onApplicationShutdown(): Promise<void> {
    this.watch.stop();
    await this.store.close();
  }
}
