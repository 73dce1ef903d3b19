import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the project, seen from `dist/bench/support`. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Where compiled files of the benchmark are. */
export const BUILT = new URL('../', import.meta.url);

/** Data and results of the benchmark; never inside a system folder that may lie in memory, where fsync costs nothing. */
export const DATA = join(ROOT, '.data', 'bench');
/** What our server seals under. */
export const KEYS = join(DATA, 'keys');
export const RESULTS = join(ROOT, 'bench', 'results');
