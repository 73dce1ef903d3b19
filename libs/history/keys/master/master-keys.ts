/** A key, or the record of one that stands wrapped, and what binds the record to its place. */
export interface Bound {
  bytes: Buffer;
  about: Buffer;
}

/** So many bytes longer is a record than the key that stands wrapped in it: a nonce of 12 and a tag of 16. */
export const WRAPPING_BYTES = 28;

/**
 * Master keys, which wrap the keys of a folder: AES-256-GCM, nonce ‖ ciphertext ‖ tag. They never leave where they live; whose
 * turn it is the folder knows.
 */
export interface MasterKeys {
  /** Makes a master key under a new id. When this answers it is durable. */
  make(id: string): Promise<void>;
  wrap(id: string, keys: readonly Bound[]): Promise<Buffer[]>;
  /** @throws NotOpened */
  unwrap(id: string, records: readonly Bound[]): Promise<Buffer[]>;
  /** Destroys a master key for good. One that is not there is as good as destroyed. */
  giveUp(id: string): Promise<void>;
  /** @throws when nothing can be wrapped under this master key now */
  check(id: string): Promise<void>;
  close(): Promise<void>;
}

/** A record does not open: its master key is not there, or it is not what was wrapped at that place. */
export class NotOpened extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotOpened';
  }

  static withoutMaster(id: string, place: string): NotOpened {
    return new NotOpened(`the master key ${id} is not in ${place}`);
  }
}
