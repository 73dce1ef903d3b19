import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { describeFault } from './fault-description.js';

/** What could hold something personal, should it ever get into a log line. */
const NEVER_LOGGED = [
  'authorization',
  'body',
  'changes',
  'cookie',
  'email',
  'name',
  'text',
  'token',
  'value',
];

/** Parts of Nest that list everything they find at start; told at debug level. */
const CHATTY = new Set([
  'GraphQLModule',
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

/**
 * The log, as Nest wants it: JSON lines on the error output, so that the standard output stays free for the ready line.
 * Lines carry ids and codes, never what people wrote or who they are.
 */
export class VangnetLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(config: Config['log'], destination: DestinationStream = pino.destination(2)) {
    const paths = NEVER_LOGGED.flatMap((key) => [key, `*.${key}`]);
    this.pino = pino(
      { level: config.level, base: null, redact: { paths, remove: true } },
      destination,
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    const level = CHATTY.has(String(rest.at(-1))) ? 'debug' : 'info';
    this.pino[level](...line(message, rest));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.pino.error(...line(message, rest));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.pino.warn(...line(message, rest));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.pino.debug(...line(message, rest));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.pino.trace(...line(message, rest));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.pino.fatal(...line(message, rest));
  }

  /** A fault of ours, findable by the request id that the reader got. Without its message: that may quote the input. */
  fault(error: unknown, requestId?: string): void {
    this.pino.error({ ...describeFault(error), ...(requestId && { requestId }) }, 'fault');
  }
}

/** Nest gives the name of the part that speaks as the last argument, and a stack before it. */
function line(message: unknown, rest: readonly unknown[]): [object, string] {
  if (message instanceof Error) return [describeFault(message), 'fault'];
  const context = rest.at(-1);
  return [typeof context === 'string' ? { context } : {}, String(message)];
}
