import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = new URL('../../../', import.meta.url);

/** Writes the checker to its output as a browser gets it: one script, in which nothing is of Node. */
const built = await build({
  configFile: fileURLToPath(new URL('apps/web/vite.config.ts', ROOT)),
  logLevel: 'silent',
  build: {
    write: false,
    lib: {
      entry: fileURLToPath(new URL('apps/checker/main.ts', ROOT)),
      formats: ['iife'],
      name: 'checker',
    },
  },
});
const [bundle] = Array.isArray(built) ? built : [built];
const output = bundle && 'output' in bundle ? bundle.output : [];
for (const part of output) if (part.type === 'chunk') process.stdout.write(part.code);
