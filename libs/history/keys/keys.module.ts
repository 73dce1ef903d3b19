import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, VangnetLogger, type Config } from '#kernel';
import { KeyFolder } from './key-folder.js';
import { KeyRing } from './key-ring.js';
import type { KeyStore } from './key-store.js';
import { KeyWatch } from './key-watch.js';

const KEY_STORE = Symbol('key store');

/** The keys of this node. They are there by the time that anything is served, or nothing is. */
@Module({
  providers: [
    {
      provide: KEY_STORE,
      inject: [CONFIG],
      useFactory: ({ keys }: Config): Promise<KeyStore> => KeyFolder.open(keys.folder),
    },
    {
      provide: KeyRing,
      inject: [KEY_STORE],
      useFactory: (store: KeyStore) => new KeyRing(store),
    },
    {
      provide: KeyWatch,
      inject: [KEY_STORE, KeyRing, pg.Pool, VangnetLogger],
      useFactory: async (...injected: [KeyStore, KeyRing, pg.Pool, VangnetLogger]) => {
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
  constructor(@Inject(KeyWatch) private readonly watch: KeyWatch) {}

  onApplicationShutdown(): void {
    this.watch.stop();
  }
}
