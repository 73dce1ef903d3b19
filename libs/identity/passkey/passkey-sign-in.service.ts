import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Repository } from 'typeorm';
import { Refused } from '#kernel';
import { SignInLimits } from '../account/sign-in-limits.js';
import { SignInAttempts } from '../account/sign-in-attempts.js';
import { PersonEntity } from '../person.entity.js';
import { SessionService, type SignedInFrom } from '../session.service.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyEntity, type PasskeyRow } from './passkey.entity.js';
import { siteOf } from './passkey.js';

export interface AnsweredPasskey {
  /** The token of the challenge. */
  token: string | undefined;
  origin: string;
  response: AuthenticationResponseJSON;
}

/**
 * Signing in with a passkey: alone, because holding the device and knowing its PIN are two factors, or as the second step
 * after a password (I-30).
 */
@Injectable()
export class PasskeySignIn {
  constructor(
    @InjectRepository(PasskeyEntity) private readonly passkeys: Repository<PasskeyRow>,
    private readonly challenges: PasskeyChallenges,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionService,
    private readonly limits: SignInLimits,
  ) {}

  /** What a device is asked. Half-way a sign-in it has to be a passkey of that person; otherwise any that the device finds. */
  async ask(
    attempt: string | undefined,
    origin: string,
  ): Promise<{ token: string; options: PublicKeyCredentialRequestOptionsJSON }> {
    const person = attempt === undefined ? undefined : await this.attempts.countTry(attempt);
    return this.askFor(person, 'SIGN_IN', origin);
  }

  /** A session with a token of its own. */
  async signIn(
    answered: AnsweredPasskey,
    attempt: string | undefined,
    from: SignedInFrom,
  ): Promise<string> {
    const trying = { address: from.address };
    const personId = await this.limits.guard(trying, () => this.personOf(answered, 'SIGN_IN'));
    const isActive = await this.passkeys.manager.existsBy(PersonEntity, {
      id: personId,
      active: true,
    });
    if (!isActive) throw new Refused('PASSKEY_REFUSED');
    if (attempt !== undefined) await this.attempts.end(attempt);
    return this.sessions.beginAnew(personId, from);
  }

  /** Asks for a passkey of this person, or for any. */
  async askFor(
    personId: string | undefined,
    purpose: 'SIGN_IN' | 'STEP_UP',
    origin: string,
  ): Promise<{ token: string; options: PublicKeyCredentialRequestOptionsJSON }> {
    const known = personId === undefined ? [] : await this.passkeys.findBy({ personId });
    const options = await generateAuthenticationOptions({
      rpID: siteOf(origin).expectedRPID,
      userVerification: 'required',
      allowCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    });
    const { challenge } = options;
    const token = await this.challenges.keep({ purpose, personId: personId ?? null, challenge });
    return { token, options };
  }

  /** Whose passkey answered; refused alike whatever is wrong. */
  async personOf(
    { token, origin, response }: AnsweredPasskey,
    purpose: 'SIGN_IN' | 'STEP_UP',
  ): Promise<string> {
    const asked = await this.challenges.take(token, purpose);
    const passkey = await this.passkeys.findOneBy({ credentialId: response.id });
    if (!asked || !passkey) throw new Refused('PASSKEY_REFUSED');
    if (asked.personId !== null && asked.personId !== passkey.personId) {
      throw new Refused('PASSKEY_REFUSED');
    }
    const counter = await counterOf({ origin, response, passkey, challenge: asked.challenge });
    if (!(await this.count(passkey, counter))) throw new Refused('PASSKEY_REFUSED');
    return passkey.personId;
  }

  /** One statement decides whether the number went up; devices that do not count say 0 (I-33). */
  private async count({ id }: PasskeyRow, counter: number): Promise<boolean> {
    const { affected } = await this.passkeys
      .createQueryBuilder()
      .update()
      .set({ counter: String(counter), usedAt: () => 'now()' })
      .where('id = :id AND (counter < :counter OR (counter = 0 AND :counter = 0))', { id, counter })
      .execute();
    return affected === 1;
  }
}

async function counterOf({
  origin,
  response,
  passkey,
  challenge,
}: {
  origin: string;
  response: AuthenticationResponseJSON;
  passkey: PasskeyRow;
  challenge: string;
}): Promise<number> {
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    ...siteOf(origin),
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => undefined);
  if (!verified?.verified) throw new Refused('PASSKEY_REFUSED');
  return verified.authenticationInfo.newCounter;
}
