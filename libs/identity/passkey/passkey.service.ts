import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Repository } from 'typeorm';
import { absent, Refused } from '#kernel';
import type { Session } from '../session.js';
import { SignInEvents } from '../sign-in-events.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyEntity, type PasskeyRow } from './passkey.entity.js';
import { ownPasskeyOf, siteOf, type OwnPasskey } from './passkey.js';

/** More than anybody has devices; a bound on what one person can store. */
const MOST = 20;

interface NewPasskey {
  origin: string;
  name: string;
  response: RegistrationResponseJSON;
}

/** The passkeys of whoever is signed in. */
@Injectable()
export class PasskeyService {
  constructor(
    @InjectRepository(PasskeyEntity) private readonly passkeys: Repository<PasskeyRow>,
    private readonly challenges: PasskeyChallenges,
    private readonly events: SignInEvents,
  ) {}

  async listOwn({ actor }: Session): Promise<OwnPasskey[]> {
    const rows = await this.passkeys.find({
      where: { personId: actor.person },
      order: { createdAt: 'ASC' },
    });
    return rows.map(ownPasskeyOf);
  }

  /** What a device is asked for a new passkey: one that it can find by itself, and that asks its person for a PIN or finger. */
  async askForNew(
    { actor, person }: Session,
    origin: string,
  ): Promise<{ token: string; options: PublicKeyCredentialCreationOptionsJSON }> {
    const known = await this.passkeys.findBy({ personId: actor.person });
    if (known.length >= MOST) throw new Refused('NOT_ALLOWED');
    const options = await generateRegistrationOptions({
      rpName: 'Vangnet',
      rpID: siteOf(origin).expectedRPID,
      userName: person.name,
      userID: new Uint8Array(Buffer.from(actor.person.replaceAll('-', ''), 'hex')),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { challenge } = options;
    const token = await this.challenges.keep({ purpose: 'ADD', personId: actor.person, challenge });
    return { token, options };
  }

  async add(session: Session, token: string | undefined, given: NewPasskey): Promise<void> {
    const { person } = session.actor;
    await this.events.watch({ kind: 'PASSKEY_ADD', person }, () =>
      this.store(session, token, given),
    );
  }

  async removeOwn({ actor }: Session, id: string): Promise<void> {
    const { person } = actor;
    await this.events.watch({ kind: 'PASSKEY_REMOVE', person }, async () => {
      const { affected } = await this.passkeys.delete({ id, personId: person });
      if (affected !== 1) throw absent();
    });
  }

  private async store(
    { actor }: Session,
    token: string | undefined,
    given: NewPasskey,
  ): Promise<void> {
    const asked = await this.challenges.take(token, 'ADD');
    if (asked?.personId !== actor.person) throw new Refused('PASSKEY_REFUSED');
    const credential = await credentialIn(given, asked.challenge);
    const { raw } = await this.passkeys
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        personId: actor.person,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: String(credential.counter),
        name: given.name,
      })
      .orIgnore()
      .updateEntity(false)
      .returning('id')
      .execute();
    // Nothing was inserted: a device brought a passkey that is known already.
    if ((raw as unknown[]).length === 0) throw new Refused('PASSKEY_REFUSED');
  }
}

/** Whatever the answer is wrong in, it is refused alike: messages of the library quote what was sent. */
async function credentialIn(
  { origin, response }: { origin: string; response: RegistrationResponseJSON },
  expectedChallenge: string,
) {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    ...siteOf(origin),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw new Refused('PASSKEY_REFUSED');
  return verified.registrationInfo.credential;
}
