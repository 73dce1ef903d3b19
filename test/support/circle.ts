import { circleOpShape, type CircleOpInput, type ErrorCode, type GroundInput } from '#contract';
import { Refused } from '#kernel';
import { PlanWriter } from '#plan';
import type { TestApp } from './app.js';
import { Desk } from './desk.js';
import { buildPerson, ctxOf, newOpId } from './factories.js';

type Unsent = CircleOpInput extends infer Op
  ? Op extends unknown
    ? Omit<Op, 'opId'>
    : never
  : never;

/** What comes of a change of the circle: OK, or the code of the refusal. */
export async function circle(desk: Desk, op: Unsent): Promise<ErrorCode | 'OK'> {
  return circleBy(desk, { ...op, opId: newOpId() } as CircleOpInput);
}

export async function circleBy(desk: Desk, op: CircleOpInput): Promise<ErrorCode | 'OK'> {
  const writer = desk.app.get(PlanWriter);
  try {
    const parsed = circleOpShape.parse(op);
    const result = await writer.changeCircle(ctxOf(desk.person), desk.planId, parsed);
    return result.ok ? 'OK' : result.error.code;
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

/** A day so many days from today, as in `2026-05-31`. */
export function dayFrom(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export function ground(more: Partial<GroundInput> = {}): GroundInput {
  return { purpose: 'Veiligheid herstellen', basis: 'LEGAL_TASK', reviewAt: dayFrom(30), ...more };
}

export function inviteOf(
  { id }: { id: string },
  more: Partial<Extract<Unsent, { kind: 'organisation.invite' }>> = {},
): Extract<Unsent, { kind: 'organisation.invite' }> {
  return { kind: 'organisation.invite', organisation: id, ground: ground(), past: 'ALL', ...more };
}

/** Somebody of an organisation that is not in the case yet and takes in cases for it. */
export async function buildNewcomer(
  app: TestApp,
  { planId }: { planId: string },
  given: Parameters<typeof buildPerson>[1] = {},
): Promise<Desk> {
  const person = await buildPerson(app, {
    type: 'NEIGHBOURHOOD_TEAM',
    functions: ['CASE_INTAKE'],
    ...given,
  });
  return new Desk(app, person, planId);
}

/** The newcomer's organisation takes part, and the newcomer is on the case. */
export async function letIn(
  leader: Desk,
  newcomer: Desk,
  more: Parameters<typeof inviteOf>[1] = {},
): Promise<void> {
  const codes = [
    await circle(leader, inviteOf(newcomer.person.organisation, more)),
    await circle(newcomer, { kind: 'organisation.accept', persons: [newcomer.person.id] }),
  ];
  if (codes.some((code) => code !== 'OK')) throw new Error(`not let in: ${codes.join()}`);
}
