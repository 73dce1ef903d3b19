import {
  fieldOf,
  isText,
  ITEM_KIND_NAMES,
  ITEM_RECORD_KINDS,
  type Audience,
  type Correction,
  type FieldValue,
  type PersonRef,
  type PresentedItem,
} from '#contract';
import type { Chance } from '../../proofs/chance.js';
import { circle } from '../circle.js';
import { newOpId } from '../factories.js';
import {
  addOp,
  audienceOp,
  listed,
  moveOp,
  named,
  OPEN,
  OWN,
  removeOp,
  restoreOp,
  setOp,
  textIn,
  typeOp,
} from '../ops.js';
import { endVisit } from './past-questions.js';
import { tell } from './view-steps.js';
import { ROLES, type Role, type World } from './world.js';

/** Something that happens in both worlds, drawn from the same chance, and looks the same to the reader in both. */
export type Step = (world: World, chance: Chance) => Promise<void>;

/** What there is to begin with, by somebody else, and a version of it. */
export async function beginPlan(world: World): Promise<void> {
  const role = world.reader === 'vt' ? 'team' : 'vt';
  for (const kind of ['involvedPerson', 'agreement', 'agreement', 'unsafeSituation'] as const) {
    const op = addOp(kind, { audience: OPEN });
    await world.submit(role, op);
    world.items.push(op.opId);
  }
  await world.changeCircle(world.leader, { propose: { opId: newOpId(), note: null } });
}

const add: Step = async (world, chance) => {
  const role = chance.pick(ROLES);
  const after = [undefined, null, lastSeen(world, chance)][chance.below(3)];
  const op = addOp(chance.pick(ITEM_KIND_NAMES), {
    audience: audienceWith(world, chance, role),
    ...(after !== undefined && { after }),
  });
  await world.submit(role, op);
  if (await world.seen(world.reader, op.opId)) world.items.push(op.opId);
};

const edit: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  const texts = Object.keys(item?.fields ?? {}).filter((name) => isTextField(item, name));
  if (!item || texts.length === 0) return;
  const text = textIn(item, chance.pick(texts));
  const at = chance.below(text.text.length + 1);
  const remove = chance.below(3) === 0 ? Math.min(4, text.text.length - at) : 0;
  const op = typeOp(text, { at, remove, insert: chance.pick(['woord ', 'é\n', 'x']) });
  await world.submit(role, { ...op, ...putsBack(chance, text.rev), ...corrects(chance, text.rev) });
};

const set: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  // Who reads a field with an audience of its own can differ between the worlds.
  const isShared = (name: string): boolean =>
    item !== undefined && !isTextField(item, name) && !fieldOf(item.kind, name)?.audience;
  const names = Object.keys(item?.fields ?? {}).filter(isShared);
  if (!item || names.length === 0) return;
  const name = chance.pick(names);
  const field = item.fields[name];
  const definition = fieldOf(item.kind, name);
  if (!field || definition?.type === 'person') return;
  const rev = chance.below(5) === 0 ? Math.max(0, field.rev - 1) : field.rev;
  const choices: FieldValue[] = [null, 'SHORT', 'AGREED', '2026-03-02', true, 7, 'Tekst', 'WEEKLY'];
  const op = setOp({ ...field, rev }, chance.pick(choices));
  await world.submit(role, { ...op, ...putsBack(chance, rev), ...corrects(chance, rev) });
};

/** The list names the same people to the reader in both worlds; others see hidden ones among them in one. */
const refer: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  const field = item?.fields['actor'] ?? item?.fields['who'] ?? item?.fields['person'];
  if (!item || !field) return;
  const people = (await seenItems(world)).filter(({ kind }) => kind === 'involvedPerson');
  const chosen = people.filter(() => chance.below(2) === 0).map(({ id }) => id);
  const secret = role === world.reader ? [] : await hiddenPeople(world, role);
  const refs = [...secret, ...chosen].map((id): PersonRef => ({ sort: 'involved', id }));
  const op = setOp(field, refs.length === 0 && chance.below(2) === 0 ? null : refs);
  await world.submit(role, { ...op, ...putsBack(chance, field.rev) });
};

/** Now and then somebody says that this stood there before, which can be so. */
function putsBack(chance: Chance, rev: number): { restores?: number } {
  return rev > 1 && chance.below(3) === 0 ? { restores: 1 + chance.below(rev - 1) } : {};
}

/** Now and then it is a correction; with a reason, or without. */
function corrects(chance: Chance, rev: number): { corrects?: Correction } {
  if (rev === 0 || chance.below(4) > 0) return {};
  return { corrects: { rev: 1 + chance.below(rev), reason: chance.pick(['Verkeerd', '']) } };
}

/** The reader was away, and comes back. */
const comeBack: Step = async (world) => endVisit(world);

const move: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  const after = chance.below(3) === 0 ? null : lastSeen(world, chance);
  if (item) await world.submit(role, moveOp(item, after === item.id ? null : after));
};

const remove: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  if (item) await world.submit(role, item.removed ? restoreOp(item) : removeOp(item));
};

/** Somebody takes the reader's sight of an item, or gives it. */
const show: Step = async (world, chance) => {
  const id = world.items[chance.below(Math.max(1, world.items.length))];
  for (const role of ROLES) {
    const item = await world.seen(role, id);
    if (!item?.can.audience) continue;
    const isHidden = !(await world.seen(world.reader, id));
    if (isHidden) await noise(world, role, item);
    const now = await world.seen(role, id);
    if (now)
      await world.submit(
        role,
        audienceOp(now, chance.pick([OPEN, without(world, chance, role), OPEN])),
      );
    return;
  }
};

/** An item goes out of the reader's sight, is worked on there in one world, and comes back. */
const hideAndShow: Step = async (world, chance) => {
  const id = world.items[chance.below(Math.max(1, world.items.length))];
  for (const role of ROLES) {
    const item = await world.seen(role, id);
    if (role === world.reader || !item?.can.audience) continue;
    await world.submit(role, audienceOp(item, without(world, chance, role)));
    await world.settle();
    const hidden = await world.seen(role, id);
    if (hidden) await noise(world, role, hidden);
    const now = await world.seen(role, id);
    if (now) await world.submit(role, audienceOp(now, OPEN));
    return;
  }
};

const beSomewhere: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  const text = Object.values(item?.fields ?? {}).find(isText);
  const caret = { rev: text?.rev ?? 0, anchor: chance.below(9), head: chance.below(9) };
  const place = text && item ? { section: item.section, stream: text.stream, caret } : undefined;
  world.user(role).socket.emit('presence', {
    planId: world.desk(role).planId,
    ...(place ?? {
      section: chance.pick(['persons', 'agreements'] as const),
      stream: null,
      caret: null,
    }),
  });
  world.placed.add(role);
  await world.user(role).ask('plan:submit', {});
};

/** One submission holds something that the reader sees, and between two things that the reader does not. */
const addAmongHidden: Step = async (world, chance) => {
  const role = chance.pick(ROLES.filter((each) => each !== world.reader));
  const op = addOp(chance.pick(ITEM_KIND_NAMES), { audience: OPEN });
  const secret = (audience: Audience) => addOp('condition', { audience });
  const byName = secret(named(world.desk(role).person));
  const byOrganisation = secret(listed({ id: world.organisation(role) }));
  const ops = world.hasHidden ? [byName, op, byOrganisation, secret(OWN)] : [op];
  await world.submit(role, ...ops);
  if (await world.seen(world.reader, op.opId)) world.items.push(op.opId);
};

/** What the reader asks for between the steps. */
const openAgain: Step = async (world, chance) => {
  await world.noteOpened(chance.below(3) === 0 ? undefined : chance.below(100));
};

const lookAround: Step = async (world, chance) => world.noteQueries(chance.below(100));

/** Whoever leads takes a step with the case, or marks it: everyone on it is told to look anew. */
const stirCircle: Step = async (world, chance) => {
  const leader = world.desk(world.leader);
  const { circle: now } = await leader.plan();
  if (chance.below(2) === 0) {
    await circle(leader, { kind: 'case.mark', safetyHouse: !now.safetyHouse });
  } else {
    const to = now.status === 'ACTIVE' ? 'MONITORING' : 'ACTIVE';
    await circle(leader, { kind: 'case.status', to });
  }
  await world.openAnew();
};

/** The plan is put up for approval; somebody answers, or is not there to; or it is taken back. */
const decideOnVersion: Step = async (world, chance) => {
  const { leader } = world;
  const { version } = (await world.desk(leader).plan()).circle;
  const reason = 'Zo is het niet haalbaar';
  const role = chance.pick(ROLES);
  const sort = chance.below(8);
  if (version?.state !== 'OPEN') {
    await world.changeCircle(leader, { propose: { opId: newOpId(), note: reason } });
  } else {
    const { id, root } = version;
    const step = { opId: newOpId(), version: id, reason };
    const organisation = world.organisation(role);
    if (sort === 0) await world.changeCircle(leader, { withdraw: step });
    else if (sort < 3) await world.changeCircle(leader, { skip: { ...step, root, organisation } });
    else {
      const answer = sort === 3 ? 'DISAGREED' : 'APPROVED';
      await world.changeCircle(role, { answer: { ...step, root, answer } });
    }
  }
  await world.openAnew();
};

/**
 * A colleague who leaves is named in what the reader sees, and in one world in what the reader does not, and is handed over
 * by an administrator: to somebody who, in one world, may be shut out (K-06).
 */
const handOver: Step = async (world, chance) => {
  const { role, item } = await pickFor(world, chance);
  const leaver: PersonRef = { sort: 'professional', id: world.bystander.id };
  const field = item?.fields['actor'];
  if (item && field) await world.submit(role, setOp(field, [leaver]));
  const isDenied = chance.below(2) === 0;
  await nameInHidden(world, leaver);
  await world.handOver({ isDenied });
  await world.openAnew();
};

export const VISIBLE_STEPS: readonly Step[] = [
  ...[add, add, edit, edit, set, set, refer, refer, refer, refer, move, move, remove, show, show],
  ...[addAmongHidden, hideAndShow, hideAndShow, beSomewhere, openAgain, openAgain, lookAround],
  ...[stirCircle, handOver, comeBack, erase, erase, eraseDue, decideOnVersion, decideOnVersion],
  ...[tell, tell, tell],
];

/** Something that the reader sees goes, whole or in part, and comes back or does not. */
async function erase(world: World, chance: Chance): Promise<void> {
  const items = await seenItems(world);
  const item = items[chance.below(Math.max(1, items.length))];
  const owner = ROLES.find((role) => world.organisation(role) === item?.owner);
  const text = Object.values(item?.fields ?? {}).find(isText);
  const [isPart, isBack] = [chance.below(2) === 0, chance.below(2) === 0];
  if (!item || !owner) return;
  const range = { from: 0, to: Math.min(3, text?.text.length ?? 0) };
  const erasure = await world
    .eraser(owner)
    .erase(
      text && isPart
        ? { sort: 'PASSAGE', stream: text.stream, rev: text.rev, range }
        : { sort: 'ITEM', items: [item.id] },
    );
  if (erasure !== undefined && isBack) await world.eraser(owner).unerase(erasure);
}

/** What is due goes in one request with what the reader does not see, none of which is in its term (D-56), and comes back or does not. */
async function eraseDue(world: World, chance: Chance): Promise<void> {
  const item = (await seenItems(world)).find(({ kind }) => ITEM_RECORD_KINDS.includes(kind));
  const owner = ROLES.find((role) => world.organisation(role) === item?.owner);
  const isBack = chance.below(2) === 0;
  if (!item || !owner) return;
  for (const role of ROLES) {
    for (const hidden of world.erasures) await world.eraser(role).unerase(hidden);
  }
  const erasure = await world.eraser(owner).eraseDue(item.kind);
  if (erasure !== undefined && isBack) await world.eraser(owner).unerase(erasure);
}

/** Typing that leaves nothing behind, in the world where there is more to hide. */
async function noise(world: World, role: Role, item: PresentedItem): Promise<void> {
  const name = Object.keys(item.fields).find((field) => isTextField(item, field));
  if (!world.hasHidden || name === undefined || item.removed) return;
  const text = textIn(item, name);
  const insert = 'hier stond even iets';
  await world.submit(role, typeOp(text, { at: 0, insert }));
  const typed = { ...text, rev: text.rev + 1, text: insert + text.text };
  await world.submit(role, typeOp(typed, { at: 0, remove: insert.length }));
}

async function nameInHidden(world: World, leaver: PersonRef): Promise<void> {
  for (const role of ROLES.filter((each) => each !== world.reader)) {
    for (const id of world.hidden) {
      const item = await world.seen(role, id);
      const field = item?.fields['actor'];
      if (item && !item.removed && field) await world.submit(role, setOp(field, [leaver]));
    }
  }
}

/** Somebody, and an item that both this person and the reader see. */
async function pickFor(
  world: World,
  chance: Chance,
): Promise<{ role: Role; item: PresentedItem | undefined }> {
  const role = chance.pick(ROLES);
  const id = lastSeen(world, chance);
  if (!(await world.seen(world.reader, id ?? undefined))) return { role, item: undefined };
  return { role, item: await world.seen(role, id ?? undefined) };
}

function lastSeen(world: World, chance: Chance): string | null {
  const { items } = world;
  return items[Math.max(0, items.length - 1 - chance.below(6))] ?? null;
}

async function seenItems(world: World): Promise<PresentedItem[]> {
  return (await world.desk(world.reader).items()).filter(({ removed }) => !removed);
}

async function hiddenPeople(world: World, role: Role): Promise<string[]> {
  const items = await world.desk(role).items();
  return items
    .filter(
      ({ id, kind, removed }) => world.hidden.includes(id) && kind === 'involvedPerson' && !removed,
    )
    .map(({ id }) => id);
}

function audienceWith(world: World, chance: Chance, role: Role): Audience {
  if (chance.below(3) > 0) return OPEN;
  const chosen = ROLES.filter(
    (each) => [role, world.reader].includes(each) || chance.below(2) === 0,
  );
  return listed(...chosen.map((each) => ({ id: world.organisation(each) })));
}

function without(world: World, chance: Chance, role: Role): Audience {
  const others = ROLES.filter((each) => each === role || each !== world.reader);
  const audiences = [
    listed(...others.map((each) => ({ id: world.organisation(each) }))),
    named(...others.map((each) => world.desk(each).person)),
    OWN,
  ];
  return chance.pick(audiences);
}

function isTextField(item: PresentedItem | undefined, name: string): boolean {
  const field = item?.fields[name];
  return field !== undefined && isText(field);
}
