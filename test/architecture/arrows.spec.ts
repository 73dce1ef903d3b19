import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One wrong import each, and the rule that must see it. */
const WRONG: [rule: string, file: string, text: string][] = [
  ['kernel-imports-lower-levels-only', 'libs/kernel/clock.ts', `export * from '#plan';`],
  ['text-imports-lower-levels-only', 'libs/text/span.ts', `export * from '#kernel';`],
  ['plan-only-through-its-index', 'libs/live/feed.ts', `export * from '../plan/inside.js';`],
  ['the-client-sees-only-its-libs', 'apps/web/page.ts', `export * from '#kernel';`],
  ['the-api-knows-no-other-app', 'apps/api/page.ts', `export * from '../web/main.js';`],
  ['the-browser-has-no-node', 'libs/text/path.ts', `export { join } from 'node:path';`],
  ['contract-uses-few-packages', 'libs/contract/pool.ts', `export { Pool } from 'pg';`],
  ['libs-know-nothing-above-them', 'libs/plan/app.ts', `export * from '../../apps/api/main.js';`],
  [
    'the-verifier-stands-alone',
    'tools/verify/hash.mjs',
    `export * from '../../libs/text/index.js';`,
  ],
  ['the-verifier-stands-alone', 'tools/verify/pool.mjs', `export { Pool } from 'pg';`],
  [
    'nothing-leans-on-the-verifier',
    'libs/live/sure.ts',
    `export * from '../../tools/verify/verify.mjs';`,
  ],
  ['no-circles', 'libs/live/self.ts', `export * from './self.js';`],
  ['everything-resolves', 'apps/api/lost.ts', `export * from './nowhere.js';`],
  ['the-server-runs-without-development-packages', 'apps/api/run.ts', `export * from 'jest';`],
];

const RIGHT = {
  'libs/contract/index.ts': `export const contract = 1;`,
  'libs/text/index.ts': `export * from '#contract';`,
  'libs/kernel/index.ts': `export * from '#contract';`,
  'libs/plan/index.ts': `export * from './inside.js';`,
  'libs/plan/inside.ts': `export * from '#kernel';`,
  'libs/live/index.ts': `export * from '#plan';`,
  'apps/api/main.ts': `export * from '#live';`,
  'apps/web/main.ts': `export * from '#text';`,
  'migrations/index.ts': `export * from '#plan';`,
  'tools/verify/verify.mjs': `export { hash } from 'node:crypto';`,
};

describe('the arrows between the libs', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-arrows-'));
    for (const name of ['package.json', 'tsconfig.json']) {
      await cp(join(ROOT, name), join(folder, name));
    }
    for (const name of ['jest', 'pg']) {
      await write(`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`);
      await write(`node_modules/${name}/index.js`, `export const Pool = 1;`);
    }
    for (const [file, text] of Object.entries(RIGHT)) await write(file, text);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are let through when all point down', async () => {
    expect(await check()).toMatch(/^10 modules read, 0 wrong arrows$/m);
  });

  it('are refused, each by its own rule, when they point elsewhere', async () => {
    for (const [, file, text] of WRONG) await write(file, text);
    const said = await check();
    expect(WRONG.filter(([rule, file]) => !said.includes(`${rule}: ${file} → `))).toEqual([]);
  });

  it('are compared with the names in package.json and tsconfig.json', async () => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ imports: { '#plan': '.' } }));
    expect(await check()).toContain('package.json names other libs than scripts/levels.mjs');
  });

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${text}\n`);
  }

  function check(): Promise<string> {
    const script = join(ROOT, 'scripts', 'check-arrows.mjs');
    return new Promise((resolve) => {
      execFile(process.execPath, [script], { cwd: folder }, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
  }
});
