import { NONCE_BYTES } from '../aes-gcm.js';
import { KEY_BYTES } from '../key-store.js';
import { NotOpened, type Bound, type MasterKeys } from '../master/master-keys.js';
import { randomSlice } from '../../random-pool.js';
import { Cryptoki, type Handle, type Session } from './cryptoki.js';
import { CKA, CKK_AES, CKO_SECRET_KEY } from './cryptoki.numbers.js';
import { PinFile } from './pin-file.js';
import { isFault, KeyAbsent, NOT_GENUINE } from './token-fault.js';
import { TokenSession } from './token-session.js';

const NOTHING = Buffer.from('check');

export interface TokenSettings {
  /** The path of the PKCS #11 module. */
  module: string;
  /** The label of the token. */
  token: string;
  /** The path of a file that holds its PIN, and that its owner alone may read. */
  pinFile: string;
  /** How the labels of master keys begin. */
  keyLabel: string;
}

/**
 * Master keys that live in a token, which does not let them out: it wraps and unwraps with them itself. Two sessions take half of
 * the threads that Node has for what takes its time, and leave the others for files.
 */
export class TokenMasterKeys implements MasterKeys {
  private readonly first: TokenSession;
  private readonly sessions: readonly TokenSession[];

  private constructor(
    private readonly cryptoki: Cryptoki,
    private readonly settings: TokenSettings,
  ) {
    const access = { label: settings.token, pin: new PinFile(settings.pinFile) };
    this.first = new TokenSession(cryptoki, access);
    this.sessions = [this.first, new TokenSession(cryptoki, access)];
  }

  /** @throws TokenUnusable when the module, the token or the PIN is not there, or is not right */
  static async open(settings: TokenSettings): Promise<TokenMasterKeys> {
    const masters = new TokenMasterKeys(await Cryptoki.load(settings.module), settings);
    try {
      await masters.first.run(async () => undefined);
    } catch (error) {
      await masters.close();
      throw error;
    }
    return masters;
  }

  async make(id: string): Promise<void> {
    await this.first.run(({ session }) =>
      this.cryptoki.generateAesKey(session, [
        [CKA.CLASS, CKO_SECRET_KEY],
        [CKA.KEY_TYPE, CKK_AES],
        [CKA.VALUE_LEN, KEY_BYTES],
        [CKA.LABEL, this.labelOf(id)],
        [CKA.TOKEN, true],
        [CKA.PRIVATE, true],
        [CKA.SENSITIVE, true],
        [CKA.EXTRACTABLE, false],
        [CKA.ENCRYPT, true],
        [CKA.DECRYPT, true],
      ]),
    );
  }

  wrap(id: string, keys: readonly Bound[]): Promise<Buffer[]> {
    return this.divided(id, keys, async (session, master, { bytes, about }) => {
      const nonce = randomSlice(NONCE_BYTES);
      const rest = await this.cryptoki.encrypt(session, master, { nonce, about, bytes });
      return Buffer.concat([nonce, rest]);
    });
  }

  unwrap(id: string, records: readonly Bound[]): Promise<Buffer[]> {
    return this.divided(id, records, async (session, master, { bytes, about }) => {
      const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
      try {
        return await this.cryptoki.decrypt(session, master, { nonce, about, bytes: rest });
      } catch (error) {
        // Some modules say no more than that something went wrong: it is the record when the master key works.
        if (!isFault(error, NOT_GENUINE)) await this.try(session, master).catch(raise(error));
        throw new NotOpened(`a record does not open under the master key ${id}`);
      }
    });
  }

  async giveUp(id: string): Promise<void> {
    try {
      await this.first.run(async (open) => {
        open.forget();
        await this.cryptoki.destroy(open.session, await open.key(this.labelOf(id)));
      });
    } catch (error) {
      if (!(error instanceof KeyAbsent)) throw error;
    }
  }

  /** Finds the key anew and wraps with it: what a session remembers says nothing about the token of now. */
  async check(id: string): Promise<void> {
    await this.first.run(async (open) => open.forget());
    await this.using(this.first, id, (session, master) => this.try(session, master));
  }

  async close(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.close()));
    await this.cryptoki.release();
  }

  /** A share for each session. */
  private async divided(
    id: string,
    all: readonly Bound[],
    work: (session: Session, master: Handle, one: Bound) => Promise<Buffer>,
  ): Promise<Buffer[]> {
    const share = Math.ceil(all.length / this.sessions.length);
    const done = await Promise.all(
      this.sessions.map(async (each, index) => {
        const ours = all.slice(index * share, (index + 1) * share);
        if (ours.length === 0) return [];
        return this.using(each, id, async (session, master) => {
          const made: Buffer[] = [];
          for (const one of ours) made.push(await work(session, master, one));
          return made;
        });
      }),
    );
    return done.flat();
  }

  private async using<T>(
    session: TokenSession,
    id: string,
    work: (session: Session, master: Handle) => Promise<T>,
  ): Promise<T> {
    try {
      return await session.run(async (open) =>
        work(open.session, await open.key(this.labelOf(id))),
      );
    } catch (error) {
      if (error instanceof KeyAbsent) throw NotOpened.withoutMaster(id, 'the token');
      throw error;
    }
  }

  private async try(session: Session, master: Handle): Promise<void> {
    const nothing = { nonce: randomSlice(NONCE_BYTES), about: NOTHING, bytes: NOTHING };
    await this.cryptoki.encrypt(session, master, nothing);
  }

  private labelOf(id: string): string {
    return `${this.settings.keyLabel}-${id}`;
  }
}

function raise(error: unknown): () => never {
  return () => {
    throw error;
  };
}
