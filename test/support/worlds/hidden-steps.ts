import {
  audiencesIn,
  isText,
  ITEM_KIND_NAMES,
  kindOf,
  type Audience,
  type ItemKindName,
  type Op,
  type PresentedItem,
  type Section,
} from '#contract';
import type { Chance } from '../../proofs/chance.js';
import { newOpId } from '../factories.js';
import {
  addOp,
  audienceOp,
  fieldAudienceOp,
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
import { guessView, tellHidden } from './view-steps.js';
import type { Step } from './visible-steps.js';
import { ROLES, type Role, type World } from './world.js';

/** What happens in one world only, and must not reach the reader in any way. */
export const HIDDEN_STEPS: readonly Step[] = [
  ...[add, add, edit, set, move, remove, show, show, beThere],
  ...[nameInVain, setHiddenField, setHiddenField, showHiddenField],
  ...[shutOut, shutOut, pressButton, pressButton, checkPerson, erase, erase, unerase],
  ...[tellHidden, tellHidden, tellHidden],
];

/** What the reader tries on what may not be there: the same answer, whether it is there or not. */
export const GUESSES: readonly Step[] = [
  ...[guessOps, guessOps, guessReference, guessPlace, guessHistory, guessErasure],
];

/** What there is before the reader comes: two people and an agreement that the reader never sees. */
export async function hideSomething(world: World): Promise<void> {
  for (const kind of ['involvedPerson', 'involvedPerson', 'agreement'] as const) {
    const op = addOp(kind, { audience: others(world) });
    await world.submit(someone(world), op);
    world.hidden.push(op.opId);
  }
}

/** What there was before the organisation of the reader took part, and is not theirs to see. */
export async function livePast(world: World): Promise<void> {
  if (world.past === 'ALL') return;
  const role = someone(world);
  for (const kind of ['involvedPerson', 'agreement', 'condition', 'agreement'] as const) {
    const op = addOp(kind, { audience: OPEN });
    await world.submit(role, op);
    world.hidden.push(op.opId);
    const item = await world.seen(role, op.opId);
    if (!item || world.past !== 'CURRENT') continue;
    await world.submit(role, removeOp(item));
    world.gone.add(item.id);
  }
}

async function add(world: World, chance: Chance): Promise<void> {
  const role = someoneElse(world, chance);
  const neighbours = [...world.items, ...world.hidden];
  const after = [undefined, null, chance.pick(neighbours)][chance.below(3)];
  const kind = chance.below(3) === 0 ? 'involvedPerson' : chance.pick(ITEM_KIND_NAMES);
  const op = addOp(kind, {
    audience: hiddenFrom(world, chance, { role, section: kindOf(kind).section }),
    ...(after !== undefined && { after }),
  });
  await world.submit(role, op);
  if (await world.seen(role, op.opId)) world.hidden.push(op.opId);
}

async function edit(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  const name = Object.keys(item?.fields ?? {}).find((field) => isTextField(item, field));
  if (item && name) await world.submit(role, typeOp(textIn(item, name), { insert: 'geheim ' }));
}

async function set(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  const field = Object.values(item?.fields ?? {}).find((each) => !isText(each));
  if (field) await world.submit(role, setOp(field, chance.pick(['geheim', null, 'SHORT', 'ONCE'])));
}

async function move(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  const after = chance.pick([null, ...world.items, ...world.hidden]);
  if (item) await world.submit(role, moveOp(item, after === item.id ? null : after));
}

async function remove(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  if (!item || world.gone.has(item.id)) return;
  await world.submit(role, item.removed ? restoreOp(item) : removeOp(item));
}

async function show(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  const section: Section = item?.section ?? 'agreements';
  const audience = hiddenFrom(world, chance, { role, section });
  if (item) await world.submit(role, audienceOp(item, audience));
}

/** The reader is named in a locked section where nothing lets them read. */
async function nameInVain(world: World): Promise<void> {
  const isShelter = world.reader === 'shelter';
  const role = isShelter || world.reader === 'vt' ? 'police' : 'vt';
  const audience = named(world.desk(role).person, world.desk(world.reader).person);
  if (world.reader === 'team') {
    const op = addOp('additionalProtection', { audience });
    await world.submit(role, op);
    world.hidden.push(op.opId);
  }
  if (isShelter) return;
  const shelter = named(world.desk('shelter').person, world.desk(world.reader).person);
  const op = addOp('shelterLocation', { audience: shelter });
  await world.submit('shelter', op);
  world.hidden.push(op.opId);
}

/**
 * Somebody on the case has a conflict of interest, or had one by mistake: a colleague who does nothing in the plan, for
 * whoever is shut out is seen to stop (D-40). The reader adds nobody and loses nobody.
 */
async function shutOut(world: World, chance: Chance): Promise<void> {
  const person = world.bystander;
  const kind = chance.below(3) === 0 ? 'person.allow' : 'person.deny';
  const op = { opId: newOpId(), person: person.id };
  await world.administer(kind === 'person.deny' ? { kind, ...op, how: 'MATCH' } : { kind, ...op });
}

/** Somebody presses, ends, or has judged what was pressed; the reader is neither coordinator nor regievoerder. */
async function pressButton(world: World, chance: Chance): Promise<void> {
  if (world.reader === 'shelter') return;
  const role = someoneElse(world, chance);
  const use = world.uses[chance.below(Math.max(1, world.uses.length))];
  const opId = newOpId();
  const step = chance.below(3);
  if (use === undefined || step === 0) {
    world.uses.push(opId);
    const reason = 'Iemand is in gevaar';
    await world.submit(role, { kind: 'breakGlass.use', opId, section: 'shelterLocation', reason });
  } else if (step === 1) {
    for (const each of ROLES) {
      const op = { kind: 'breakGlass.end', opId: newOpId(), use } as const;
      if (each !== world.reader) await world.submit(each, op);
    }
  } else {
    const said = { verdict: 'JUSTIFIED', conclusion: 'Er was geen andere weg' } as const;
    await world.submit('shelter', { kind: 'breakGlass.review', opId, use, ...said });
  }
}

/** A check of somebody whom the reader does not see. */
async function checkPerson(world: World, chance: Chance): Promise<void> {
  const people = (await hiddenItems(world)).filter(
    ({ kind, removed }) => kind === 'involvedPerson' && !removed,
  );
  const person = people[chance.below(Math.max(1, people.length))];
  if (person) await world.checkPerson(someone(world), person.id);
}

/** Something that the reader does not see goes: an item, a person, or part of a text. */
async function erase(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  if (!item) return;
  const text = Object.values(item.fields).find(isText);
  const sort = item.kind === 'involvedPerson' ? 'PERSON' : 'ITEM';
  const whole = { sort, items: [item.id] } as const;
  const range = { from: 0, to: Math.min(2, text?.text.length ?? 0) };
  const target =
    text && chance.below(2) === 0
      ? ({ sort: 'PASSAGE', stream: text.stream, rev: text.rev, range } as const)
      : { ...whole, items: [...whole.items] };
  const owner = ROLES.find((each) => world.organisation(each) === item.owner) ?? role;
  const erasure = await world.eraser(owner).erase(target);
  if (erasure !== undefined) world.erasures.push(erasure);
}

async function unerase(world: World, chance: Chance): Promise<void> {
  const erasure = world.erasures[chance.below(Math.max(1, world.erasures.length))];
  if (erasure === undefined) return;
  // Of whichever organisation it is; to the others it is absent.
  for (const role of ROLES) if (role !== world.reader) await world.eraser(role).unerase(erasure);
}

/** A field that the reader does not read, of an item that they do. */
async function setHiddenField(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickNarrow(world, chance);
  const word = item?.fields['codeWord'];
  if (word) await world.submit(role, setOp(word, chance.pick(['geheim', null, 'zwembad'])));
}

async function showHiddenField(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickNarrow(world, chance);
  const word = item?.fields['codeWord'];
  const audience = hiddenFrom(world, chance, { role, section: 'agreements' });
  if (word) await world.submit(role, fieldAudienceOp(word, audience));
}

/** Somebody who is at no place goes from one hidden place to another. */
async function beThere(world: World, chance: Chance): Promise<void> {
  const { role, item } = await pickHidden(world, chance);
  const text = Object.values(item?.fields ?? {}).find(isText);
  if (!item || !text || world.placed.has(role)) return;
  const caret = { rev: text?.rev ?? 0, anchor: chance.below(9), head: 0 };
  const { planId } = world.desk(role);
  const user = world.user(role);
  user.socket.emit('presence', { planId, section: item.section, stream: text.stream, caret });
  await user.ask('plan:submit', {});
}

async function guessOps(world: World, chance: Chance): Promise<void> {
  const item = await hiddenOrNot(world, chance);
  const audience = listed({ id: world.organisation(world.reader) });
  const ops: Op[] = [
    ...guessesAboutUse(world),
    removeOp(item),
    restoreOp(item),
    moveOp(item, null),
    audienceOp(item, audience),
    addOp('agreement', { after: item.id }),
    setOp(item.field, 'SHORT'),
    { ...setOp(item.field, 'SHORT'), corrects: { rev: 1, reason: 'Verkeerd' } },
    typeOp({ ...item.field, text: '' }, { insert: 'x' }),
    setOp({ ...item.field, rev: 3 }, null),
  ];
  for (const op of ops) await world.submit(world.reader, op);
}

/** What the reader says of a use that is none of their business, where there is one. */
function guessesAboutUse(world: World): Op[] {
  if (world.reader === 'shelter') return [];
  const use = world.uses.at(-1) ?? newOpId();
  const conclusion = 'Er was geen andere weg';
  return [
    { kind: 'breakGlass.end', opId: newOpId(), use },
    { kind: 'breakGlass.seen', opId: newOpId(), use },
    { kind: 'breakGlass.review', opId: newOpId(), use, verdict: 'JUSTIFIED', conclusion },
  ];
}

/** Names somebody in a list where that somebody may stand already. */
async function guessReference(world: World, chance: Chance): Promise<void> {
  const person = await hiddenOrNot(world, chance, 'involvedPerson');
  const { id } = person;
  await guessView(world, chance, { person, item: await hiddenOrNot(world, chance) });
  for (const item of await world.desk(world.reader).items()) {
    const field = item.fields['actor'] ?? item.fields['who'] ?? item.fields['person'];
    if (field) await world.submit(world.reader, setOp(field, [{ sort: 'involved', id }]));
  }
}

async function guessPlace(world: World, chance: Chance): Promise<void> {
  const item = await hiddenOrNot(world, chance);
  const user = world.user(world.reader);
  const { planId } = world.desk(world.reader);
  const { stream } = item.field;
  user.socket.emit('presence', { planId, section: item.section, stream, caret: null });
  world.placed.add(world.reader);
  await Promise.resolve();
}

/** What the reader asks to go, and says of what others asked. */
async function guessErasure(world: World, chance: Chance): Promise<void> {
  const { planId } = world.desk(world.reader);
  const item = await hiddenOrNot(world, chance);
  const asked = { basis: 'OTHER', reason: 'Het staat er ten onrechte' };
  const passage = { sort: 'PASSAGE', stream: item.field.stream, rev: 0, range: null };
  for (const target of [{ sort: 'ITEM', items: [item.id] }, passage]) {
    await world.notePost(`/erasures/plans/${planId}`, { ...asked, opId: newOpId(), target });
  }
  const due = { opId: newOpId(), recordKind: 'agreement', reason: asked.reason };
  await world.notePost(`/retention/due-items/${planId}`, due);
  const erasure = world.erasures.at(-1) ?? newOpId();
  for (const path of [`/erasures/${erasure}/agree`, `/erasures/${erasure}/undo`]) {
    await world.notePost(path, { opId: newOpId() });
  }
  const step = world.erasures.at(-1) ?? newOpId();
  await world.notePost(`/erasures/plans/${planId}/withdraw/${step}`, { opId: newOpId() });
}

async function guessHistory(world: World, chance: Chance): Promise<void> {
  const { id } = await hiddenOrNot(world, chance);
  await world.noteHistory({ plan: world.desk(world.reader).planId, first: 5, item: id });
}

interface Guess {
  id: string;
  section: PresentedItem['section'];
  stream: string;
  rev: number;
  field: { stream: string; rev: number };
}

/** A hidden item where there is one, and nothing at all in the world without. */
async function hiddenOrNot(world: World, chance: Chance, kind?: ItemKindName): Promise<Guess> {
  const index = chance.below(100);
  const all = await hiddenItems(world);
  const items = all.filter((item) => kind === undefined || item.kind === kind);
  const item = items[index % Math.max(1, items.length)];
  const field = item && Object.values(item.fields)[0];
  if (item && field) return { ...item, section: 'agreements', rev: 1, field: { ...field, rev: 0 } };
  const nothing = { stream: newOpId(), rev: 0 };
  return { id: newOpId(), section: 'agreements', stream: newOpId(), rev: 1, field: nothing };
}

async function pickHidden(
  world: World,
  chance: Chance,
): Promise<{ role: Role; item: PresentedItem | undefined }> {
  const roles = ROLES.filter((role) => role !== world.reader);
  const id = world.hidden[chance.below(Math.max(1, world.hidden.length))];
  const first = chance.below(roles.length);
  for (const role of [...roles.slice(first), ...roles.slice(0, first)]) {
    const item = await world.seen(role, id);
    // Whoever added it can do most with it.
    if (item?.can.audience || (item && chance.below(2) === 0)) return { role, item };
  }
  return { role: someone(world), item: undefined };
}

async function hiddenItems(world: World): Promise<PresentedItem[]> {
  const found: PresentedItem[] = [];
  for (const id of world.hidden) {
    for (const role of ROLES.filter((each) => each !== world.reader)) {
      const item = await world.seen(role, id);
      if (!item) continue;
      found.push(item);
      break;
    }
  }
  return found;
}

function someone(world: World): Role {
  return world.reader === 'vt' ? 'team' : 'vt';
}

function others(world: World): Audience {
  const roles = ROLES.filter((role) => role !== world.reader);
  return listed(...roles.map((role) => ({ id: world.organisation(role) })));
}

function someoneElse(world: World, chance: Chance): Role {
  return chance.pick(ROLES.filter((role) => role !== world.reader));
}

/** An item that the reader sees, with a field that only others do. */
async function pickNarrow(
  world: World,
  chance: Chance,
): Promise<{ role: Role; item: PresentedItem | undefined }> {
  const first = chance.below(Math.max(1, world.items.length));
  for (const id of [...world.items.slice(first), ...world.items.slice(0, first)]) {
    const seen = await world.seen(world.reader, id);
    if (!seen || 'codeWord' in seen.fields || seen.kind !== 'agreement') continue;
    for (const role of ROLES) {
      const item = await world.seen(role, id);
      if (role !== world.reader && item && 'codeWord' in item.fields) return { role, item };
    }
  }
  return { role: someone(world), item: undefined };
}

function hiddenFrom(
  world: World,
  chance: Chance,
  { role, section }: { role: Role; section: Section },
): Audience {
  const others = ROLES.filter((each) => each !== world.reader && each !== role);
  const among = [role, ...others.filter(() => chance.below(2) === 0)];
  const audiences = [
    listed(...among.map((each) => ({ id: world.organisation(each) }))),
    named(...among.map((each) => world.desk(each).person)),
    OWN,
  ].filter(({ type }) => audiencesIn(section).includes(type));
  return chance.pick(audiences);
}

function isTextField(item: PresentedItem | undefined, name: string): boolean {
  const field = item?.fields[name];
  return field !== undefined && isText(field);
}
