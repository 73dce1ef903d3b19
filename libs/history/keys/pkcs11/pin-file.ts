import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isFault, PIN_REFUSED, TokenUnusable } from './token-fault.js';

const OTHERS = 0o077;

/** The PIN of a token, in a file that its owner alone may read. It is in memory only while it is used. */
export class PinFile {
  private last: Promise<unknown> = Promise.resolve();
  private refused: { digest: string; reason: TokenUnusable } | undefined;

  constructor(private readonly path: string) {}

  /**
   * Lets somebody sign in with the PIN, one after another. One that was refused is not used again before the file holds
   * another: a token locks itself after a few. @throws TokenUnusable
   */
  use(signIn: (pin: Buffer) => Promise<void>): Promise<void> {
    const result = this.last.then(() => this.attempt(signIn));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async attempt(signIn: (pin: Buffer) => Promise<void>): Promise<void> {
    const pin = await readPin(this.path);
    try {
      const digest = createHash('sha256').update(pin).digest('hex');
      if (this.refused?.digest === digest) throw this.refused.reason;
      await signIn(pin).catch((cause: unknown) => {
        if (!isFault(cause, PIN_REFUSED)) throw cause;
        const reason = new TokenUnusable('the token does not take the PIN', { cause });
        this.refused = { digest, reason };
        throw reason;
      });
    } finally {
      pin.fill(0);
    }
  }
}

async function readPin(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new TokenUnusable('the file with the PIN of the token cannot be read', { cause });
  });
  try {
    // Of the file that is open: another one may have its name by now.
    const { mode } = await file.stat();
    if (mode & OTHERS) {
      throw new TokenUnusable(
        'the file with the PIN of the token may be read or written by others: chmod 600',
      );
    }
    const bytes = await file.readFile();
    const end = /\r?\n$/.exec(bytes.toString('latin1'))?.index ?? bytes.length;
    if (end === 0) throw new TokenUnusable('the file with the PIN of the token is empty');
    return bytes.subarray(0, end);
  } finally {
    await file.close();
  }
}
