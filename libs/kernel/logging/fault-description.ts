import { types } from 'node:util';

export interface FaultDescription {
  fault: string;
  code?: string;
  stack?: string[];
}

/**
 * What may be told of a fault: its class, its code and where it happened. Never its message: those of PostgreSQL, of
 * JSON and of validators quote what people wrote.
 */
export function describeFault(error: unknown): FaultDescription {
  if (!types.isNativeError(error)) return { fault: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const stack = frames(error);
  return { fault: error.name, ...(code && { code }), ...(stack.length > 0 && { stack }) };
}

function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((text) => /^\s+at .+:\d+:\d+\)?$/.test(text))
    .map((text) => text.trim())
    .slice(0, 12);
}
