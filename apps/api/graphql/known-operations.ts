import type { Request } from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#kernel';
import { answeredError } from '../errors/graphql-error.js';

/** As Apollo keeps texts of operations by their hash. */
interface TextsByHash {
  get: (key: string) => Promise<string | undefined>;
  set: () => Promise<void>;
  delete: () => Promise<boolean>;
}

/**
 * The operations of the web client, as its build wrote them down. Nobody adds to them at run time.
 *
 * @throws Error where others are refused and there is no client to know them from
 */
export function knownOperations({ webRoot, takesAnyOperation }: Config['http']): TextsByHash {
  const texts = new Map(Object.entries(readOperations(webRoot, takesAnyOperation)));
  return {
    get: (key) => Promise.resolve(texts.get(key.slice(key.lastIndexOf(':') + 1))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };
}

function readOperations(webRoot: string, isOptional: boolean): Record<string, string> {
  try {
    return JSON.parse(readFileSync(join(webRoot, 'operations.json'), 'utf8')) as Record<
      string,
      string
    >;
  } catch (error) {
    if (isOptional) return {};
    throw new Error('the web client was not built: run npm run build', { cause: error });
  }
}

/**
 * For a server that takes operations of the web client only: these come as the hash of their text, and never as a text.
 *
 * @throws GraphQLError OPERATION_UNKNOWN
 */
export function assertByHash({ body, query }: Request, requestId: string): void {
  const asked: unknown[] = [body, query];
  const hasText = asked.some(
    (part) => typeof part === 'object' && part !== null && 'query' in part,
  );
  if (hasText) throw answeredError({ code: 'OPERATION_UNKNOWN' }, requestId);
}
