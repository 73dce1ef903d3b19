import { isAbsolute } from 'node:path';
import { z } from 'zod';

const MINUTE_MS = 60_000;

/** How often there is a checkpoint, by whoever signs and by whoever looks whether it is there. */
const cadence = z.coerce.number().int().min(1).max(1440).default(5);
const absolutePath = z.string().refine(isAbsolute, 'must be an absolute path');

const publicKey = z
  .base64('must hold public keys of 32 bytes in base64, separated by commas')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length === 32, 'must hold public keys of 32 bytes in base64');

const list = z
  .string()
  .optional()
  .transform((text) => text?.split(',').map((one) => one.trim()) ?? []);

/** A witness: its key, and SHA-256 of the token that it comes with. */
const witness = z
  .string()
  .regex(/^[\w+/]{43}=:[0-9a-f]{64}$/, 'must hold KEY:SHA256 of each witness, separated by commas')
  .transform((text) => ({
    publicKey: Buffer.from(text.slice(0, 44), 'base64'),
    tokenHash: Buffer.from(text.slice(45), 'hex'),
  }));

/** What a server knows of the ledger: whose signatures count. */
export const ledgerConfig = z
  .object({
    VANGNET_CHECKPOINT_MINUTES: cadence,
    VANGNET_LEDGER_KEYS: list.pipe(z.array(publicKey)),
    VANGNET_WITNESSES: list.pipe(z.array(witness)),
  })
  .transform((env) => ({
    cadenceMs: env.VANGNET_CHECKPOINT_MINUTES * MINUTE_MS,
    /** Public keys of signers; none: any log head is shown, for a demo. */
    signers: env.VANGNET_LEDGER_KEYS,
    witnesses: env.VANGNET_WITNESSES,
  }));

/** What the signer keeps, apart from the database and from its backups. */
export const signerConfig = z
  .object({
    VANGNET_SIGNER_KEY_FILE: absolutePath,
    VANGNET_SIGNER_STATE: absolutePath,
    VANGNET_CHECKPOINT_MINUTES: cadence,
  })
  .transform((env) => ({
    keyFile: env.VANGNET_SIGNER_KEY_FILE,
    state: env.VANGNET_SIGNER_STATE,
    cadenceMs: env.VANGNET_CHECKPOINT_MINUTES * MINUTE_MS,
  }));
