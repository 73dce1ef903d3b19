import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, Refused, type Config } from '#kernel';
import { networkOf } from './network.js';
import { SecretBox } from './secret-box.js';

const WINDOW_SECONDS = 15 * 60;

/** Whose tries are counted: those for one account, whoever makes them, and those from one place, whatever they are for. */
export interface Trying {
  /** A login as typed, or a person. It counts the same whether anybody has it. */
  account?: string;
  address: string | undefined;
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

  constructor(@Inject(pg.Pool) pool: pg.Pool, @Inject(CONFIG) { limits, secret }: Config) {
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
  async guard<T>({ account, address }: Trying, work: () => Promise<T>): Promise<T> {
    const counted: [RateLimiterPostgres, string][] = [
      [this.perAddress, this.keyOf(networkOf(address))],
    ];
    if (account !== undefined) counted.push([this.perAccount, this.keyOf(account)]);
    for (const [limiter, key] of counted) await limiter.consume(key).catch(refuse);
    const result = await work();
    await Promise.all(counted.map(([limiter, key]) => limiter.reward(key)));
    return result;
  }

  /** The table names nobody. */
  private keyOf(text: string): string {
    return this.box.hash(text, '').toString('base64url');
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof RateLimiterRes)) throw error;
  throw new Refused('RATE_LIMITED', { retryAfterMs: error.msBeforeNext });
}
