import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Administrator, DirectoryService, SignInEvents, type Session } from '#identity';
import { absent, Refused } from '#kernel';
import { ConflictMatcher } from './conflict-matcher.js';
import { ConflictTags, type KnownBy } from './conflict-tags.js';
import { PrivacyOfficer } from './privacy-officer.js';

/** Somebody of the organisation, and since when there are tags of them (K-12). */
export interface StaffMember {
  personId: string;
  name: string;
  function: string;
  enteredAt: string | null;
}

/** The tags of an organisation's own people. What comes in is turned into tags at once, and never read back. */
@Injectable()
export class StaffTags {
  // Seven things that Nest hands over.
  constructor(
    private readonly pool: pg.Pool,
    private readonly tags: ConflictTags,
    private readonly administrator: Administrator,
    private readonly officer: PrivacyOfficer,
    private readonly directory: DirectoryService,
    private readonly matcher: ConflictMatcher,
    private readonly events: SignInEvents,
  ) {}

  /** @throws Refused NOT_ALLOWED */
  list(session: Session): Promise<StaffMember[]> {
    const { person } = session.actor;
    return this.events.watch({ kind: 'STAFF_LIST', person }, () => this.listed(session));
  }

  private async listed(session: Session): Promise<StaffMember[]> {
    await this.administrator.assert(session);
    const { rows } = await this.pool.query<{
      id: string;
      name: string;
      function: string;
      entered_at: Date | null;
    }>(
      `SELECT id, name, function,
              (SELECT min(entered_at) FROM staff_tag WHERE person_id = person.id AND NOT noted) AS entered_at
       FROM person WHERE organisation_id = $1 AND active ORDER BY name, id`,
      [session.actor.organisation],
    );
    return rows.map((row) => ({
      personId: row.id,
      name: row.name,
      function: row.function,
      enteredAt: row.entered_at?.toISOString() ?? null,
    }));
  }

  /** By the administrator, for somebody else: whoever is found by a tag does not write it (K-12). */
  async enter(session: Session, personId: string, knownBy: KnownBy): Promise<void> {
    const { person } = session.actor;
    await this.events.watch({ kind: 'STAFF_TAG', person, about: personId }, async () => {
      await this.administrator.assertFresh(session);
      await this.assertColleague(session, personId);
      await this.store(personId, this.tags.of(knownBy), false);
    });
  }

  /** By the privacy officer: whom a colleague has a tie with (K-16). */
  async note(session: Session, personId: string, knownBy: KnownBy): Promise<void> {
    const { person } = session.actor;
    await this.events.watch({ kind: 'CONFLICT_HANDLE', person, about: personId }, async () => {
      await this.officer.assertFresh(session);
      await this.assertColleague(session, personId);
      await this.store(personId, this.tags.of(knownBy), true);
    });
  }

  private async assertColleague({ actor }: Session, personId: string): Promise<void> {
    const person = await this.directory.person(personId);
    if (person?.organisation.id !== actor.organisation || !person.active) throw absent();
    if (personId === actor.person) throw new Refused('NOT_ALLOWED');
  }

  /** Own tags replace those there were; ties that were noted stand beside each other. */
  private async store(person: string, tags: readonly Buffer[], noted: boolean): Promise<void> {
    await this.pool.query(
      `WITH gone AS (
         DELETE FROM staff_tag WHERE person_id = $1 AND NOT noted AND NOT $2 AND NOT (tag = ANY ($3::bytea[]))
       )
       INSERT INTO staff_tag (person_id, noted, tag) SELECT $1, $2, unnest($3::bytea[])
       ON CONFLICT (tag, person_id, noted) DO UPDATE SET entered_at = now()`,
      [person, noted, tags],
    );
    this.matcher.wake();
  }
}
