import { randomBytes, randomUUID } from 'node:crypto';
import { makeOpId, type OrganisationType, type PersonFunction } from '#contract';
import { DirectoryService, type OrganisationRow } from '#identity';
import type { Ctx } from '#kernel';
import { PlanCreator } from '#plan';
import type { TestApp } from './app.js';

export type BuiltOrganisation = Omit<OrganisationRow, 'active'>;

/** Somebody who can sign in, with the organisation that was made along. */
export interface BuiltPerson {
  id: string;
  code: string;
  name: string;
  function: string;
  functions: PersonFunction[];
  organisation: BuiltOrganisation;
}

export function newOpId(at = Date.now()): string {
  return makeOpId(at, randomBytes(10));
}

export async function buildOrganisation(
  app: TestApp,
  given: Partial<BuiltOrganisation> = {},
): Promise<BuiltOrganisation> {
  const organisation = {
    id: randomUUID(),
    type: 'NEIGHBOURHOOD_TEAM' as const,
    name: 'Wijkteam',
    ...given,
  };
  await app.get(DirectoryService).addOrganisation(organisation);
  return organisation;
}

export async function buildPerson(
  app: TestApp,
  given: Partial<BuiltPerson> & { type?: OrganisationType } = {},
): Promise<BuiltPerson> {
  const { type, ...rest } = given;
  const organisation =
    rest.organisation ?? (await buildOrganisation(app, type ? { type, name: type } : {}));
  const code = rest.code ?? randomBytes(8).toString('hex');
  const person = {
    id: randomUUID(),
    code,
    name: `Persoon ${code}`,
    function: 'Medewerker',
    functions: [],
    ...rest,
    organisation,
  };
  await app.get(DirectoryService).addPerson({ ...person, organisationId: organisation.id });
  return person;
}

/** What the services take first, for this person. */
export function ctxOf({ id, organisation, functions }: BuiltPerson): Ctx {
  return {
    actor: {
      person: id,
      organisation: organisation.id,
      organisationType: organisation.type,
      functions,
    },
    requestId: 'test',
  };
}

export interface BuiltPlan {
  id: string;
  caseNumber: string;
  label: string;
}

/** A plan with these people on the case; the first of them made it. */
export async function buildPlan(
  app: TestApp,
  members: readonly [BuiltPerson, ...BuiltPerson[]],
  given: Partial<BuiltPlan> = {},
): Promise<BuiltPlan> {
  const id = randomUUID();
  const plan = { id, caseNumber: `C-${id.slice(0, 8)}`, label: 'Casus', ...given };
  await app.get(PlanCreator).create(ctxOf(members[0]), {
    ...plan,
    members: members.map((member) => ({ person: member.id, organisation: member.organisation.id })),
  });
  return plan;
}
