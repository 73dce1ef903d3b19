import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { arrowRules } from './arrow-rules.mjs';
import { LEVELS } from './levels.mjs';
import { listFiles } from './source-hash.mjs';

const SOURCES = ['apps', 'libs', 'migrations', 'tools'];

/**
 * Every import that goes against the arrows, as lines to print. Fails as well when fewer modules were read than
 * there are source files: a check that reads nothing finds nothing.
 *
 * @returns {Promise<{ modules: number; faults: string[] }>}
 */
export async function checkArrows() {
  const { output } = await cruise(
    SOURCES,
    {
      ruleSet: { forbidden: arrowRules() },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.d\\.ts$' },
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      combinedDependencies: false,
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  if (typeof output === 'string') throw new Error(output);
  const read = new Set(output.modules.map(({ source }) => source));
  const files = (await listFiles(SOURCES)).filter((file) => /(?<!\.d)\.tsx?$|\.mjs$/.test(file));
  const faults = output.summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
  );
  const unread = files.filter((file) => !read.has(file)).map((file) => `not read: ${file}`);
  return { modules: files.length, faults: [...faults, ...unread, ...(await nameFaults())] };
}

/** The libs stand in three places; all must say the same. */
async function nameFaults() {
  const expected = LEVELS.flat().map((lib) => `#${lib}`);
  const { imports } = JSON.parse(await readFile('package.json', 'utf8'));
  const { compilerOptions } = JSON.parse(await readFile('tsconfig.json', 'utf8'));
  return Object.entries({ 'package.json': imports, 'tsconfig.json': compilerOptions.paths })
    .filter(([, names]) => Object.keys(names).sort().join() !== [...expected].sort().join())
    .map(([file]) => `${file} names other libs than scripts/levels.mjs`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, faults } = await checkArrows();
  for (const fault of faults) console.error(fault);
  console.log(`${modules} modules read, ${faults.length} wrong arrows`);
  if (faults.length > 0) process.exitCode = 1;
}
