import type { HeadVerdict, RestoreTold, Succession } from '../../checker/message.js';
import { Checker } from './checker.js';
import { askHead, askKeys, type ToldKeys } from './log-answers.js';
import { logMemory } from './log-memory.js';

/** Why the log is not trusted. `GONE`: there was one, and now the server has none. */
export type LogAlarm =
  Extract<Succession, 'SHORTER' | 'FORKED' | 'KEY' | 'FORGED' | 'MALFORMED'> | 'GONE';

/** What is known of the log of this server. */
export interface LogStanding {
  readonly alarm: LogAlarm | null;
  /** Keys as the server tells them; null until it did. */
  readonly told: ToldKeys | null;
  /** Witnesses that cosigned the newest head. */
  readonly witnesses: number;
  /** Backups that were put back, and that people at this browser did not read of yet. */
  readonly untold: readonly RestoreTold[];
}

const UNKNOWN: LogStanding = { alarm: null, told: null, witnesses: 0, untold: [] };

/**
 * Holds the log of this server against what this browser saw of it (G-73, G-74): when a plan is opened, and whenever the connection
 * comes back. Nobody waits for it; an answer that does not come says nothing.
 */
export class LogWatch {
  private standing = UNKNOWN;
  private readonly listeners = new Set<() => void>();
  private looking: Promise<void> | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): LogStanding => this.standing;

  /** One look at a time; whoever asks meanwhile waits for that one. */
  look(isDemo = false): Promise<void> {
    this.looking ??= this.lookOnce(isDemo).finally(() => (this.looking = null));
    return this.looking;
  }

  /** A person compared the keys, and says that they are the right ones. The log has to go on from the head that is held all the same. */
  async trustTold(): Promise<void> {
    const { told } = this.standing;
    if (!told) return;
    const { signers, witnesses } = told;
    logMemory.change({ signers, witnesses });
    await this.look();
  }

  /** Somebody read that backups were put back. */
  read(): void {
    logMemory.change({ untold: [] });
    this.tell(this.standing);
  }

  private async lookOnce(isDemo: boolean): Promise<void> {
    logMemory.refresh();
    const keys = await askKeys();
    if (!keys.ok) return;
    const told = keys.value;
    const before = logMemory.get().signers;
    const isOther = !told.signers.some((key) => before.includes(key));
    // On first use there is nobody else to ask (G-71). A demo that is begun anew has another key each time.
    if (before.length === 0 || (isDemo && isOther)) logMemory.begin(told);
    const { head: held, signers, witnesses } = logMemory.get();
    const shown = await askHead(held?.size);
    if (!shown.ok) {
      if (shown.code === 'ABSENT') this.tell({ told, witnesses: 0, alarm: held ? 'GONE' : null });
      return;
    }
    // A server that names no signer, as one for trying things out may, is not watched.
    if (signers.length === 0) return this.tell({ told, witnesses: 0, alarm: null });
    const trusted = { signers, witnesses };
    const question = { keys: trusted, held: held?.logHead, shown: shown.value };
    const checker = new Checker();
    // A worker that this browser cannot start says nothing about the log.
    const verdict = await checker.head(question).catch(() => null);
    checker.close();
    if (verdict) this.take(verdict, { told, logHead: shown.value.logHead });
  }

  private take(verdict: HeadVerdict, { told, logHead }: { told: ToldKeys; logHead: string }): void {
    const { succession, size, at, restores, witnesses } = verdict;
    if (succession !== 'FIRST' && succession !== 'GOES_ON' && succession !== 'RESTORED') {
      return this.tell({ told, witnesses, alarm: succession });
    }
    logMemory.refresh();
    const { untold, head } = logMemory.get();
    const news = restores.filter(({ at: moment }) => untold.every((one) => one.at !== moment));
    // Another window may hold a later one by now.
    const isLater = size !== null && at !== null && at >= (head?.at ?? 0);
    logMemory.change({
      ...(isLater && { head: { logHead, size, at } }),
      untold: [...untold, ...news],
    });
    this.tell({ told, witnesses, alarm: null });
  }

  private tell(standing: Omit<LogStanding, 'untold'>): void {
    this.standing = { ...standing, untold: logMemory.get().untold };
    for (const listener of this.listeners) listener();
  }
}

export const logWatch = new LogWatch();
