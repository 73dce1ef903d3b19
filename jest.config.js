import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const { $schema: _schema, ...swcOptions } = swc;

// Only our own names: packages in node_modules have '#' imports of their own.
const libs = Object.keys(imports)
  .map((name) => name.slice(1))
  .join('|');

const tsx = {
  ...swcOptions,
  swcrc: false,
  jsc: {
    ...swcOptions.jsc,
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

const GLOBAL_CONSTANTS = '<rootDir>/test/support/global-constants.mjs';

/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': [GLOBAL_CONSTANTS, { swc: { ...swcOptions, swcrc: false } }],
    '^.+\\.tsx$': [GLOBAL_CONSTANTS, { swc: tsx }],
    '/@codemirror/state/dist/.+\\.js$': [GLOBAL_CONSTANTS, {}],
  },
  transformIgnorePatterns: ['/node_modules/(?!@codemirror/state/dist/)'],
  moduleNameMapper: {
    [`^#(${libs})$`]: '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/browser/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/open-apps.ts'],
  maxWorkers: 2,
  // Modules of files that are done stay in a worker's memory; at some 4 GB it is killed in the midst of a file.
  workerIdleMemoryLimit: '1GB',
  // A guard against hanging, not a measure: on a loaded machine a test takes many times what it takes alone.
  testTimeout: process.env.PROOFS === 'full' ? 1_200_000 : 120_000,
};
