import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '#kernel';
import { KeyFolder } from './key-folder.js';
import { KeyRing } from './key-ring.js';

/** The keys of this node. They are there by the time that anything is served, or nothing is. */
@Module({
  providers: [
    {
      provide: KeyRing,
      inject: [CONFIG],
      useFactory: async ({ keys }: Config) => {
        const ring = new KeyRing(await KeyFolder.open(keys.folder));
        await ring.fill();
        return ring;
      },
    },
  ],
  exports: [KeyRing],
})
export class KeysModule {}
