import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { ErrorCode } from '#contract';
import { Refused } from '#kernel';
import { SessionService, type SignedInFrom } from '../session.service.js';
import { SignInEvents, type WhoSignsIn } from '../sign-in-events.js';
import { AccountEntity, type AccountRow } from './account.entity.js';
import { loginOf } from './login.js';
import { PasswordHasher } from './password-hasher.js';
import { SecondFactor } from './second-factor.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Signing in with a local account: the password first, the second factor then (I-02). */
@Injectable()
export class SignInService {
  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>,
    private readonly hasher: PasswordHasher,
    private readonly factor: SecondFactor,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionService,
    private readonly limits: SignInLimits,
    private readonly events: SignInEvents,
  ) {}

  /**
   * The first step. Answers the token of the attempt, which opens nothing but the second step. An unknown account, a wrong
   * password and a blocked person read alike and take equally long (I-03).
   */
  async withPassword(
    given: { login: string; password: string },
    from: SignedInFrom,
    previousAttempt?: string,
  ): Promise<string> {
    const login = loginOf(given.login);
    const who = async () => (await this.accountOf(login))?.person;
    const trying = { account: login, address: from.address, kind: 'SIGN_IN', who } as const;
    return this.limits.guard(trying, async () => {
      const account = await this.accountOf(login);
      const holds = await this.hasher.holds(given.password, account?.passwordHash);
      if (!account || !holds || !account.person.active || !account.person.organisation.active) {
        // The row is at hand: for nobody and for somebody the line is the same work (I-03).
        throw await this.refusal('SIGN_IN_REFUSED', account?.person);
      }
      return this.attempts.begin(account.personId, previousAttempt);
    });
  }

  /** The second step: a session with a token of its own, whatever the browser held before (I-08). */
  async withCode(attempt: string | undefined, code: string, from: SignedInFrom): Promise<string> {
    const personId = attempt === undefined ? undefined : await this.attempts.countTry(attempt);
    if (attempt === undefined || personId === undefined) throw new Refused('SIGN_IN_EXPIRED');
    const who = () => Promise.resolve(personId);
    const trying = { account: personId, address: from.address, kind: 'SIGN_IN', who } as const;
    return this.limits.guard(trying, async () => {
      if (!(await this.factor.holds(personId, code))) {
        throw await this.refusal('CODE_REFUSED', personId);
      }
      if (!(await this.attempts.end(attempt)))
        throw await this.refusal('SIGN_IN_EXPIRED', personId);
      return this.sessions.beginAnew(personId, from);
    });
  }

  private accountOf(login: string): Promise<AccountRow | null> {
    return this.accounts.findOne({
      where: { login },
      relations: { person: { organisation: true } },
    });
  }

  private refusal(reason: ErrorCode, person: WhoSignsIn): Promise<Refused> {
    return this.events.refusal({ kind: 'SIGN_IN', person, reason });
  }
}
