import { isAbsolute } from 'node:path';

export interface WitnessConfig {
  /** Of the server, without a slash at the end. */
  url: string;
  tokenFile: string;
  keyFile: string;
  /** The file with the last log head that was cosigned. */
  kept: string;
  /** Public keys of signers, 32 bytes each. */
  signers: Buffer[];
  everyMs: number;
}

/** Everything that is wrong with the configuration, one sentence each. */
export class WitnessFault extends Error {}

const MINUTE_MS = 60_000;

/** @throws WitnessFault */
export function readConfig(env: NodeJS.ProcessEnv): WitnessConfig {
  const faults: string[] = [];
  const read = <T>(name: string, how: (text: string) => T | undefined, must: string): T => {
    const value = how(env[name] ?? '');
    if (value === undefined) faults.push(`${name}: ${must}`);
    return value as T;
  };
  const path = (name: string): string =>
    read(name, (text) => (isAbsolute(text) ? text : undefined), 'must be an absolute path');
  const config = {
    url: read('VANGNET_WITNESS_URL', origin, 'must be such as https://plan.example.nl'),
    tokenFile: path('VANGNET_WITNESS_TOKEN_FILE'),
    keyFile: path('VANGNET_WITNESS_KEY_FILE'),
    kept: path('VANGNET_WITNESS_STATE'),
    signers: read('VANGNET_LEDGER_KEYS', keys, 'must hold public keys in base64, at least one'),
    everyMs: read('VANGNET_WITNESS_MINUTES', minutes, 'must be minutes, from 1 to 1440'),
  };
  if (faults.length === 0) return config;
  throw new WitnessFault(`The configuration is not right:\n  ${faults.join('\n  ')}`);
}

function origin(text: string): string | undefined {
  const isHttp = /^https?:/.test(text) && URL.canParse(text);
  return isHttp && new URL(text).origin === text ? text : undefined;
}

function keys(text: string): Buffer[] | undefined {
  const read = text.split(',').map((one) => Buffer.from(one.trim(), 'base64'));
  return read.every(({ length }) => length === 32) ? read : undefined;
}

function minutes(text: string): number | undefined {
  const count = text === '' ? 1 : Number(text);
  return Number.isInteger(count) && count >= 1 && count <= 1440 ? count * MINUTE_MS : undefined;
}
