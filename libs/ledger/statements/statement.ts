import { sign, verify } from 'node:crypto';
import { bytesOf } from '../field.js';
import { Layout, type Fields } from '../layout.js';
import { LedgerFault } from '../ledger-fault.js';
import { KEY_ID_WIDTH, type SigningKey, type VerifyingKey } from './signing-key.js';

const SIGNATURE_WIDTH = 64;

/** Where every statement names its key: behind its own name (G-30). */
const KEY_ID_AT = 24;

/** The id of the key that signed bytes name, whatever kind of statement they are. */
export function keyIdIn(signed: Buffer): Buffer {
  return signed.subarray(KEY_ID_AT, KEY_ID_AT + KEY_ID_WIDTH);
}

/** What a statement says, and the name of the key that says it. */
export type Signed<T> = T & { keyId: Buffer };

/**
 * One kind of statement (G-32): a body of fixed width that begins with its name and the key, then the Ed25519 signature of
 * that body. The name stands under the signature, so that no statement can be taken for one of another kind.
 */
export class Statement<T extends object> {
  private readonly layout: Layout<Signed<T>>;

  constructor(name: string, fields: Fields<T>, faultIn?: (value: T) => string | undefined) {
    const all = { keyId: bytesOf(KEY_ID_WIDTH), ...fields } as Fields<Signed<T>>;
    this.layout = new Layout(name, all, faultIn);
  }

  /** The signed bytes. Throws a LedgerFault (VALUE) for what may not be said. */
  sign(value: T, key: SigningKey): Buffer {
    const body = this.layout.encode({ ...value, keyId: key.id });
    return Buffer.concat([body, sign(null, body, key.secretKey)]);
  }

  /**
   * What signed bytes say. Throws a LedgerFault: LENGTH, FORMAT or VALUE for other bytes, KEY when none of the keys is
   * named in them, SIGNATURE when it is not by that key.
   */
  open(bytes: Buffer, keys: readonly VerifyingKey[]): Signed<T> {
    const value = this.read(bytes);
    const body = this.bodyOf(bytes);
    const named = keys.filter(({ id }) => id.equals(value.keyId));
    if (named.length === 0) throw new LedgerFault('KEY', 'signed with a key that is not trusted');
    const signature = bytes.subarray(body.length);
    if (!named.some(({ publicKey }) => verify(null, body, publicKey, signature))) {
      throw new LedgerFault('SIGNATURE', 'the signature is not of these bytes');
    }
    return value;
  }

  /** What signed bytes say, whoever signed them: for passing them on. Throws a LedgerFault: LENGTH, FORMAT or VALUE. */
  read(bytes: Buffer): Signed<T> {
    return this.layout.decode(this.bodyOf(bytes));
  }

  /** The part of signed bytes that the signature is over. */
  bodyOf(bytes: Buffer): Buffer {
    if (bytes.length !== this.layout.width + SIGNATURE_WIDTH) {
      throw new LedgerFault('LENGTH', `a signed statement has not ${bytes.length} bytes`);
    }
    return bytes.subarray(0, this.layout.width);
  }

  /** Whether bytes say that they are of this kind. */
  isNamedIn(bytes: Buffer): boolean {
    return this.layout.isNamedIn(bytes);
  }
}
