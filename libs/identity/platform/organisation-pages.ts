import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { line } from '#contract';
import { Refused } from '#kernel';
import type {
  ManagedOrganisation,
  OrganisationPage,
  OrganisationSearch,
} from './managed-organisation.js';

const ON_A_PAGE = 25;

const placeShape = z.tuple([line(200), z.uuid()]);

/** Organisations by name, page by page from a key: nothing is counted, and nobody is missed while others are added. */
@Injectable()
export class OrganisationPages {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @throws Refused CURSOR_INVALID */
  async page({ name, after }: OrganisationSearch): Promise<OrganisationPage> {
    const [afterName, afterId] = after === undefined ? [null, null] : placeIn(after);
    const rows = await this.source.query<ManagedOrganisation[]>(
      `SELECT id, name, type, active, EXISTS (
         SELECT FROM account JOIN person ON person.id = account.person_id
         WHERE person.organisation_id = organisation.id AND person.active AND account.administrator
           AND (account.password_hash IS NOT NULL
                OR EXISTS (SELECT FROM provider_subject s WHERE s.person_id = person.id))) AS "isManaged"
       FROM organisation
       WHERE type <> 'PLATFORM' AND name ILIKE $1 AND ($2::text IS NULL OR (name, id) > ($2, $3::uuid))
       ORDER BY name, id LIMIT $4`,
      [`%${name.replaceAll(/[\\%_]/g, '\\$&')}%`, afterName, afterId, ON_A_PAGE + 1],
    );
    const organisations = rows.slice(0, ON_A_PAGE);
    const last = organisations.at(-1);
    return { organisations, next: rows.length > ON_A_PAGE && last ? placeOf(last) : null };
  }
}

function placeOf({ name, id }: ManagedOrganisation): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function placeIn(cursor: string): [string, string] {
  try {
    return placeShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Refused('CURSOR_INVALID');
  }
}
