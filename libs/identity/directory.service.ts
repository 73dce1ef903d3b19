import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ILike, In, Not, type Repository } from 'typeorm';
import { CLOCK, type Clock } from '#kernel';
import { ExpiringCache } from './expiring-cache.js';
import { OrganisationEntity, type OrganisationRow } from './organisation.entity.js';
import { PersonEntity, type PersonRow } from './person.entity.js';

/** Names change seldom; whoever was renamed is seen so within this time. Rights never come from here. */
const KEPT_MS = 10_000;
const KEPT_AT_MOST = 5000;
const FOUND_AT_MOST = 20;
const FOUND_BY_AT_MOST = 100;
const PEOPLE_AT_MOST = 500;

/** Who the people and organisations are that ids stand for. */
@Injectable()
export class DirectoryService {
  private readonly people_: ExpiringCache<PersonRow>;
  private readonly organisations_: ExpiringCache<OrganisationRow>;

  constructor(
    @InjectRepository(PersonEntity) private readonly personRows: Repository<PersonRow>,
    @InjectRepository(OrganisationEntity)
    private readonly organisationRows: Repository<OrganisationRow>,
    @Inject(CLOCK) clock: Clock,
  ) {
    const kept = { ms: KEPT_MS, atMost: KEPT_AT_MOST };
    this.people_ = new ExpiringCache(clock, kept);
    this.organisations_ = new ExpiringCache(clock, kept);
  }

  /** People by id, with their organisation. Unknown ids are not in the answer. */
  async people(ids: Iterable<string>): Promise<Map<string, PersonRow>> {
    return this.people_.getAll(ids, (missing) =>
      this.personRows.find({ where: { id: In(missing) }, relations: { organisation: true } }),
    );
  }

  async person(id: string): Promise<PersonRow | undefined> {
    return (await this.people([id])).get(id);
  }

  async organisations(ids: Iterable<string>): Promise<Map<string, OrganisationRow>> {
    return this.organisations_.getAll(ids, (missing) =>
      this.organisationRows.findBy({ id: In(missing) }),
    );
  }

  async organisation(id: string): Promise<OrganisationRow | undefined> {
    return (await this.organisations([id])).get(id);
  }

  async personByCode(code: string): Promise<PersonRow | undefined> {
    const row = await this.personRows.findOne({
      where: { code, active: true },
      relations: { organisation: true },
    });
    return row ?? undefined;
  }

  /** Everyone who can sign in, in the order of their codes; only the demo shows this. */
  async everyone(): Promise<PersonRow[]> {
    return this.personRows.find({
      where: { active: true },
      relations: { organisation: true },
      order: { code: 'ASC' },
    });
  }

  /** Organisations that can take part in a case, by part of their name, 20 at most. */
  async findOrganisations(name: string): Promise<OrganisationRow[]> {
    const words = name.trim().slice(0, FOUND_BY_AT_MOST);
    return this.organisationRows.find({
      where: {
        name: ILike(`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`),
        type: Not('PLATFORM'),
        active: true,
      },
      order: { name: 'ASC', id: 'ASC' },
      take: FOUND_AT_MOST,
    });
  }

  /** Everyone of an organisation who can sign in, by name. */
  async peopleOf(organisationId: string): Promise<PersonRow[]> {
    return this.personRows.find({
      where: { organisationId, active: true },
      order: { name: 'ASC', id: 'ASC' },
      take: PEOPLE_AT_MOST,
    });
  }

  async addOrganisation({ id, type, name }: Omit<OrganisationRow, 'active'>): Promise<void> {
    await this.organisationRows.insert({ id, type, name });
  }

  async addPerson(
    person: Omit<PersonRow, 'organisation' | 'active' | 'functions'> &
      Partial<Pick<PersonRow, 'functions'>>,
  ): Promise<void> {
    const { id, organisationId, code, name, functions = [] } = person;
    const row = { id, organisationId, code, name, function: person.function, functions };
    await this.personRows.insert(row);
  }
}
