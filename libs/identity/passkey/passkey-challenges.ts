import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { newToken, tokenHash } from '../session.js';
import { PasskeyChallengeEntity, type PasskeyChallengeRow } from './passkey-challenge.entity.js';

const MINUTES = 5;

type Asked = Pick<PasskeyChallengeRow, 'purpose' | 'personId' | 'challenge'>;

/** Challenges, each for one browser, one purpose and one answer (I-31). */
@Injectable()
export class PasskeyChallenges {
  constructor(
    @InjectRepository(PasskeyChallengeEntity)
    private readonly challenges: Repository<PasskeyChallengeRow>,
  ) {}

  /** The token by which the browser shows that it was asked. */
  async keep(asked: Asked): Promise<string> {
    const token = newToken();
    await this.challenges.createQueryBuilder().delete().where('expires_at < now()').execute();
    await this.challenges
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        tokenHash: tokenHash(token),
        ...asked,
        expiresAt: () => `now() + make_interval(mins => ${MINUTES})`,
      })
      .execute();
    return token;
  }

  /** Takes a challenge out, whatever comes of the answer. */
  async take(
    token: string | undefined,
    purpose: PasskeyChallengeRow['purpose'],
  ): Promise<Pick<Asked, 'personId' | 'challenge'> | undefined> {
    if (token === undefined) return undefined;
    const { raw } = await this.challenges
      .createQueryBuilder()
      .delete()
      .where('token_hash = :hash AND purpose = :purpose AND expires_at > now()', {
        hash: tokenHash(token),
        purpose,
      })
      .returning('person_id, challenge')
      .execute();
    const [row] = raw as { person_id: string | null; challenge: string }[];
    return row && { personId: row.person_id, challenge: row.challenge };
  }
}
