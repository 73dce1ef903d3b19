import type { Audience, ErrorCode } from '#contract';
import type { Desk } from './desk.js';
import type { BuiltPerson } from './factories.js';
import { setOp, valueIn } from './ops.js';

/** Proposes somebody as regievoerder, and answers the item. */
export async function propose(
  desk: Desk,
  director: BuiltPerson,
  { deputy, audience }: { deputy?: BuiltPerson; audience?: Audience } = {},
): Promise<string> {
  const { id } = await desk.add('caseDirection', audience && { audience });
  await desk.accepted(setOp(valueIn(await desk.item(id), 'director'), professional(director)));
  if (deputy) {
    await desk.accepted(setOp(valueIn(await desk.item(id), 'deputy'), professional(deputy)));
  }
  return id;
}

/** What comes of setting a field of the item, by whoever sits at this desk. */
export async function setField(
  desk: Desk,
  id: string,
  [field, value]: [string, unknown],
): Promise<ErrorCode | 'OK' | undefined> {
  return (await desk.codes(setOp(valueIn(await desk.item(id), field), value)))[0];
}

export function accept(desk: Desk, id: string): Promise<ErrorCode | 'OK' | undefined> {
  return setField(desk, id, ['status', 'ACCEPTED']);
}

/** Makes somebody the regievoerder: they propose themselves, and the other accepts. */
export async function direct(director: Desk, other: Desk, deputy?: BuiltPerson): Promise<string> {
  const id = await propose(director, director.person, deputy && { deputy });
  const code = await accept(other, id);
  if (code !== 'OK') throw new Error(`not accepted: ${code}`);
  return id;
}

export function professional({ id }: BuiltPerson): { sort: 'professional'; id: string } {
  return { sort: 'professional', id };
}
