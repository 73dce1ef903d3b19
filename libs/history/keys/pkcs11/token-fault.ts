import { CKR } from './cryptoki.numbers.js';

const NAMES = new Map<number, string>(Object.entries(CKR).map(([name, code]) => [code, name]));

/** What a token answered to a call. Nothing that was given to it stands in the message: it may be a PIN or a key. */
export class TokenFault extends Error {
  constructor(
    call: string,
    readonly code: number,
  ) {
    const name = NAMES.get(code);
    const number = `0x${code.toString(16)}`;
    super(`the token answered ${call} with ${name ? `CKR_${name} (${number})` : number}`);
    this.name = 'TokenFault';
  }
}

/** The token cannot be used as it is, and trying again changes nothing before somebody has looked at it. */
export class TokenUnusable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'TokenUnusable';
  }
}

/** It may be there again any moment. */
export class TokenAbsent extends TokenUnusable {
  constructor() {
    super('no token of the label that is configured is there');
    this.name = 'TokenAbsent';
  }
}

/** The token is there, and the key is not. */
export class KeyAbsent extends Error {
  constructor() {
    super('no key of this label is in the token');
    this.name = 'KeyAbsent';
  }
}

/** Whether a new session may do what this one could not: some modules show a token that is away as one without keys. */
export function isLost(error: unknown): boolean {
  return error instanceof KeyAbsent || error instanceof TokenAbsent || isFault(error, LOST);
}

export function isFault(error: unknown, codes: readonly number[]): boolean {
  return error instanceof TokenFault && codes.includes(error.code);
}

/** The session or what it knew is gone, or a module says no more than that something went wrong: a new session may work. */
const LOST = [
  CKR.CRYPTOKI_NOT_INITIALIZED,
  CKR.SLOT_ID_INVALID,
  CKR.GENERAL_ERROR,
  CKR.FUNCTION_FAILED,
  CKR.DEVICE_ERROR,
  CKR.DEVICE_REMOVED,
  CKR.KEY_HANDLE_INVALID,
  CKR.OBJECT_HANDLE_INVALID,
  CKR.OPERATION_ACTIVE,
  CKR.SESSION_CLOSED,
  CKR.SESSION_HANDLE_INVALID,
  CKR.TOKEN_NOT_PRESENT,
  CKR.TOKEN_NOT_RECOGNIZED,
  CKR.USER_NOT_LOGGED_IN,
] as const;

/** What was to be decrypted is not what was encrypted under this key, with this nonce, about this. */
export const NOT_GENUINE = [
  CKR.ENCRYPTED_DATA_INVALID,
  CKR.ENCRYPTED_DATA_LEN_RANGE,
  CKR.AEAD_DECRYPT_FAILED,
] as const;

/** Another try with the same PIN brings a token only nearer to locking itself. */
export const PIN_REFUSED = [
  CKR.PIN_INCORRECT,
  CKR.PIN_INVALID,
  CKR.PIN_LEN_RANGE,
  CKR.PIN_EXPIRED,
  CKR.PIN_LOCKED,
  CKR.USER_PIN_NOT_INITIALIZED,
] as const;
