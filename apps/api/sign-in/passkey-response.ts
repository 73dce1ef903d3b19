import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/);
const credential = {
  id: bytes.max(1500),
  rawId: bytes.max(1500),
  type: z.literal('public-key'),
};

/** What a browser sends of a new passkey; what is not looked at is left out. */
export const newPasskeyShape = z
  .object({
    ...credential,
    response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
  })
  .transform((sent): RegistrationResponseJSON => ({ ...sent, clientExtensionResults: {} }));

/** What a browser sends when a passkey has signed. */
const usedPasskeyShape = z
  .object({
    ...credential,
    response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
  })
  .transform((sent): AuthenticationResponseJSON => ({ ...sent, clientExtensionResults: {} }));

export const answerShape = z.strictObject({ response: usedPasskeyShape });
