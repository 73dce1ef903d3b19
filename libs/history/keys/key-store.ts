/** AES-256 takes keys of so many bytes. */
export const KEY_BYTES = 32;

/** A key that bodies are sealed under, with the id by which rows name it. */
export interface SealingKey {
  /** A UUID. It tells nothing of what is sealed under the key. */
  id: string;
  key: Buffer;
}

/** What became of a key that was handed out. */
export type FoundKey = { state: 'KEPT'; key: Buffer } | { state: 'DESTROYED' };

/** Which store it is, and how far it has come: of a store that was put back from a backup the mark is lower than it was. */
export interface KeyStoreHealth {
  /** A UUID, for as long as the store lives. */
  store: string;
  /** Grows with every allocation, and never shrinks. */
  mark: number;
}

/**
 * Where keys live, apart from what is sealed under them: with credentials and backups of its own. Every store keeps to the
 * same contract, which `key-store.contract` tests.
 */
export interface KeyStore {
  /** New keys. When this answers they are durable: power may fail, and they are there. */
  allocate(count: number): Promise<SealingKey[]>;
  /** Keys by id. One that never was, or was lost, is not in the answer. */
  find(ids: readonly string[]): Promise<Map<string, FoundKey>>;
  /** When this answers, nobody gets these keys from the store any more, on any node. Done again it does nothing. */
  destroy(ids: readonly string[]): Promise<void>;
  /** @throws when keys can be neither made nor found */
  health(): Promise<KeyStoreHealth>;
}
