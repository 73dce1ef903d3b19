import { z } from 'zod';
import { databaseConfig } from './database.config.js';
import { emergencyConfig } from './emergency.config.js';
import { erasureConfig } from './erasure.config.js';
import { flag, withoutEmpty, type Environment } from './environment.js';
import { httpConfig } from './http.config.js';
import { keysConfig } from './keys.config.js';
import { ledgerConfig, signerConfig } from './ledger.config.js';
import { limitsConfig } from './limits.config.js';
import { logConfig } from './log.config.js';
import { originsConfig } from './origins.config.js';
import { redisConfig } from './redis.config.js';
import { secretConfig } from './secret.config.js';
import { sessionConfig } from './session.config.js';

const CONCERNS = {
  database: databaseConfig,
  redis: redisConfig,
  http: httpConfig,
  origins: originsConfig,
  secret: secretConfig,
  keys: keysConfig,
  session: sessionConfig,
  limits: limitsConfig,
  emergency: emergencyConfig,
  ledger: ledgerConfig,
  erasure: erasureConfig,
  log: logConfig,
  /** Invented people on plain http, with sign-in by name. Never for real plans. */
  demo: z.object({ VANGNET_DEMO: flag }).transform((env) => env.VANGNET_DEMO),
} as const;

/** Those of other programs, too. */
const ALL_CONCERNS = { ...CONCERNS, signer: signerConfig } as const;

type AllConfig = { readonly [C in keyof typeof ALL_CONCERNS]: z.output<(typeof ALL_CONCERNS)[C]> };

export type Config = Pick<AllConfig, keyof typeof CONCERNS>;

export const CONFIG = Symbol('config');

/** Everything that is wrong with the configuration, one sentence each. Values are left out: some are secrets. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFaults';
  }
}

/** Reads the configuration; throws ConfigFaults with all that is wrong at once. */
export function loadConfig(environment: Environment): Config {
  return loadConcerns(environment, Object.keys(CONCERNS) as (keyof Config)[]);
}

/** What those of its concerns say that somebody needs who does not need the others. @throws ConfigFaults */
export function loadConcerns<C extends keyof AllConfig>(
  environment: Environment,
  concerns: readonly C[],
): Pick<AllConfig, C> {
  const env = withoutEmpty(environment);
  const faults = new Set<string>();
  const read = concerns.map((concern) => {
    const result = ALL_CONCERNS[concern].safeParse(env);
    for (const issue of result.error?.issues ?? []) faults.add(faultOf(issue));
    return [concern, result.data];
  });
  if (faults.size > 0) throw new ConfigFaults([...faults]);
  return Object.fromEntries(read) as Pick<AllConfig, C>;
}

function faultOf({ path, message }: z.core.$ZodIssue): string {
  return `${typeof path[0] === 'string' ? path[0] : 'VANGNET_ORIGINS'}: ${message}`;
}
