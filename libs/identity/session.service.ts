import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { CONFIG, type Actor, type Config } from '#kernel';
import { newToken, sessionOf, tokenHash, type Session } from './session.js';
import { SessionEntity, type SessionRow } from './session.entity.js';
import { SessionEvents } from './session-events.js';
import { SignInEvents } from './sign-in-events.js';

/** A sign of life is written at most this often. */
const SEEN_EVERY_MS = 60_000;

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
   * Signs a person in. `previous` is the token that the browser still holds: when it is somebody else's, that session
   * ends (L-02); when it is this person's own and valid, it goes on.
   */
  async begin(personId: string, previous?: string): Promise<string> {
    const before = previous === undefined ? undefined : await this.find(previous);
    if (previous !== undefined && before?.actor.person === personId) return previous;
    if (before) await this.end(before.id);
    const token = newToken();
    await this.sessions
      .createQueryBuilder()
      .insert()
      .values({
        id: randomUUID(),
        tokenHash: tokenHash(token),
        personId,
        expiresAt: () => `now() + make_interval(secs => ${this.config.session.maxSeconds})`,
      })
      .execute();
    await this.signIns.tell({ kind: 'SIGN_IN', person: personId });
    return token;
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

  /** Which of these sessions still hold. Open sockets ask this for their lease, and keep the session alive by it. */
  async stillValid(sessionIds: readonly string[]): Promise<Set<string>> {
    if (sessionIds.length === 0) return new Set();
    const rows = await this.valid()
      .andWhere('session.id IN (:...sessionIds)', { sessionIds })
      .getMany();
    const stale = rows.filter((row) => Date.now() - row.seenAt.getTime() > SEEN_EVERY_MS);
    if (stale.length > 0) await this.keepAlive(stale.map((row) => row.id));
    return new Set(rows.map((row) => row.id));
  }

  async end(sessionId: string): Promise<void> {
    const { raw } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ endedAt: () => 'now()' })
      .where('id = :sessionId AND ended_at IS NULL', { sessionId })
      .returning('person_id')
      .execute();
    this.events.ended(sessionId);
    const [ended] = raw as { person_id: string }[];
    if (ended) await this.signIns.tell({ kind: 'SIGN_OUT', person: ended.person_id });
  }

  /** Whose session this token is or was, also when it is over: for the account of who was refused, never for a right. */
  async holderOf(token: string): Promise<Actor | undefined> {
    const row = await this.sessions.findOne({
      where: { tokenHash: tokenHash(token) },
      relations: { person: { organisation: true } },
    });
    return row ? sessionOf(row).actor : undefined;
  }

  private valid(): SelectQueryBuilder<SessionRow> {
    return this.sessions
      .createQueryBuilder('session')
      .innerJoinAndSelect('session.person', 'person')
      .innerJoinAndSelect('person.organisation', 'organisation')
      .where('session.endedAt IS NULL AND session.expiresAt > now() AND person.active')
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
