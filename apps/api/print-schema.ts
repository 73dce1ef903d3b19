import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { schemaText } from './graphql/schema-text.js';

const FILE = 'schema.graphql';

/** Writes schema.graphql; with `--check` only says whether it is what the code says. */
async function main(): Promise<void> {
  const text = await schemaText();
  if (!process.argv.includes('--check')) return writeFile(FILE, text);
  if ((await readFile(FILE, 'utf8').catch(() => '')) === text) return;
  process.stderr.write(`${FILE} is not what the code says: run "npm run schema"\n`);
  process.exitCode = 1;
}

await main();
