import { newOpId, type PlanQuery } from './plan-query.js';

const GROUND = { purpose: 'Oefenen', basis: 'LEGAL_TASK', reviewAt: '2099-06-01' };

/** Begins an active case; answers its id. */
export async function beginActive(by: PlanQuery, label: string): Promise<string> {
  const { beginCase } = await by.ask<{ beginCase: string }>(
    'mutation ($newCase: NewCaseInput!) { beginCase(newCase: $newCase) }',
    { newCase: { opId: newOpId(), label, ground: GROUND } },
  );
  await changeCircle(by, beginCase, { status: { to: 'ACTIVE' } });
  return beginCase;
}

export async function invite(by: PlanQuery, planId: string, whose: PlanQuery): Promise<void> {
  const organisation = await organisationOf(whose);
  await changeCircle(by, planId, { invite: { organisation, ground: GROUND, past: 'ALL' } });
}

/** Withdraws the invitation of somebody's organisation, or ends that it takes part. */
export async function endFor(by: PlanQuery, planId: string, whose: PlanQuery): Promise<void> {
  const organisation = await organisationOf(whose);
  await changeCircle(by, planId, { end: { organisation, reason: 'Niet meer nodig' } });
}

export async function putOn(by: PlanQuery, planId: string, whom: PlanQuery): Promise<void> {
  await changeCircle(by, planId, { addPerson: { person: await whom.personId() } });
}

export async function takeOff(by: PlanQuery, planId: string, whom: PlanQuery): Promise<void> {
  await changeCircle(by, planId, { endPerson: { person: await whom.personId() } });
}

/** Presses the emergency button and ends what it opened; answers which use it was. */
export async function press(by: PlanQuery, planId: string, reason: string): Promise<string> {
  const use = newOpId();
  await submit(by, planId, { breakGlassUse: { opId: use, section: 'shelterLocation', reason } });
  await submit(by, planId, { breakGlassEnd: { opId: newOpId(), use } });
  return use;
}

export async function conclude(by: PlanQuery, planId: string, use: string): Promise<void> {
  const review = { verdict: 'JUSTIFIED', conclusion: 'Was in orde, nagevraagd.' };
  await submit(by, planId, { breakGlassReview: { opId: newOpId(), use, ...review } });
}

async function organisationOf(whose: PlanQuery): Promise<string> {
  const { me } = await whose.ask<{ me: { organisation: { id: string } } }>(
    '{ me { organisation { id } } }',
    {},
  );
  return me.organisation.id;
}

async function changeCircle(
  by: PlanQuery,
  planId: string,
  step: Record<string, object>,
): Promise<void> {
  const said = Object.entries(step).map(([kind, what]) => [kind, { opId: newOpId(), ...what }]);
  const { changeCircle: answer } = await by.ask<{ changeCircle: { __typename: string } }>(
    'mutation ($planId: ID!, $op: CircleOpInput!) { changeCircle(planId: $planId, op: $op) { __typename } }',
    { planId, op: Object.fromEntries(said) as object },
  );
  if (answer.__typename === 'OpRefused') throw new Error(`refused: ${JSON.stringify(step)}`);
}

async function submit(by: PlanQuery, planId: string, op: object): Promise<void> {
  const { submit: answers } = await by.ask<{ submit: { __typename: string }[] }>(
    'mutation ($planId: ID!, $ops: [OpInput!]!) { submit(planId: $planId, ops: $ops) { __typename } }',
    { planId, ops: [op] },
  );
  if (answers.some(({ __typename: type }) => type !== 'OpAccepted')) throw new Error('refused');
}
