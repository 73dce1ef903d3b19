import { Inject, Injectable } from '@nestjs/common';
import { LedgerReader } from '#history';
import { CLOCK, CONFIG, type Clock, type Config } from '#kernel';
import { LOG_HEAD, LedgerFault, verifyingKey, type VerifyingKey } from '#ledger';

/** Missing so many in a row, checkpoints are not made any more. */
const MISSED = 3;
/** Anyone may ask for this; the database is asked at most once in this time. */
const KEPT_MS = 1000;

/** Whether checkpoints are made, by a signer that is trusted and does not refuse (G-64). */
@Injectable()
export class LedgerHealth {
  private readonly signers: readonly VerifyingKey[];
  private last: { at: number; fault: Promise<string | undefined> } | undefined;

  constructor(
    private readonly ledger: LedgerReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.signers = config.ledger.signers.map(verifyingKey);
  }

  /** What is wrong, in one word; undefined when nothing is. */
  fault(): Promise<string | undefined> {
    const now = this.clock.now();
    if (!this.last || now - this.last.at > KEPT_MS) {
      this.last = { at: now, fault: this.ask().catch(() => 'UNAVAILABLE') };
    }
    return this.last.fault;
  }

  private async ask(): Promise<string | undefined> {
    const refusal = await this.ledger.refusal();
    if (refusal !== undefined) return refusal;
    const newest = await this.ledger.newest();
    if (!newest) return 'NONE';
    const at = this.momentOf(newest.logHead);
    if (at === undefined) return 'NOT_TRUSTED';
    const oldest = this.clock.now() - (MISSED + 1) * this.config.ledger.cadenceMs;
    return at < oldest ? 'LATE' : undefined;
  }

  /** By a trusted signer; by anybody where none is named, which the demo does. */
  private momentOf(logHead: Buffer): number | undefined {
    try {
      if (this.signers.length === 0) return LOG_HEAD.read(logHead).at;
      return LOG_HEAD.open(logHead, this.signers).at;
    } catch (error) {
      if (error instanceof LedgerFault) return undefined;
      throw error;
    }
  }
}
