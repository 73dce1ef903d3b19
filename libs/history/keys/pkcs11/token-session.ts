import { setTimeout as pause } from 'node:timers/promises';
import type { Cryptoki, Handle, Session } from './cryptoki.js';
import type { PinFile } from './pin-file.js';
import { CKA, CKF, CKO_SECRET_KEY } from './cryptoki.numbers.js';
import { isLost, KeyAbsent, TokenAbsent, TokenUnusable } from './token-fault.js';

/** Which token, and how it lets us in. */
export interface TokenAccess {
  label: string;
  pin: PinFile;
}

/** What a session needs of a module. */
export type TokenCalls = Pick<
  Cryptoki,
  'slots' | 'tokenInfo' | 'openSession' | 'closeSession' | 'login' | 'find' | 'restart'
>;

/** A session that is open and logged in, with the keys that it has found. */
export interface OpenSession {
  session: Session;
  /** @throws KeyAbsent when no key has this label */
  key(label: string): Promise<Handle>;
  /** Looks again for every key from here on. */
  forget(): void;
}

/** How long a token that is not there is waited for, in milliseconds, before each further look. */
const PAUSES = [20, 80, 200] as const;

/**
 * A session with a token that does one thing at a time. What cannot be done because the session is lost is tried in a new one; and
 * once more after the module has begun anew, for some modules do not see by themselves that a token has come back, or
 * what another process has put into it. A token that is still away is looked for a few times more: it seems to be away for
 * a moment to some modules while another process writes in it. Then it fails.
 */
export class TokenSession {
  private last: Promise<unknown> = Promise.resolve();
  private open: OpenSession | undefined;

  constructor(
    private readonly cryptoki: TokenCalls,
    private readonly token: TokenAccess,
  ) {}

  /** @throws TokenUnusable, TokenFault */
  run<T>(work: (session: OpenSession) => Promise<T>): Promise<T> {
    const result = this.last.then(() => this.attempt(work));
    this.last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.last;
    await this.drop();
  }

  private async attempt<T>(work: (session: OpenSession) => Promise<T>, tried = 0): Promise<T> {
    try {
      return await work(await this.connected());
    } catch (error) {
      if (!isLost(error)) throw error;
      await this.drop();
      if (tried >= 2) await waitForToken(error, tried - 2);
      if (tried >= 1) await this.cryptoki.restart();
    }
    return this.attempt(work, tried + 1);
  }

  private async connected(): Promise<OpenSession> {
    this.open ??= await this.connect();
    return this.open;
  }

  private async connect(): Promise<OpenSession> {
    const slot = await this.findSlot();
    const session = await this.cryptoki.openSession(slot.id);
    try {
      if (slot.flags & CKF.LOGIN_REQUIRED) await this.login(session, slot.flags);
    } catch (error) {
      await this.end(session);
      throw error;
    }
    return withKeys(this.cryptoki, session);
  }

  private async findSlot(): Promise<{ id: Handle; flags: number }> {
    const found: { id: Handle; flags: number }[] = [];
    for (const id of (await this.cryptoki.slots().catch(ignoreLost)) ?? []) {
      const info = await this.cryptoki.tokenInfo(id).catch(ignoreLost);
      if (info?.label === this.token.label) found.push({ id, flags: info.flags });
    }
    const [slot, ...more] = found;
    if (!slot) throw new TokenAbsent();
    if (more.length > 0)
      throw new TokenUnusable('several tokens have the label that is configured');
    return slot;
  }

  /** Not when one wrong PIN would lock the token: somebody has to look at it first. */
  private async login(session: Session, flags: number): Promise<void> {
    if (flags & CKF.USER_PIN_LOCKED) throw new TokenUnusable('the PIN of the token is locked');
    if (flags & CKF.USER_PIN_FINAL_TRY) {
      throw new TokenUnusable('one more wrong PIN would lock the token: it is not tried');
    }
    await this.token.pin.use((pin) => this.cryptoki.login(session, pin));
  }

  private async drop(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    if (open) await this.end(open.session);
  }

  /** Of a token that is away nothing is left to close. */
  private async end(session: Session): Promise<void> {
    await this.cryptoki.closeSession(session).catch(() => undefined);
  }
}

/** @throws what was the matter, when that is something else, or when it was waited for long enough */
async function waitForToken(error: unknown, times: number): Promise<void> {
  const milliseconds = PAUSES[times];
  if (!(error instanceof TokenAbsent) || milliseconds === undefined) throw error;
  await pause(milliseconds);
}

function ignoreLost(error: unknown): undefined {
  if (!isLost(error)) throw error;
}

function withKeys(cryptoki: TokenCalls, session: Session): OpenSession {
  const known = new Map<string, Handle>();
  return {
    session,
    async key(label) {
      const kept = known.get(label);
      if (kept !== undefined) return kept;
      const [key, another] = await cryptoki.find(session, [
        [CKA.CLASS, CKO_SECRET_KEY],
        [CKA.TOKEN, true],
        [CKA.LABEL, label],
      ]);
      if (another !== undefined) throw new TokenUnusable('two master keys have the same label');
      if (key === undefined) throw new KeyAbsent();
      known.set(label, key);
      return key;
    },
    forget: () => known.clear(),
  };
}
