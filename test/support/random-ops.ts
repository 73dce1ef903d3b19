import {
  fieldOf,
  isText,
  ITEM_KIND_NAMES,
  kindOf,
  type Audience,
  type FieldDefinition,
  type FieldValue,
  type ItemKindName,
  type Op,
  type PersonRef,
  type PresentedItem,
  type PresentedPlan,
} from '#contract';
import type { Chance } from '../proofs/chance.js';
import {
  addOp,
  audienceOp,
  correcting,
  fieldAudienceOp,
  listed,
  moveOp,
  named,
  OPEN,
  OWN,
  removeOp,
  restoreOp,
  setOp,
  typeOp,
  viewOp,
} from './ops.js';

/** What may be drawn; everything when it is left out. */
export interface OpChoice {
  kinds?: readonly ItemKindName[];
  /** For whom items are; the organisation of the author comes to every list. */
  audiences?: readonly Audience[];
}

/** An op that somebody could make who sees this plan. Most are accepted, and not all. */
export function randomOp(chance: Chance, plan: PresentedPlan, choice: OpChoice = {}): Op {
  const items = plan.sections.flatMap((section) => section.items);
  const item = items.length > 0 ? chance.pick(items) : undefined;
  const what = chance.below(20);
  if (!item || what < 4) return randomAdd(chance, plan, choice);
  if (what < 9) return randomEdit(chance, item);
  if (what < 12) return randomSet(chance, plan, item);
  if (what < 13) return randomView(chance, plan, item);
  if (what < 15) return moveOp(item, chance.pick([null, ...neighboursOf(plan, item)]));
  if (what < 17) return item.removed ? restoreOp(item) : removeOp(item);
  const audience = randomAudience(chance, plan, choice);
  const [field] = Object.keys(item.sights);
  const narrowed = field === undefined ? undefined : item.fields[field];
  return narrowed && chance.below(2) === 0
    ? fieldAudienceOp(narrowed, audience)
    : audienceOp(item, audience);
}

function randomAdd(chance: Chance, plan: PresentedPlan, choice: OpChoice): Op {
  const kind = chance.pick(choice.kinds ?? ITEM_KIND_NAMES);
  const inSection = itemsLike(plan, kindOf(kind).section);
  const place = chance.below(3);
  return addOp(kind, {
    audience: randomAudience(chance, plan, choice),
    ...(place === 0 && { after: null }),
    ...(place === 1 && inSection.length > 0 && { after: chance.pick(inSection).id }),
  });
}

function randomAudience(chance: Chance, plan: PresentedPlan, { audiences }: OpChoice): Audience {
  if (audiences) return chance.pick(audiences);
  const sort = chance.below(8);
  if (sort < 3) return OPEN;
  if (sort === 3) return OWN;
  if (sort < 6) return named(...somePeople(chance, plan));
  const own = { id: plan.you.organisation };
  return listed(
    own,
    ...plan.organisations.filter(({ id }) => id !== own.id && chance.below(2) === 0),
  );
}

/** Some of the people on the case, and oneself: whoever names people names themselves. */
function somePeople(chance: Chance, { you, members }: PresentedPlan): { id: string }[] {
  const others = members.filter(({ person }) => person !== you.person && chance.below(3) === 0);
  return [you, ...others].map(({ person }) => ({ id: person }));
}

function randomEdit(chance: Chance, item: PresentedItem): Op {
  const texts = Object.values(item.fields).filter(isText);
  const text = texts.length > 0 ? chance.pick(texts) : undefined;
  if (!text) return removeOp(item);
  const at = chance.below(text.text.length + 1);
  const remove = chance.below(4) === 0 ? chance.below(text.text.length - at + 1) : 0;
  const insert = chance.pick(['woord ', 'een regel\n', 'x', '😀', '']);
  const edit = remove === 0 && insert === '' ? { at, insert: '.' } : { at, remove, insert };
  return maybeCorrecting(chance, typeOp(text, edit));
}

/** A view of somebody, or one that is put right. */
function randomView(chance: Chance, plan: PresentedPlan, item: PresentedItem): Op {
  const people = itemsLike(plan, 'persons');
  const view = item.views.length > 0 ? chance.pick(item.views) : undefined;
  if (view && chance.below(3) === 0) {
    return correcting(setOp(view, { ...view.value, words: chance.pick(['Anders.', 'Zo.']) }));
  }
  return people.length > 0 ? viewOp(item, chance.pick(people)) : removeOp(item);
}

/** As it is, or as a correction. */
function maybeCorrecting<O extends Parameters<typeof correcting>[0]>(chance: Chance, op: O): O {
  return chance.below(5) === 0 ? correcting(op) : op;
}

function randomSet(chance: Chance, plan: PresentedPlan, item: PresentedItem): Op {
  const names = Object.keys(item.fields).filter(
    (name) => fieldOf(item.kind, name)?.type !== 'text',
  );
  const name = chance.pick(names);
  const definition = fieldOf(item.kind, name);
  const field = item.fields[name];
  if (!definition || !field || isText(field)) return removeOp(item);
  const value = randomValue(chance, plan, { definition, before: field.value });
  return maybeCorrecting(chance, setOp(field, value));
}

function randomValue(
  chance: Chance,
  plan: PresentedPlan,
  { definition, before }: { definition: FieldDefinition; before: FieldValue },
): FieldValue {
  if (definition.type !== 'status' && chance.below(6) === 0) return null;
  switch (definition.type) {
    case 'choice':
      return definition.multiple
        ? [chance.pick(definition.options)]
        : chance.pick(definition.options);
    case 'status':
      return chance.pick([...nextOf(definition.transitions, before), 'WITHDRAWN']);
    case 'date':
      return `2026-03-${String(1 + chance.below(28)).padStart(2, '0')}`;
    case 'moment':
      return `2026-03-02T${String(chance.below(24)).padStart(2, '0')}:00:00.000Z`;
    case 'person':
      return randomPeople(chance, plan, definition);
    case 'organisation':
      return chance.pick(plan.organisations).id;
    case 'yesNo':
      return chance.below(2) === 0;
    case 'number':
      return definition.min + chance.below(definition.max - definition.min + 1);
    default:
      return chance.pick(['A', 'K1', 'eigen waarneming']);
  }
}

function randomPeople(
  chance: Chance,
  plan: PresentedPlan,
  definition: Extract<FieldDefinition, { type: 'person' }>,
): FieldValue {
  const involved = itemsLike(plan, 'persons').map(({ id }): PersonRef => ({
    sort: 'involved',
    id,
  }));
  const professionals = plan.members.map(({ person: id }): PersonRef => ({
    sort: 'professional',
    id,
  }));
  const all = [...involved, ...professionals].filter(({ sort }) => definition.of.includes(sort));
  if (!definition.multiple) return all.length > 0 ? chance.pick(all) : null;
  return all.filter(() => chance.below(2) === 0).slice(0, 4);
}

function itemsLike(plan: PresentedPlan, section: string): PresentedItem[] {
  return plan.sections.find((each) => each.section === section)?.items ?? [];
}

function neighboursOf(plan: PresentedPlan, item: PresentedItem): string[] {
  return itemsLike(plan, item.section).flatMap(({ id }) => (id === item.id ? [] : [id]));
}

function nextOf(
  transitions: Readonly<Record<string, readonly string[]>>,
  before: unknown,
): readonly string[] {
  return typeof before === 'string' ? (transitions[before] ?? []) : [];
}
