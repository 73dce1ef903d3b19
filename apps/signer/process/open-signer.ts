import pg from 'pg';
import {
  assertDurable,
  assertMereLogin,
  createPool,
  loadConcerns,
  SIGNER_ROLE,
  VangnetLogger,
} from '#kernel';
import type { SigningKey } from '#ledger';
import { KeyFileFault, makeSigningKey, readSigningKey } from '../files/key-file.js';
import { LedgerStore } from '../log/ledger-store.js';
import { realPace, type Pace } from '../pace.js';
import { SignerFolder } from '../state/signer-folder.js';

/** What the signer's programs work with. */
export interface OpenSigner {
  pool: pg.Pool;
  folder: SignerFolder;
  key: SigningKey;
  store: LedgerStore;
  pace: Pace;
  logger: VangnetLogger;
  cadenceMs: number;
}

const CONNECTIONS = 3;

/**
 * Opens database, folder and key as the environment says, and makes a key where nothing was ever signed.
 * @throws ConfigFaults, UnsafeDatabase, StateDamaged, KeyFileFault
 */
export async function openSigner(): Promise<OpenSigner> {
  const config = loadConcerns(process.env, ['database', 'signer', 'log', 'demo']);
  const { keyFile, state, cadenceMs } = config.signer;
  const pool = createPool({ url: config.database.url, role: SIGNER_ROLE, max: CONNECTIONS });
  await assertDurable(pool);
  if (!config.demo) await assertMereLogin(pool, 'signer');
  const folder = await SignerFolder.open(state);
  const store = new LedgerStore(pool);
  const isFirst = folder.size === 0 && (await store.end()).size === 0;
  const key = await keyIn(keyFile, isFirst);
  const pace = realPace(pool);
  return { pool, folder, key, store, pace, logger: new VangnetLogger(config.log), cadenceMs };
}

async function keyIn(path: string, mayMake: boolean): Promise<SigningKey> {
  return readSigningKey(path).catch((error: unknown) => {
    const isMissing = error instanceof KeyFileFault && error.isMissing;
    if (isMissing && mayMake) return makeSigningKey(path);
    throw error;
  });
}
