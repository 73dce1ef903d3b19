import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DirectoryService } from './directory.service.js';
import type { OrganisationRow } from './organisation.entity.js';
import type { PersonRow } from './person.entity.js';

/** Names for the many places of one answer where an id stands: asked for one by one, read together. */
@Injectable()
export class NameLoader {
  private readonly people: DataLoader<string, PersonRow>;
  private readonly organisations: DataLoader<string, OrganisationRow>;

  constructor(directory: DirectoryService) {
    // The directory keeps what it knows; a second memory here would never forget.
    const options = { cache: false };
    this.people = new DataLoader(async (ids) => pick(ids, await directory.people(ids)), options);
    this.organisations = new DataLoader(
      async (ids) => pick(ids, await directory.organisations(ids)),
      options,
    );
  }

  person(id: string): Promise<PersonRow> {
    return this.people.load(id);
  }

  organisation(id: string): Promise<OrganisationRow> {
    return this.organisations.load(id);
  }
}

function pick<Row>(ids: readonly string[], rows: ReadonlyMap<string, Row>): (Row | Error)[] {
  return ids.map((id) => rows.get(id) ?? new Error('an id that nobody has'));
}
