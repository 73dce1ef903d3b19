import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import type { OrganisationType } from '#contract';
import { DirectoryService } from '#identity';
import { loadConfig } from '#kernel';
import { PlanCreator } from '#plan';
import { AppModule } from '../../apps/api/app.module.js';

/**
 * A process of its own, so that nothing of it stays in the server that is measured: puts eight people of four
 * organisations in the database, once, and makes so many empty plans of which all of them are members.
 */
const ORGANISATIONS: readonly OrganisationType[] = [
  'VEILIG_THUIS',
  'POLICE',
  'SHELTER',
  'NEIGHBOURHOOD_TEAM',
];

export interface SeedOrder {
  count: number;
  /** Sign-in codes. */
  people: readonly string[];
}

interface Member {
  person: string;
  organisation: string;
  type: OrganisationType;
}

process.on('disconnect', () => process.exit());
process.on('message', (order: SeedOrder) => {
  seed(order)
    .then((plans) => process.send?.({ plans }))
    .catch((error: unknown) => process.send?.({ failed: String(error) }));
});

async function seed({ count, people }: SeedOrder): Promise<string[]> {
  const app = await NestFactory.createApplicationContext(
    AppModule.with(loadConfig({ ...process.env, VANGNET_LOG_LEVEL: 'error' })),
    { logger: false, abortOnError: false },
  );
  try {
    const members = await membersOf(app.get(DirectoryService, { strict: false }), people);
    const creator = app.get(PlanCreator, { strict: false });
    const plans: string[] = [];
    while (plans.length < count) plans.push(await createPlan(creator, members));
    return plans;
  } finally {
    await app.close();
  }
}

async function createPlan(creator: PlanCreator, members: readonly Member[]): Promise<string> {
  const id = randomUUID();
  const [first] = members;
  if (!first) throw new Error('a plan needs members');
  const actor = { ...first, organisationType: first.type, functions: [] };
  await creator.create(
    { actor, requestId: 'bench' },
    { id, caseNumber: id.slice(0, 8), label: 'Meting', members },
  );
  return id;
}

async function membersOf(directory: DirectoryService, codes: readonly string[]): Promise<Member[]> {
  const members: Member[] = [];
  const organisations = ORGANISATIONS.map((type) => ({ id: randomUUID(), type }));
  for (const [index, code] of codes.entries()) {
    const known = await directory.personByCode(code);
    if (known) {
      const { id, type } = known.organisation;
      members.push({ person: known.id, organisation: id, type });
      continue;
    }
    const organisation = organisations[index % organisations.length];
    if (!organisation) throw new Error('no organisation');
    const { id, type } = organisation;
    if (index < organisations.length) await directory.addOrganisation({ id, type, name: type });
    const person = randomUUID();
    await directory.addPerson({
      id: person,
      organisationId: id,
      code,
      name: code,
      function: 'meting',
    });
    members.push({ person, organisation: id, type });
  }
  return members;
}
