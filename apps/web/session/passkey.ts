import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { z } from 'zod';
import { nothing, post, type Refusal } from './ask.js';

const requestShape = z.custom<PublicKeyCredentialRequestOptionsJSON>(isAsked);
const creationShape = z.custom<PublicKeyCredentialCreationOptionsJSON>(isAsked);

/** The person closed the window of the browser, or the device knows no passkey for here. */
const GIVEN_UP: Refusal = { ok: false, code: 'PASSKEY_REFUSED' };

/** Lets the device sign what the server asks at `path`, and sends it there. */
export async function signWithPasskey(path: string): Promise<Refusal | undefined> {
  const asked = await post(`${path}/options`, {}, requestShape);
  if (!asked.ok) return asked;
  const response = await startAuthentication({ optionsJSON: asked.value }).catch(() => undefined);
  if (!response) return GIVEN_UP;
  const answer = await post(path, { response }, nothing);
  return answer.ok ? undefined : answer;
}

/** Lets the device make a passkey for this person. */
export async function addPasskey(name: string): Promise<Refusal | undefined> {
  const asked = await post('/auth/passkeys/options', {}, creationShape);
  if (!asked.ok) return asked;
  const response = await startRegistration({ optionsJSON: asked.value }).catch(() => undefined);
  if (!response) return GIVEN_UP;
  const answer = await post('/auth/passkeys', { name, response }, nothing);
  return answer.ok ? undefined : answer;
}

/** The browser looks at the rest. */
function isAsked(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'challenge' in value;
}
