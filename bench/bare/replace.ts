import type { ResolveHook } from 'node:module';
import { LEFT_OUT, type LeftOut } from './left-out.js';

interface Replaced {
  without: LeftOut;
  /** How the address of the module ends that imports it. */
  from: string;
  what: string;
  by: string;
}

const HISTORY = '/dist/libs/history/';

/** What is put in the place of modules, for a server that is measured and never offered. */
const REPLACED: readonly Replaced[] = [
  { without: 'sealing', from: '.js', what: `${HISTORY}keys/seal.js`, by: './no-seal.js' },
  {
    without: 'commitments',
    from: `${HISTORY}chain.js`,
    what: 'node:crypto',
    by: './no-hashes.js',
  },
  {
    without: 'commitments',
    from: `${HISTORY}chain.js`,
    what: '/canonicalize.js',
    by: './plain-json.js',
  },
];

const leftOut = (process.env[LEFT_OUT] ?? '').split(',');

export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = await next(specifier, context);
  const replaced = REPLACED.find(
    ({ without, from, what }) =>
      leftOut.includes(without) &&
      context.parentURL?.endsWith(from) === true &&
      found.url.endsWith(what),
  );
  return replaced
    ? { ...found, format: 'module', url: new URL(replaced.by, import.meta.url).href }
    : found;
};
