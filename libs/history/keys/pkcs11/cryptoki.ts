import {
  CKF,
  CKM_AES_GCM,
  CKM_AES_KEY_GEN,
  CKR,
  CKU_USER,
  type FunctionName,
} from './cryptoki.numbers.js';
import { loadModule, type NativeModule } from './native-module.js';
import { isFault, TokenFault, TokenUnusable } from './token-fault.js';

/** What a module calls a slot, a session or an object by. */
export type Handle = number | bigint;

/** Modules give the same number again after they have begun anew, and it is another session then. */
export interface Session {
  readonly handle: Handle;
  readonly start: number;
}

/** A number, a statement or a text for each type. */
export type Attributes = readonly (readonly [type: number, value: number | boolean | string])[];

export interface TokenInfo {
  label: string;
  flags: number;
}

/** What is encrypted or decrypted, and what beside the key has to be the same both times. */
export interface GcmWork {
  nonce: Buffer;
  about: Buffer;
  bytes: Buffer;
}

const TAG_BYTES = 16;
/** So many objects are asked for: one is right, two are one too many. */
const SOUGHT = 2;

const loaded = new Map<string, { cryptoki: Promise<Cryptoki>; users: number }>();

/** The functions of a PKCS #11 module. A session is for one call at a time. */
export class Cryptoki {
  private readonly running = new Set<Promise<void>>();
  private restarting: Promise<void> | undefined;
  private starts = 0;

  private constructor(
    private readonly module: NativeModule,
    private readonly path: string,
  ) {}

  /** A module is loaded once, for all who use it. @throws TokenUnusable */
  static async load(path: string): Promise<Cryptoki> {
    const known = loaded.get(path) ?? { cryptoki: Cryptoki.begin(path), users: 0 };
    loaded.set(path, known);
    known.users += 1;
    try {
      return await known.cryptoki;
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
  }

  private static async begin(path: string): Promise<Cryptoki> {
    const cryptoki = new Cryptoki(await loadModule(path), path);
    await cryptoki.initialize();
    return cryptoki;
  }

  /** The last one who lets go of the module ends it. */
  async release(): Promise<void> {
    const known = loaded.get(this.path);
    if (!known || --known.users > 0) return;
    loaded.delete(this.path);
    await this.end();
  }

  /** Ends the module and begins it anew. All sessions are lost. */
  restart(): Promise<void> {
    this.restarting ??= this.beginAgain().finally(() => (this.restarting = undefined));
    return this.restarting;
  }

  /** The slots that have a token in them. */
  async slots(): Promise<Handle[]> {
    const count: number[] = [0];
    await this.call('C_GetSlotList', [1, null, count]);
    const slots: Handle[] = Array.from({ length: count[0] ?? 0 }, () => 0);
    if (slots.length > 0) await this.call('C_GetSlotList', [1, slots, count]);
    return slots.slice(0, count[0]);
  }

  async tokenInfo(slot: Handle): Promise<TokenInfo> {
    const info: { label?: Uint8Array; flags?: number } = {};
    await this.call('C_GetTokenInfo', [slot, info]);
    const label = Buffer.from(info.label ?? []).toString();
    // Filled up with blanks by the standard, and with zeros by some.
    return { label: label.replace(/[\s\0]+$/, ''), flags: Number(info.flags) };
  }

  async openSession(slot: Handle): Promise<Session> {
    const start = this.starts;
    const session: Handle[] = [0];
    const flags = CKF.SERIAL_SESSION | CKF.RW_SESSION;
    await this.call('C_OpenSession', [slot, flags, null, null, session]);
    return { handle: first(session), start };
  }

  async closeSession(session: Session): Promise<void> {
    await this.inSession(session, 'C_CloseSession');
  }

  async login(session: Session, pin: Buffer): Promise<void> {
    try {
      await this.inSession(session, 'C_Login', CKU_USER, pin, pin.length);
    } catch (error) {
      // Who is logged in, is so for all sessions of a process.
      if (!isFault(error, [CKR.USER_ALREADY_LOGGED_IN])) throw error;
    }
  }

  /** At most two objects that are like that. */
  async find(session: Session, attributes: Attributes): Promise<Handle[]> {
    const template = this.template(attributes);
    await this.inSession(session, 'C_FindObjectsInit', template, template.length);
    try {
      const objects: Handle[] = Array.from({ length: SOUGHT }, () => 0);
      const count: number[] = [0];
      await this.inSession(session, 'C_FindObjects', objects, SOUGHT, count);
      return objects.slice(0, count[0]);
    } finally {
      await this.inSession(session, 'C_FindObjectsFinal');
    }
  }

  async generateAesKey(session: Session, attributes: Attributes): Promise<void> {
    const template = this.template(attributes);
    const how = { mechanism: CKM_AES_KEY_GEN, pParameter: null, ulParameterLen: 0 };
    await this.inSession(session, 'C_GenerateKey', how, template, template.length, [0]);
  }

  async destroy(session: Session, object: Handle): Promise<void> {
    await this.inSession(session, 'C_DestroyObject', object);
  }

  /** Ciphertext ‖ tag. */
  async encrypt(session: Session, key: Handle, work: GcmWork): Promise<Buffer> {
    await this.inSession(session, 'C_EncryptInit', this.gcm(work), key);
    return this.outcome('C_Encrypt', session, work.bytes);
  }

  async decrypt(session: Session, key: Handle, work: GcmWork): Promise<Buffer> {
    await this.inSession(session, 'C_DecryptInit', this.gcm(work), key);
    return this.outcome('C_Decrypt', session, work.bytes);
  }

  private inSession(session: Session, name: FunctionName, ...given: unknown[]): Promise<void> {
    return this.call(name, [session.handle, ...given], session);
  }

  /** No call runs while the module ends and begins, and none afterwards in a session from before. */
  private async call(name: FunctionName, given: unknown[], session?: Session): Promise<void> {
    while (this.restarting) await this.restarting.catch(() => undefined);
    if (session && session.start !== this.starts) {
      throw new TokenFault(name, CKR.SESSION_HANDLE_INVALID);
    }
    const running = this.module.call(name, ...given);
    this.running.add(running);
    try {
      await running;
    } finally {
      this.running.delete(running);
    }
  }

  private async beginAgain(): Promise<void> {
    this.starts += 1;
    await Promise.allSettled(this.running);
    await this.end();
    await this.initialize();
  }

  private async end(): Promise<void> {
    try {
      await this.module.call('C_Finalize', null);
    } catch (error) {
      if (!isFault(error, [CKR.CRYPTOKI_NOT_INITIALIZED])) throw error;
    }
  }

  private async initialize(): Promise<void> {
    const ours = { CreateMutex: null, DestroyMutex: null, LockMutex: null, UnlockMutex: null };
    try {
      const given = { ...ours, flags: CKF.OS_LOCKING_OK, pReserved: null };
      await this.module.call('C_Initialize', given);
    } catch (cause) {
      if (isFault(cause, [CKR.CRYPTOKI_ALREADY_INITIALIZED])) return;
      throw new TokenUnusable('the PKCS #11 module does not start', { cause });
    }
  }

  private async outcome(
    name: 'C_Encrypt' | 'C_Decrypt',
    session: Session,
    bytes: Buffer,
  ): Promise<Buffer> {
    const room = Buffer.alloc(bytes.length + TAG_BYTES);
    const length = [room.length];
    await this.inSession(session, name, bytes, bytes.length, room, length);
    return room.subarray(0, length[0]);
  }

  private gcm({ nonce, about }: GcmWork): object {
    return this.module.gcm(CKM_AES_GCM, nonce, about, TAG_BYTES);
  }

  private template(attributes: Attributes): object[] {
    return attributes.map(([type, value]) => {
      const bytes = this.bytesOf(value);
      return { type, pValue: bytes, ulValueLen: bytes.length };
    });
  }

  private bytesOf(value: number | boolean | string): Buffer {
    if (typeof value === 'number') return this.module.ulong(value);
    return typeof value === 'string' ? Buffer.from(value) : Buffer.from([value ? 1 : 0]);
  }
}

function first(handles: readonly Handle[]): Handle {
  const [handle] = handles;
  if (handle === undefined) throw new Error('the module answered nothing');
  return handle;
}
