import { TrustedKeys } from '../../tools/verify/trusted-keys.mjs';
import type { Trusted } from './message.js';

/** The keys as the verifier takes them. A key is its own name: on a screen nothing else would be known of it. @throws WrongInput */
export function trustedKeys({ signers, witnesses }: Trusted): TrustedKeys {
  const named = (keys: readonly string[]) => keys.map((key) => ({ name: key, key }));
  return TrustedKeys.parse(
    JSON.stringify({ signers: named(signers), witnesses: named(witnesses) }),
  );
}
