import { join } from 'node:path';
import { MasterKeyFolder } from '../../../libs/history/keys/master/master-key-folder.js';
import type { MasterKeys } from '../../../libs/history/keys/master/master-keys.js';

type Step = 'make' | 'wrap' | 'unwrap' | 'giveUp';

/** Master keys that let a test do something at the one moment that it is about: before the next step of that name. */
export interface WatchedMasters extends MasterKeys {
  before(step: Step, act: () => Promise<void>): void;
}

export async function watchedMasters(folder: string): Promise<WatchedMasters> {
  const masters = await MasterKeyFolder.open(join(folder, 'master-keys'));
  const acts = new Map<Step, () => Promise<void>>();
  const at = async (step: Step): Promise<void> => {
    const act = acts.get(step);
    acts.delete(step);
    await act?.();
  };
  return {
    before: (step, act) => void acts.set(step, act),
    make: async (id) => at('make').then(() => masters.make(id)),
    wrap: async (id, keys) => at('wrap').then(() => masters.wrap(id, keys)),
    unwrap: async (id, records) => at('unwrap').then(() => masters.unwrap(id, records)),
    giveUp: async (id) => at('giveUp').then(() => masters.giveUp(id)),
    check: (id) => masters.check(id),
    close: () => masters.close(),
  };
}
