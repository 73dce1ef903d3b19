import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const ROOT = new URL('../../', import.meta.url);
const SERVER = process.env['VANGNET_SERVER'] ?? 'http://localhost:3000';

/** The behaviours bring their strings in thirty languages; the screens speak two. */
function twoLanguages(): Plugin {
  const others = /\/intl\/\w+\/(?!nl-NL|en-GB|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;
  return {
    name: 'two-languages',
    enforce: 'pre',
    load: (id) => (others.test(id) ? 'export default {};' : null),
  };
}

/** Builds to dist/web, which the server serves. `npx vite apps/web` serves it by itself and passes the rest on. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [twoLanguages(), react()],
  css: { transformer: 'lightningcss' },
  worker: { format: 'es' },
  resolve: {
    alias: {
      '#contract': fileURLToPath(new URL('libs/contract/index.ts', ROOT)),
      '#text': fileURLToPath(new URL('libs/text/index.ts', ROOT)),
      '#client': fileURLToPath(new URL('libs/client/index.ts', ROOT)),
      // The verifier is written for Node: in the worker of the browser these stand in for it.
      'node:buffer': fileURLToPath(new URL('apps/checker/node/buffer.ts', ROOT)),
      'node:crypto': fileURLToPath(new URL('apps/checker/node/crypto.ts', ROOT)),
    },
  },
  build: {
    outDir: fileURLToPath(new URL('dist/web', ROOT)),
    emptyOutDir: true,
    // The policy of the server lets no inline data in but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: {
      '/graphql': SERVER,
      '/auth': SERVER,
      '/demo': SERVER,
      '/sign-out': SERVER,
      '/live': { target: SERVER, ws: true },
    },
  },
});
