import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { newToken, tokenHash } from '../session.js';
import { SignInAttemptEntity, type SignInAttemptRow } from './sign-in-attempt.entity.js';

const MINUTES = 5;
const TRIES = 5;

/** Sign-ins between the first step and the second: short-lived, of few tries, good for nothing else (I-02). */
@Injectable()
export class SignInAttempts {
  constructor(
    @InjectRepository(SignInAttemptEntity)
    private readonly attempts: Repository<SignInAttemptRow>,
  ) {}

  /** The token of a new attempt; `previous` is the one that the browser still holds. */
  async begin(personId: string, previous: string | undefined): Promise<string> {
    const token = newToken();
    if (previous !== undefined) await this.end(previous);
    await this.attempts.createQueryBuilder().delete().where('expires_at < now()').execute();
    await this.attempts
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        personId,
        tokenHash: tokenHash(token),
        expiresAt: () => `now() + make_interval(mins => ${MINUTES})`,
      })
      .execute();
    return token;
  }

  /** Counts a try before it is judged; answers whose attempt it is, and undefined when there is none or it is used up. */
  async countTry(token: string): Promise<string | undefined> {
    const { raw } = await this.attempts
      .createQueryBuilder()
      .update()
      .set({ tries: () => 'tries + 1' })
      .where('token_hash = :hash AND expires_at > now()', { hash: tokenHash(token) })
      .andWhere('tries < :most', { most: TRIES })
      .returning('person_id')
      .execute();
    const [row] = raw as { person_id: string }[];
    return row?.person_id;
  }

  /** Ends an attempt; false when it was over already. */
  async end(token: string): Promise<boolean> {
    const { affected } = await this.attempts.delete({ tokenHash: tokenHash(token) });
    return affected === 1;
  }
}
