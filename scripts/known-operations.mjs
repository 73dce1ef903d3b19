import { formatDocument, stringifyDocument } from '@urql/core';
import { transformFile } from '@swc/core';
import { Kind } from 'graphql';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listFiles } from './source-hash.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The operations that the web client asks, by the SHA-256 of their text as the client sends it. In production the server takes
 * no others. Every operation stands in a file `*.query.ts`.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function knownOperations() {
  const files = (await listFiles(['apps/web'])).filter((file) => file.endsWith('.query.ts'));
  const draft = join(ROOT, 'dist', `.operations-${randomUUID()}`);
  /** @type {Record<string, string>} */
  const operations = {};
  try {
    for (const file of files) {
      const target = join(draft, relative('apps/web', file)).replace(/\.ts$/, '.js');
      await mkdir(dirname(target), { recursive: true });
      const { code } = await transformFile(file, { configFile: join(ROOT, '.swcrc') });
      await writeFile(target, code);
    }
    for (const file of files) {
      const target = join(draft, relative('apps/web', file)).replace(/\.ts$/, '.js');
      const exported = Object.values(await import(pathToFileURL(target).href));
      for (const document of exported.filter(isOperation)) {
        // As the cache of the client rewrites it on the way.
        const text = stringifyDocument(formatDocument(document));
        operations[createHash('sha256').update(text).digest('hex')] = text;
      }
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return operations;
}

/** @param {any} value */
function isOperation(value) {
  if (value?.kind !== Kind.DOCUMENT) return false;
  return value.definitions.some(
    (/** @type {any} */ { kind }) => kind === Kind.OPERATION_DEFINITION,
  );
}
