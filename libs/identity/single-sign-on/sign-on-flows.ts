import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { newToken, tokenHash } from '../session.js';
import { SignOnFlowEntity, type SignOnFlowRow } from './sign-on-flow.entity.js';

const MINUTES = 10;

type Begun = Pick<SignOnFlowRow, 'providerId' | 'state' | 'nonce' | 'codeVerifier' | 'origin'>;

/** Browsers that are away at a provider, each good for one answer (I-62). */
@Injectable()
export class SignOnFlows {
  constructor(
    @InjectRepository(SignOnFlowEntity) private readonly flows: Repository<SignOnFlowRow>,
  ) {}

  /** The token by which the browser shows that it left from here. */
  async begin(begun: Begun): Promise<string> {
    const token = newToken();
    await this.flows.createQueryBuilder().delete().where('expires_at < now()').execute();
    await this.flows
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        tokenHash: tokenHash(token),
        ...begun,
        expiresAt: () => `now() + make_interval(mins => ${MINUTES})`,
      })
      .execute();
    return token;
  }

  /** Takes a flow out, whatever comes of the answer; one of another provider stays and is not found (I-63). */
  async take(token: string, providerId: string): Promise<Begun | undefined> {
    const { raw } = await this.flows
      .createQueryBuilder()
      .delete()
      .where('token_hash = :hash AND provider_id = :providerId AND expires_at > now()', {
        hash: tokenHash(token),
        providerId,
      })
      .returning('state, nonce, code_verifier, origin')
      .execute();
    const [row] = raw as { state: string; nonce: string; code_verifier: string; origin: string }[];
    if (!row) return undefined;
    const { state, nonce, origin } = row;
    return { providerId, state, nonce, origin, codeVerifier: row.code_verifier };
  }
}
