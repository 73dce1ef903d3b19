import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { absent, CONFIG, Refused, type Actor, type Config } from '#kernel';
import { deviceOf } from './device.js';
import { ownSessionOf, type OwnSession } from './own-session.js';
import { newToken, sessionOf, tokenHash, type Session } from './session.js';
import { SessionEntity, type SessionRow } from './session.entity.js';
import { SessionEvents } from './session-events.js';
import { SignInEvents } from './sign-in-events.js';

/** A sign of life is written at most this often. */
const SEEN_EVERY_MS = 60_000;

/** The browser in which somebody signs in. */
export interface SignedInFrom {
  /** The token that it still holds. */
  previous?: string | undefined;
  userAgent?: string | undefined;
  /** The network address, for limits only; it is not kept. */
  address?: string | undefined;
}

/** How a second factor was proved, where it was. */
interface Proved {
  steppedUpAt?: Date | null | (() => string);
  providerId?: string;
  providerSid?: string | null;
}

interface EndedRow {
  id: string;
  person_id: string;
}

/** Sessions on the server's side: begun, found by their token, ended. All by the database's clock. */
@Injectable()
export class SessionService {
  constructor(
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionRow>,
    private readonly events: SessionEvents,
    private readonly signIns: SignInEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Signs a person in. When the browser holds the token of somebody else, that session ends (L-02); when it is this
   * person's own and valid, it goes on.
   */
  async begin(personId: string, from: SignedInFrom = {}): Promise<string> {
    const { previous } = from;
    const before = previous === undefined ? undefined : await this.find(previous);
    if (previous !== undefined && before?.actor.person === personId) return previous;
    return this.replace(personId, from);
  }

  /**
   * Signs in a person who proved a second factor, always with a new token: what a browser held before opens nothing
   * (I-08).
   */
  async beginAnew(
    personId: string,
    from: SignedInFrom,
    proved: Proved = { steppedUpAt: () => 'now()' },
  ): Promise<string> {
    return this.replace(personId, from, proved);
  }

  private async replace(
    personId: string,
    { previous, userAgent }: SignedInFrom,
    proved: Proved = {},
  ): Promise<string> {
    const before = previous === undefined ? undefined : await this.find(previous);
    if (before) await this.end(before.id);
    // The line first: without it there is no session, not even one that nobody holds the token of (W-05).
    await this.signIns.tell({ kind: 'SIGN_IN', person: personId });
    const token = newToken();
    await this.sessions
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        tokenHash: tokenHash(token),
        personId,
        ...deviceOf(userAgent),
        ...proved,
        expiresAt: () => `now() + make_interval(secs => ${this.config.session.maxSeconds})`,
      })
      .execute();
    return token;
  }

  /** A second factor was proved once more: the session goes on under a new token. */
  async stepUp(sessionId: string): Promise<string> {
    const token = newToken();
    const { affected } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ tokenHash: tokenHash(token), steppedUpAt: () => 'now()' })
      .where('id = :sessionId AND ended_at IS NULL', { sessionId })
      .execute();
    if (affected !== 1) throw new Refused('SESSION_ENDED');
    return token;
  }

  /** Whether a second factor was proved in it lately, by the database's clock as everything here. */
  async isSteppedUp(sessionId: string): Promise<boolean> {
    return this.valid()
      .andWhere('session.id = :sessionId', { sessionId })
      .andWhere('session.steppedUpAt > now() - make_interval(secs => :fresh)', {
        fresh: this.config.session.stepUpSeconds,
      })
      .getExists();
  }

  /** Who holds this token; undefined when the session ended or expired, or the person was blocked. */
  async find(token: string): Promise<Session | undefined> {
    const row = await this.valid()
      .andWhere('session.tokenHash = :hash', { hash: tokenHash(token) })
      .getOne();
    if (!row) return undefined;
    if (Date.now() - row.seenAt.getTime() > SEEN_EVERY_MS) await this.keepAlive([row.id]);
    return sessionOf(row);
  }

  /**
   * Those of these sessions that still hold, with who acts in them today. Open sockets ask this for their lease, and keep the
   * session alive by it.
   */
  async stillValid(sessionIds: readonly string[]): Promise<Map<string, Actor>> {
    if (sessionIds.length === 0) return new Map();
    const rows = await this.valid()
      .andWhere('session.id IN (:...sessionIds)', { sessionIds })
      .getMany();
    const stale = rows.filter((row) => Date.now() - row.seenAt.getTime() > SEEN_EVERY_MS);
    if (stale.length > 0) await this.keepAlive(stale.map((row) => row.id));
    return new Map(rows.map((row) => [row.id, sessionOf(row).actor]));
  }

  async end(sessionId: string): Promise<void> {
    const { raw } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ endedAt: () => 'now()' })
      .where('id = :sessionId AND ended_at IS NULL', { sessionId })
      .returning('id, person_id')
      .execute();
    const ended = raw as EndedRow[];
    // Also when it was over already: a socket of it may still be open on this node.
    if (ended.length === 0) this.events.ended(sessionId);
    await this.areOver(ended);
  }

  /** Whose session this token is or was, also when it is over: for the account of who was refused, never for a right. */
  async holderOf(token: string): Promise<Actor | undefined> {
    const row = await this.sessions.findOne({
      where: { tokenHash: tokenHash(token) },
      relations: { person: { organisation: true } },
    });
    return row ? sessionOf(row).actor : undefined;
  }

  /** The sessions of the person who asks, the latest first (I-20). */
  async listOwn(asking: Session): Promise<OwnSession[]> {
    const rows = await this.valid()
      .andWhere('session.personId = :person', { person: asking.actor.person })
      .orderBy('session.begunAt', 'DESC')
      .getMany();
    return rows.map((row) => ownSessionOf(row, asking.id));
  }

  /** Ends a session of the person who asks; one of somebody else is absent (I-21). */
  async endOwn(asking: Session, sessionId: string): Promise<void> {
    const own = await this.listOwn(asking);
    if (!own.some(({ id }) => id === sessionId)) throw absent();
    await this.end(sessionId);
  }

  /** What the person may do was changed and stored: takes effect on open sockets of every node, too (I-10). */
  rightsChanged(personId: string): void {
    this.events.changed(personId);
  }

  /** Ends every session of a person but `kept`: at once on this node, and as soon as they hear of it on others (I-10). */
  async endAllOf(personId: string, kept?: string): Promise<void> {
    const { raw } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ endedAt: () => 'now()' })
      .where('person_id = :personId AND ended_at IS NULL', { personId })
      .andWhere('(:kept::uuid IS NULL OR id <> :kept)', { kept: kept ?? null })
      .returning('id, person_id')
      .execute();
    await this.areOver(raw as EndedRow[]);
  }

  /** Ends every session of everyone of an organisation (I-72). */
  async endAllOfOrganisation(organisationId: string): Promise<void> {
    const { raw } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ endedAt: () => 'now()' })
      .where('ended_at IS NULL')
      .andWhere(
        `person_id IN (SELECT p.id FROM "person" p WHERE p.organisation_id = :organisationId)`,
        {
          organisationId,
        },
      )
      .returning('id, person_id')
      .execute();
    await this.areOver(raw as EndedRow[]);
  }

  /** Ends what began at a provider: the session that it names, or all of a person. */
  async endOfProvider(
    providerId: string,
    { sid, personId }: { sid?: string; personId?: string },
  ): Promise<void> {
    const { raw } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ endedAt: () => 'now()' })
      .where('provider_id = :providerId AND ended_at IS NULL', { providerId })
      .andWhere('(provider_sid = :sid OR person_id = :personId)', {
        sid: sid ?? null,
        personId: personId ?? null,
      })
      .returning('id, person_id')
      .execute();
    await this.areOver(raw as EndedRow[]);
  }

  /** Sockets first: closing them waits for no line (W-05). */
  private async areOver(rows: readonly EndedRow[]): Promise<void> {
    for (const { id } of rows) this.events.ended(id);
    for (const person of new Set(rows.map((row) => row.person_id))) this.events.changed(person);
    await Promise.all(rows.map(({ person_id: person }) => this.signIns.signedOut(person)));
  }

  private valid(): SelectQueryBuilder<SessionRow> {
    return this.sessions
      .createQueryBuilder('session')
      .innerJoinAndSelect('session.person', 'person')
      .innerJoinAndSelect('person.organisation', 'organisation')
      .where('session.endedAt IS NULL AND session.expiresAt > now() AND person.active')
      .andWhere('organisation.active')
      .andWhere('session.seenAt > now() - make_interval(secs => :idle)', {
        idle: this.config.session.idleSeconds,
      });
  }

  private async keepAlive(sessionIds: readonly string[]): Promise<void> {
    await this.sessions
      .createQueryBuilder()
      .update()
      .set({ seenAt: () => 'now()' })
      .whereInIds(sessionIds)
      .execute();
  }
}
