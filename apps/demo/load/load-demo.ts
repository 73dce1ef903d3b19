import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { makeOpId, opIdTime } from '#contract';
import { AccountService, DirectoryService, IdentityModule } from '#identity';
import { KernelModule, loadConfig, VangnetLogger, type Config } from '#kernel';
import { PlanCreator, PlanListService, PlanModule, PlanReader, PlanWriter } from '#plan';
import {
  CONFERENCE_CASE,
  dayZeroOf,
  DEMO_ADMINISTRATORS,
  DEMO_ORGANISATIONS,
  DEMO_PEOPLE,
  DEMO_PERSON_CODES,
  demoGround,
  organisationIdOf,
  SECOND_CASE,
  type DemoCase,
  type DemoOrganisationType,
  type DemoPersonCode,
} from '../demo-case/index.js';
import { LAST_LOADED } from './demo-presence.js';
import { demoCtx } from './demo-ctx.js';
import { PlanFiller } from './plan-filler.js';
import { VersionSetter } from './version-setter.js';

@Module({})
class DemoLoadModule {
  static with(config: Config): DynamicModule {
    return {
      module: DemoLoadModule,
      imports: [KernelModule.with(config), IdentityModule, PlanModule],
    };
  }
}

/**
 * Loads the demo case through the same services that every edit goes through, so that the log tells of it and names who
 * wrote what. Loading that was broken off goes on where it was: ids follow from the plan's own.
 */
export async function loadDemo(databaseUrl: string, keyFolder: string): Promise<void> {
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    VANGNET_KEY_FOLDER: keyFolder,
    VANGNET_DEMO: '1',
    VANGNET_LOG_LEVEL: 'warn',
  });
  const app = await NestFactory.createApplicationContext(DemoLoadModule.with(config), {
    logger: new VangnetLogger(config.log),
    abortOnError: false,
  });
  try {
    const people = { directory: app.get(DirectoryService), accounts: app.get(AccountService) };
    await loadDirectory(people);
    const services = {
      creator: app.get(PlanCreator),
      list: app.get(PlanListService),
      filler: new PlanFiller(app.get(PlanWriter), app.get(PlanReader)),
      versions: new VersionSetter(app.get(PlanWriter), app.get(PlanReader)),
    };
    for (const demoCase of [CONFERENCE_CASE, SECOND_CASE]) await loadCase(demoCase, services);
    await addPerson(people, LAST_LOADED);
  } finally {
    await app.close();
  }
}

interface People {
  directory: DirectoryService;
  accounts: AccountService;
}

/** Everyone but the last: who finds that one knows that all before it is there. */
async function loadDirectory(people: People): Promise<void> {
  for (const organisation of Object.values(DEMO_ORGANISATIONS)) {
    const known = await people.directory.organisation(organisation.id);
    if (!known) await people.directory.addOrganisation(organisation);
  }
  for (const code of DEMO_PERSON_CODES) {
    if (code !== LAST_LOADED) await addPerson(people, code);
  }
}

async function addPerson({ directory, accounts }: People, code: DemoPersonCode): Promise<void> {
  const { id, name, function: role, functions } = DEMO_PEOPLE[code];
  if (!(await directory.person(id))) {
    await directory.addPerson({
      id,
      organisationId: organisationIdOf(code),
      code,
      name,
      function: role,
      functions: [...functions],
    });
  }
  const login = `${code.toLowerCase()}@voorbeeld.example`;
  const administrator = DEMO_ADMINISTRATORS.has(code);
  await accounts.addForSetUp({ personId: id, login, administrator });
}

interface LoadServices {
  creator: PlanCreator;
  list: PlanListService;
  filler: PlanFiller;
  versions: VersionSetter;
}

async function loadCase(demoCase: DemoCase, services: LoadServices): Promise<void> {
  const { caseNumber, label, members, openedBy } = demoCase;
  const ctx = demoCtx(openedBy);
  const { rows } = await services.list.page(ctx, { first: 100 });
  const begun = rows.find((row) => row.caseNumber === caseNumber);
  const id = begun?.id ?? makeOpId(Date.now(), randomBytes(10));
  if (!begun) {
    const people = members.map((code) => ({
      person: DEMO_PEOPLE[code].id,
      organisation: organisationIdOf(code),
    }));
    const dayZero = dayZeroOf(opIdTime(id));
    const types = new Set(
      members
        .map((code) => DEMO_PEOPLE[code].organisation)
        .filter((type): type is DemoOrganisationType => type !== 'PLATFORM'),
    );
    const participations = [...types].map((type) => ({
      organisation: DEMO_ORGANISATIONS[type].id,
      ground: demoGround(type, dayZero),
    }));
    const plan = { id, caseNumber, label, members: people, participations };
    await services.creator.create(ctx, plan);
  }
  await fillPlan(id, demoCase, services);
}

/** A version holds what stands in the plan by then, so the items come in parts. */
async function fillPlan(
  id: string,
  { items, versions = [] }: DemoCase,
  { filler, versions: setter }: LoadServices,
): Promise<void> {
  for (const version of versions) {
    const end = items.findIndex(({ key }) => key === version.upTo) + 1;
    await filler.fill(id, items.slice(0, end));
    await setter.set(id, version);
  }
  await filler.fill(id, items);
}
