import { parseArgs } from 'node:util';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { z } from 'zod';
import { AccessLogModule } from '#access-log';
import { IdentityModule } from '#identity';
import {
  ConfigFaults,
  KernelModule,
  loadConfig,
  Refused,
  VangnetLogger,
  type Config,
} from '#kernel';

/** Something that whoever runs the installation does by hand. */
interface Command<S extends z.ZodType> {
  usage: string;
  options: Record<string, { type: 'string'; multiple?: boolean }>;
  shape: S;
  /** What is said of some refusals; the usage of all others. */
  refusals: Readonly<Record<string, string>>;
  run(given: z.output<S>, app: INestApplicationContext, config: Config): Promise<string>;
}

/** Prints what the command answers, on the standard output. It reads the same environment as the server. */
export async function runCommand<S extends z.ZodType>(command: Command<S>): Promise<void> {
  try {
    const given = command.shape.safeParse(readArguments(command.options));
    if (!given.success) throw new Refused('MALFORMED');
    process.stdout.write(`${await runInside(command, given.data)}\n`);
  } catch (error) {
    process.stderr.write(`${failure(error, command)}\n`);
    process.exitCode = 1;
  }
}

async function runInside<S extends z.ZodType>(
  command: Command<S>,
  given: z.output<S>,
): Promise<string> {
  const config = loadConfig(process.env);
  const app = await NestFactory.createApplicationContext(CommandModule.with(config), {
    logger: new VangnetLogger(config.log),
    abortOnError: false,
  });
  try {
    return await command.run(given, app, config);
  } finally {
    await app.close();
  }
}

@Module({})
class CommandModule {
  static with(config: Config): DynamicModule {
    // What is done by hand has its line in the access log, too (W-09).
    const imports = [KernelModule.with(config), IdentityModule, AccessLogModule];
    return { module: CommandModule, imports };
  }
}

function readArguments(options: Command<z.ZodType>['options']): unknown {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
}

function failure(
  error: unknown,
  { usage, refusals }: Pick<Command<z.ZodType>, 'usage' | 'refusals'>,
): string {
  if (error instanceof ConfigFaults) return error.message;
  if (error instanceof Refused) return refusals[error.refusal.code] ?? usage;
  return error instanceof Error ? (error.stack ?? error.message) : 'failed';
}
