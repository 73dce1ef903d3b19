import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { signingKey, type SigningKey } from '#ledger';
import { writeNew } from './durable-files.js';

/** A key file that is not what it should be; the message holds nothing of the key. */
export class KeyFileFault extends Error {
  constructor(
    message: string,
    readonly isMissing = false,
  ) {
    super(message);
  }
}

/** Reads an Ed25519 key in PEM (PKCS #8) from a file that this account alone may read. @throws KeyFileFault */
export async function readSigningKey(path: string): Promise<SigningKey> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new KeyFileFault(`there is no key in ${path}`, true);
  if ((found.mode & 0o077) !== 0) {
    throw new KeyFileFault(`others may read ${path}: chmod 600 it, and think of another key`);
  }
  try {
    return signingKey(createPrivateKey(await readFile(path)));
  } catch {
    throw new KeyFileFault(`${path} holds no Ed25519 key in PEM`);
  }
}

/** Makes a key where there is none. Throws EEXIST where there is. */
export async function makeSigningKey(path: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeNew(path, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  return signingKey(privateKey);
}

/** The 32 bytes of the public key in base64, as VANGNET_LEDGER_KEYS takes them. */
export function publicText({ publicKey }: SigningKey): string {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}
