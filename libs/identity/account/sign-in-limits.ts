import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, Refused, type Config } from '#kernel';
import { SignInEvents, type SignInEventKind, type WhoSignsIn } from '../sign-in-events.js';
import { networkOf } from './network.js';
import { SecretBox } from './secret-box.js';

const WINDOW_SECONDS = 15 * 60;

/** Whose tries are counted: those for one account, whoever makes them, and those from one place, whatever they are for. */
export interface Trying {
  /** A login as typed, or a person. It counts the same whether anybody has it. */
  account?: string;
  address: string | undefined;
  kind: SignInEventKind;
  /** Who it is meant to be; asked for only when the limit is reached. */
  who: () => Promise<WhoSignsIn>;
}

/**
 * Limits on guessing, kept in PostgreSQL: they hold on every node and across restarts (I-40). A try is counted before it is
 * judged, so that many at once do not slip through, and is given back when it was right.
 */
@Injectable()
export class SignInLimits {
  private readonly perAccount: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;
  private readonly box: SecretBox;

  constructor(
    @Inject(pg.Pool) pool: pg.Pool,
    private readonly events: SignInEvents,
    @Inject(CONFIG) { limits, secret }: Config,
  ) {
    const shared = {
      storeClient: pool,
      storeType: 'pool',
      tableName: 'sign_in_limit',
      tableCreated: true,
      duration: WINDOW_SECONDS,
    };
    this.perAccount = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'account',
      points: limits.signInsPerAccount,
    });
    this.perAddress = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'address',
      points: limits.signInsPerAddress,
    });
    this.box = new SecretBox(secret, 'sign-in limit');
  }

  /** Does the work unless there were too many tries; what is refused stays counted. */
  async guard<T>(trying: Trying, work: () => Promise<T>): Promise<T> {
    const { account, address } = trying;
    const counted: [RateLimiterPostgres, string][] = [
      [this.perAddress, this.keyOf(networkOf(address))],
    ];
    if (account !== undefined) counted.push([this.perAccount, this.keyOf(account)]);
    for (const [limiter, key] of counted) {
      const over = await limiter.consume(key).then(() => undefined, overLimit);
      if (over) throw await this.refusal(trying, limiter.points, over);
    }
    const result = await work();
    await Promise.all(counted.map(([limiter, key]) => limiter.reward(key)));
    return result;
  }

  /**
   * The first try over a limit is told, those after it are not: who goes on and on would fill the access log (W-33).
   */
  private async refusal(trying: Trying, points: number, over: RateLimiterRes): Promise<Refused> {
    if (over.consumedPoints === points + 1) {
      const { kind } = trying;
      await this.events.tell({ kind, person: await trying.who(), reason: 'RATE_LIMITED' });
    }
    return new Refused('RATE_LIMITED', { retryAfterMs: over.msBeforeNext });
  }

  /** The table names nobody. */
  private keyOf(text: string): string {
    return this.box.hash(text, '').toString('base64url');
  }
}

function overLimit(error: unknown): RateLimiterRes {
  if (error instanceof RateLimiterRes) return error;
  throw error;
}
