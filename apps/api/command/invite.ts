import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { ORGANISATION_TYPES } from '#contract';
import { AccountService, IdentityModule } from '#identity';
import { ConfigFaults, KernelModule, loadConfig, Refused, VangnetLogger } from '#kernel';

const USAGE = `Invites the first administrator of an organisation, and makes the organisation where it is new:

  node dist/apps/api/command/invite.js --organisation "Veilig Thuis Voorbeeld" --type VEILIG_THUIS \\
    --name "A. de Vries" --function "Beheerder" --login a.devries@example.nl

Types: ${ORGANISATION_TYPES.join(', ')}
`;

const words = z.string().trim().min(1).max(200);
const givenShape = z.object({
  organisation: words,
  type: z.enum(ORGANISATION_TYPES),
  name: words,
  function: words,
  login: z.email(),
});

/** Prints the link, once, on the standard output. It reads the same environment as the server. */
async function main(): Promise<void> {
  const given = givenShape.safeParse(readArguments());
  if (!given.success) throw new Refused('MALFORMED');
  const { organisation, type, ...account } = given.data;
  const config = loadConfig(process.env);
  const app = await NestFactory.createApplicationContext(InviteModule.with(config), {
    logger: new VangnetLogger(config.log),
    abortOnError: false,
  });
  try {
    const token = await app.get(AccountService).inviteFirst({ name: organisation, type }, account);
    const origin = config.origins[0] ?? `http://localhost:${config.http.port}`;
    process.stdout.write(`${origin}/invitation#${token}\n`);
  } finally {
    await app.close();
  }
}

@Module({})
class InviteModule {
  static with(config: ReturnType<typeof loadConfig>): DynamicModule {
    return { module: InviteModule, imports: [KernelModule.with(config), IdentityModule] };
  }
}

function readArguments(): unknown {
  const text = { type: 'string' } as const;
  const options = { organisation: text, type: text, name: text, function: text, login: text };
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
}

function failure(error: unknown): string {
  if (error instanceof ConfigFaults) return error.message;
  if (!(error instanceof Refused)) return error instanceof Error ? (error.stack ?? '') : 'failed';
  return error.refusal.code === 'LOGIN_TAKEN' ? 'Somebody has this login already.' : USAGE;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${failure(error)}\n`);
  process.exitCode = 1;
});
