import type { Config } from '#kernel';
import { KeyFolder } from './key-folder.js';

/** The folder of keys that is configured. What tokens need is loaded only where one is. */
export async function openKeys({ folder, token }: Config['keys']): Promise<KeyFolder> {
  if (!token) return KeyFolder.open(folder);
  const { TokenMasterKeys } = await import('./pkcs11/token-master-keys.js');
  const masters = await TokenMasterKeys.open(token);
  try {
    return await KeyFolder.open(folder, { masters });
  } catch (error) {
    await masters.close();
    throw error;
  }
}
