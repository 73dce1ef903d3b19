import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { absent, CLOCK, CONFIG, Refused, type Clock, type Config } from '#kernel';
import { newToken, tokenHash } from '../session.js';
import { SessionService, type SignedInFrom } from '../session.service.js';
import { SignInEvents } from '../sign-in-events.js';
import { AccountEntity, type AccountRow } from './account.entity.js';
import { InvitationEntity, type InvitationRow } from './invitation.entity.js';
import { PasswordHasher } from './password-hasher.js';
import { assertGoodPassword } from './password-policy.js';
import { RecoveryCodes } from './recovery-codes.service.js';
import { SecretBox } from './secret-box.js';
import { newTotpSecret, totpStepOf, totpUri } from './totp.js';

const HOURS = 72;

/** What the screen shows to whoever holds the link. */
export interface OpenInvitation {
  name: string;
  organisation: string;
  login: string;
  /** For typing into an authenticator, and the same for its camera. */
  totpSecret: string;
  totpUri: string;
}

interface Accepted {
  sessionToken: string;
  recoveryCodes: string[];
}

/** Invitations: a link, for one person, that works once and for 72 hours (I-09). */
@Injectable()
export class InvitationService {
  private readonly box: SecretBox;

  constructor(
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationRow>,
    private readonly hasher: PasswordHasher,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly sessions: SessionService,
    private readonly events: SignInEvents,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { secret }: Config,
  ) {
    this.box = new SecretBox(secret, 'totp');
  }

  /** The token of a new invitation; earlier ones of the person no longer work. */
  async invite(manager: EntityManager, personId: string): Promise<string> {
    const token = newToken();
    const invitations = manager.getRepository(InvitationEntity);
    await invitations
      .createQueryBuilder()
      .update()
      .set({ expiresAt: () => 'least(expires_at, now())' })
      .where('person_id = :personId', { personId })
      .execute();
    await invitations
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        personId,
        tokenHash: tokenHash(token),
        totpSecret: this.box.seal(newTotpSecret(), personId),
        expiresAt: () => `now() + make_interval(hours => ${HOURS})`,
      })
      .execute();
    return token;
  }

  /** Who is invited, and the second factor to enrol. A link that is used, expired or made up is absent. */
  async open(token: string): Promise<OpenInvitation> {
    const { personId, person, totpSecret, account } = await this.find(token);
    const secret = this.box.open(totpSecret, personId);
    return {
      name: person.name,
      organisation: person.organisation.name,
      login: account.login,
      totpSecret: secret,
      totpUri: totpUri(secret, account.login),
    };
  }

  /**
   * Sets the password and the second factor, of which a code proves that it works, and signs in. All or nothing: nobody has
   * a password without a second factor. Sessions that the person had are over.
   */
  async accept(
    token: string,
    given: { password: string; code: string },
    from: SignedInFrom,
  ): Promise<Accepted> {
    const invitation = await this.find(token);
    const { personId, account } = invitation;
    assertGoodPassword(given.password, account.login);
    const secret = this.box.open(invitation.totpSecret, personId);
    const code = given.code.replaceAll(/\s/g, '');
    const step = await totpStepOf(secret, code, this.clock.now());
    if (step === undefined) throw new Refused('CODE_REFUSED');
    const passwordHash = await this.hasher.hash(given.password);
    const recoveryCodes = await this.invitations.manager.transaction(async (manager) => {
      await use(manager, invitation);
      await manager.update(
        AccountEntity,
        { personId },
        { passwordHash, totpSecret: invitation.totpSecret, totpStep: String(step) },
      );
      return this.recoveryCodes.renew(manager, personId);
    });
    await this.events.tell({ kind: 'ACCOUNT_ACCEPT', person: personId });
    await this.sessions.endAllOf(personId);
    return { sessionToken: await this.sessions.beginAnew(personId, from), recoveryCodes };
  }

  private async find(token: string): Promise<InvitationOfAccount> {
    const row = await this.invitations
      .createQueryBuilder('invitation')
      .innerJoinAndSelect('invitation.person', 'person')
      .innerJoinAndSelect('person.organisation', 'organisation')
      .innerJoinAndMapOne(
        'invitation.account',
        'account',
        'account',
        'account.personId = invitation.personId',
      )
      .where('invitation.tokenHash = :hash AND invitation.usedAt IS NULL')
      .andWhere('invitation.expiresAt > now() AND person.active AND organisation.active')
      .setParameters({ hash: tokenHash(token) })
      .getOne();
    if (!row) throw absent();
    return row as InvitationOfAccount;
  }
}

type InvitationOfAccount = InvitationRow & { account: AccountRow };

/** One statement decides: of two people with one link, one wins. */
async function use(manager: EntityManager, { id }: InvitationRow): Promise<void> {
  const { affected } = await manager
    .getRepository(InvitationEntity)
    .createQueryBuilder()
    .update()
    .set({ usedAt: () => 'now()' })
    .where('id = :id AND used_at IS NULL AND expires_at > now()', { id })
    .execute();
  if (affected !== 1) throw absent();
}
