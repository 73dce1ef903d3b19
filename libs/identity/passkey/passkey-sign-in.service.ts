import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Repository } from 'typeorm';
import { SignInLimits } from '../account/sign-in-limits.js';
import { SignInAttempts } from '../account/sign-in-attempts.js';
import { PersonEntity } from '../person.entity.js';
import { SessionService, type SignedInFrom } from '../session.service.js';
import { SignInEvents } from '../sign-in-events.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyEntity, type PasskeyRow } from './passkey.entity.js';
import { siteOf } from './passkey.js';

export interface AnsweredPasskey {
  /** The token of the challenge. */
  token: string | undefined;
  origin: string;
  response: AuthenticationResponseJSON;
}

/** Whose passkey answered, as far as that is known, and whether the answer holds. */
export interface JudgedPasskey {
  person: string | undefined;
  holds: boolean;
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
    private readonly events: SignInEvents,
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
    const who = () => this.holderOf(answered);
    const trying = { address: from.address, kind: 'SIGN_IN', who } as const;
    const personId = await this.limits.guard(trying, async () => {
      const { person, holds } = await this.judge(answered, 'SIGN_IN');
      if (holds && person !== undefined && (await this.isActive(person))) return person;
      throw await this.events.refusal({ kind: 'SIGN_IN', person, reason: 'PASSKEY_REFUSED' });
    });
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

  /** An answer counts once, whatever comes of it. What is wrong with one that does not hold is nobody's business (I-30). */
  async judge(
    { token, origin, response }: AnsweredPasskey,
    purpose: 'SIGN_IN' | 'STEP_UP',
  ): Promise<JudgedPasskey> {
    const asked = await this.challenges.take(token, purpose);
    const passkey = await this.passkeys.findOneBy({ credentialId: response.id });
    const person = passkey?.personId ?? asked?.personId ?? undefined;
    if (!asked || !passkey) return { person, holds: false };
    if (asked.personId !== null && asked.personId !== passkey.personId) {
      return { person, holds: false };
    }
    const counter = await counterOf({ origin, response, passkey, challenge: asked.challenge });
    return { person, holds: counter !== undefined && (await this.count(passkey, counter)) };
  }

  private async holderOf({ response }: AnsweredPasskey): Promise<string | undefined> {
    return (await this.passkeys.findOneBy({ credentialId: response.id }))?.personId;
  }

  private isActive(id: string): Promise<boolean> {
    return this.passkeys.manager.existsBy(PersonEntity, {
      id,
      active: true,
      organisation: { active: true },
    });
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
}): Promise<number | undefined> {
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
  return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}
