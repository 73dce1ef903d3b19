import { hash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { LedgerFault, verifyingKey, type SigningKey } from '#ledger';
import { writeNew } from '../signer/files/durable-files.js';
import {
  KeyFileFault,
  makeSigningKey,
  publicText,
  readSigningKey,
} from '../signer/files/key-file.js';
import { LedgerApi, NoAnswer } from './ledger-api.js';
import { Witness } from './witness.js';
import { readConfig, WitnessFault, type WitnessConfig } from './witness-config.js';

const USAGE = `Cosigns the log of checkpoints of a server, as long as it goes on:

  node dist/apps/witness/main.js                   looks again and again
  node dist/apps/witness/main.js --once            looks once; exits with 2 when it does not cosign
  node dist/apps/witness/main.js --accept-restore  looks once, and cosigns after a restore
  node dist/apps/witness/main.js --join            prints what the server needs in VANGNET_WITNESSES

Key and token are made where there are none.
`;

/** Does not cosign what it was shown. */
const NOT_COSIGNED = 2;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      'accept-restore': { type: 'boolean', default: false },
      join: { type: 'boolean', default: false },
    },
  });
  const config = readConfig(process.env);
  const key = await madeOnce(
    () => readSigningKey(config.keyFile),
    () => makeSigningKey(config.keyFile),
  );
  const token = await tokenIn(config);
  if (values.join) {
    process.stdout.write(`${publicText(key)}:${hash('sha256', token)}\n`);
    return 0;
  }
  const witness = witnessOf(config, key, token);
  if (values.once || values['accept-restore']) return once(witness, values['accept-restore']);
  for (;;) {
    await once(witness, false);
    await sleep(config.everyMs);
  }
}

function witnessOf(config: WitnessConfig, key: SigningKey, token: string): Witness {
  const signers = config.signers.map(verifyingKey);
  return new Witness({ api: new LedgerApi(config.url, token), signers, key, kept: config.kept });
}

/** Looks and says what came of it, as one line of JSON; answers with the exit code. */
async function once(witness: Witness, mayRestore: boolean): Promise<number> {
  try {
    const look = await witness.look(mayRestore);
    process.stdout.write(`${JSON.stringify(look)}\n`);
    return look.isCosigned ? 0 : NOT_COSIGNED;
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof LedgerFault) {
      process.stdout.write(`${JSON.stringify({ fault: error.message, isCosigned: false })}\n`);
      return NOT_COSIGNED;
    }
    throw error;
  }
}

async function tokenIn({ tokenFile }: WitnessConfig): Promise<string> {
  const read = async (): Promise<string> => (await readFile(tokenFile, 'utf8')).trim();
  return madeOnce(read, async () => {
    const token = randomBytes(32).toString('base64url');
    await writeNew(tokenFile, Buffer.from(token));
    return token;
  });
}

async function madeOnce<T>(read: () => Promise<T>, make: () => Promise<T>): Promise<T> {
  return read().catch((error: unknown) => {
    const isMissing = error instanceof KeyFileFault ? error.isMissing : isAbsent(error);
    if (isMissing) return make();
    throw error;
  });
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isSaid = error instanceof WitnessFault || error instanceof KeyFileFault;
    const isUsage = error instanceof TypeError && 'code' in error;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const said = isSaid ? error.message : text;
    process.stderr.write(`${isUsage ? USAGE : said}\n`);
    process.exitCode = 1;
  },
);
