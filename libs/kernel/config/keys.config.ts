import { isAbsolute } from 'node:path';
import { z } from 'zod';

const absolutePath = z.string().refine(isAbsolute, 'must be an absolute path');
const tokenLabel = z.string().max(32, 'must be 32 characters at most');
const TOKEN = [
  'VANGNET_KEY_PKCS11',
  'VANGNET_KEY_PKCS11_TOKEN',
  'VANGNET_KEY_PKCS11_PIN_FILE',
  'VANGNET_KEY_PKCS11_LABEL',
] as const;

/**
 * Where the keys are that plans are sealed under: apart from the database, with backups of its own. Their master key lives in a
 * token behind a PKCS #11 module, or in a file beside them.
 */
export const keysConfig = z
  .object({
    VANGNET_KEY_FOLDER: absolutePath,
    VANGNET_KEY_PKCS11: absolutePath.optional(),
    VANGNET_KEY_PKCS11_TOKEN: tokenLabel.optional(),
    VANGNET_KEY_PKCS11_PIN_FILE: absolutePath.optional(),
    VANGNET_KEY_PKCS11_LABEL: tokenLabel.optional(),
  })
  .superRefine((env, check) => {
    const missing = TOKEN.filter((name) => env[name] === undefined);
    if (missing.length === TOKEN.length) return;
    for (const name of missing) {
      const message = 'is required when another VANGNET_KEY_PKCS11 variable is set';
      check.addIssue({ code: 'custom', path: [name], message });
    }
  })
  .transform((env) => ({ folder: env.VANGNET_KEY_FOLDER, token: tokenOf(env) }));

function tokenOf(env: Partial<Record<(typeof TOKEN)[number], string | undefined>>) {
  const [module, token, pinFile, keyLabel] = TOKEN.map((name) => env[name]);
  if (!module || !token || !pinFile || !keyLabel) return undefined;
  return { module, token, pinFile, keyLabel };
}
