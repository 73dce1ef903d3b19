import type { PresentedItem } from '#contract';
import type { Chance } from '../../proofs/chance.js';
import { newOpId } from '../factories.js';
import { correcting, setOp, viewOp } from '../ops.js';
import type { Step } from './visible-steps.js';
import { ROLES, type Role, type World } from './world.js';

/** Somebody records a view of a person whom the reader sees, or puts one right, at an item that the reader sees. */
export const tell: Step = async (world, chance) => {
  const item = await pick(world, chance);
  const people = (await readable(world)).filter(({ kind }) => kind === 'involvedPerson');
  const person = people[chance.below(Math.max(1, people.length))];
  const role = chance.pick(ROLES);
  if (!item || !person) return;
  const words = chance.pick(['Zo was het niet.', 'Ik wil zelf bellen.']);
  const view = item.views[chance.below(Math.max(1, item.views.length))];
  const op =
    view && chance.below(2) === 0
      ? correcting(setOp(view, { ...view.value, words }), chance.pick(['Verkeerd verstaan', '']))
      : viewOp(item, person, words);
  await world.submit(role, op);
};

/** A view of somebody whom the reader does not see, at an item that they do; now and then put right. */
export async function tellHidden(world: World, chance: Chance): Promise<void> {
  const id = (await pick(world, chance))?.id;
  const roles = ROLES.filter((role) => role !== world.reader);
  for (const role of roles) {
    const [item, person] = [await world.seen(role, id), await hiddenPerson(world, role)];
    if (!item || !person) continue;
    const own = item.views.filter(({ value }) => value.person === person.id);
    const view = own[chance.below(Math.max(1, own.length))];
    const right = view && { ...view.value, words: chance.pick(['geheim', 'anders']) };
    await world.submit(
      role,
      right ? correcting(setOp(view, right)) : viewOp(item, person, 'geheim'),
    );
    return;
  }
}

/** Records a view of somebody who may be there, at an item that the reader sees, and at one that may be there. */
export async function guessView(
  world: World,
  chance: Chance,
  { person, item }: { person: { id: string }; item: { stream: string } },
): Promise<void> {
  const own = await pick(world, chance);
  if (own) await world.submit(world.reader, viewOp(own, person));
  await world.submit(world.reader, viewOp(item, { id: newOpId() }));
}

async function pick(world: World, chance: Chance): Promise<PresentedItem | undefined> {
  const items = await readable(world);
  return items[chance.below(Math.max(1, items.length))];
}

async function readable(world: World): Promise<PresentedItem[]> {
  return (await world.desk(world.reader).peek()).filter(({ removed }) => !removed);
}

async function hiddenPerson(world: World, role: Role): Promise<PresentedItem | undefined> {
  const items = await world.desk(role).peek();
  return items.find(
    ({ id, kind, removed }) => world.hidden.includes(id) && kind === 'involvedPerson' && !removed,
  );
}
