import { Injectable } from '@nestjs/common';
import type { PresentedOrganisation } from '#contract';
import { DirectoryService } from '#identity';
import type { Directory, DirectoryPerson } from './directory.js';

/** Names that can be had without waiting: deciding and presenting happen between two changes and read nothing. */
@Injectable()
export class PlanDirectory implements Directory {
  private readonly people = new Map<string, DirectoryPerson>();
  private readonly organisations = new Map<string, PresentedOrganisation>();

  constructor(private readonly identity: DirectoryService) {}

  async load(people: readonly string[], organisations: readonly string[] = []): Promise<void> {
    if (organisations.length > 0) await this.loadOrganisations(organisations);
    if (people.length === 0) return;
    for (const row of (await this.identity.people(people)).values()) {
      const { id, type, name } = row.organisation;
      this.organisations.set(id, { id, type, name });
      this.people.set(row.id, {
        id: row.id,
        name: row.name,
        function: row.function,
        functions: row.functions,
        organisation: id,
      });
    }
  }

  private async loadOrganisations(ids: readonly string[]): Promise<void> {
    for (const { id, type, name } of (await this.identity.organisations(ids)).values()) {
      this.organisations.set(id, { id, type, name });
    }
  }

  person(id: string): DirectoryPerson | undefined {
    return this.people.get(id);
  }

  organisation(id: string): PresentedOrganisation | undefined {
    return this.organisations.get(id);
  }
}
