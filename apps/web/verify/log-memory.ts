import { z } from 'zod';

/** The head of the log that this browser saw last (G-73): its signed bytes in base64url, its leaves, and its moment in Unix milliseconds. */
const heldShape = z.strictObject({ logHead: z.string(), size: z.number(), at: z.number() });
export type HeldHead = z.infer<typeof heldShape>;

const restoreShape = z.strictObject({ at: z.number(), keptUntil: z.number() });

const memoryShape = z.strictObject({
  signers: z.array(z.string()),
  witnesses: z.array(z.string()),
  head: heldShape.optional(),
  /** Restores that people here were not told of yet; moments in Unix milliseconds. */
  untold: z.array(restoreShape),
});

/** What this browser knows of the log: whose signatures count (keys in hexadecimal), and how far it was. */
export type LogMemory = z.infer<typeof memoryShape>;

const KEY = 'vangnet.log';
const NOTHING: LogMemory = { signers: [], witnesses: [], untold: [] };

/**
 * Kept in this browser, for everybody who uses it (G-73): the log is one for all plans and all people, and what is kept of it is the
 * same whoever looked. It outlives signing out. Without storage it holds until the page is reloaded.
 */
export const logMemory = {
  get: (): LogMemory => (current ??= read()),
  change(changed: Partial<LogMemory>): void {
    current = { ...logMemory.get(), ...changed };
    try {
      localStorage.setItem(KEY, JSON.stringify(current));
    } catch {
      // As above.
    }
  },
  /** Begins anew with these keys: nothing from before is held against what comes. */
  begin({ signers, witnesses }: Pick<LogMemory, 'signers' | 'witnesses'>): void {
    const { head: _forgotten, ...rest } = logMemory.get();
    current = rest;
    logMemory.change({ signers, witnesses });
  },
  /** Another window may have gone on meanwhile. */
  refresh(): void {
    current = read(current);
  },
};

let current: LogMemory | undefined;

function read(before = NOTHING): LogMemory {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? before : memoryShape.parse(JSON.parse(text));
  } catch {
    return before;
  }
}
