import { Injectable } from '@nestjs/common';
import type { PresentedOrganisation } from '#contract';
import { DirectoryService, type OrganisationRow } from '#identity';
import type { Directory, DirectoryPerson } from './directory.js';

/** Names that can be had without waiting: deciding and presenting happen between two changes and read nothing. */
@Injectable()
export class PlanDirectory implements Directory {
  private readonly people = new Map<string, DirectoryPerson>();
  private readonly organisations = new Map<string, PresentedOrganisation>();
  private readonly active = new Set<string>();

  constructor(private readonly identity: DirectoryService) {}

  async load(people: readonly string[], organisations: readonly string[] = []): Promise<void> {
    if (organisations.length > 0) await this.loadOrganisations(organisations);
    if (people.length === 0) return;
    for (const row of (await this.identity.people(people)).values()) {
      const { id } = row.organisation;
      this.keep(row.organisation);
      this.people.set(row.id, {
        id: row.id,
        name: row.name,
        function: row.function,
        functions: row.functions,
        organisation: id,
        active: row.active,
      });
    }
  }

  private async loadOrganisations(ids: readonly string[]): Promise<void> {
    for (const row of (await this.identity.organisations(ids)).values()) this.keep(row);
  }

  private keep({ id, type, name, active }: OrganisationRow): void {
    this.organisations.set(id, { id, type, name });
    if (active) this.active.add(id);
    else this.active.delete(id);
  }

  person(id: string): DirectoryPerson | undefined {
    return this.people.get(id);
  }

  organisation(id: string): PresentedOrganisation | undefined {
    return this.organisations.get(id);
  }

  mayTakePart(organisation: string): boolean {
    const known = this.organisations.get(organisation);
    return known !== undefined && known.type !== 'PLATFORM' && this.active.has(organisation);
  }
}
