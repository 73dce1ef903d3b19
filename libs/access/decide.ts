import {
  AbilityBuilder,
  createMongoAbility,
  subject as tag,
  type MongoAbility,
} from '@casl/ability';
import {
  ACTION_NAMES,
  AUDIENCE_TYPES,
  audiencesIn,
  EMERGENCY_SECTION,
  ORGANISATION_TYPES,
  PAST_SIGHTS,
  PERSON_FUNCTIONS,
  PLAN_SECTIONS,
  type ActionName,
  type Audience,
  type AudienceType,
  type PlanSection,
} from '#contract';
import type { Eyes, Past, Subject, ViewerFacts } from './facts.js';
import { functionsThatMatter, SECTION_MATRIX, sectionRight } from './section-matrix.js';

/** The field that stands for the item as a whole: its being there, its place, its audience. */
export const WHOLE = '@item';

/** What nobody does in a closed case (C-21). */
const WRITING: readonly ActionName[] = [
  'item.add',
  'item.edit',
  'item.move',
  'item.remove',
  'item.restore',
  'item.audience',
];

/** What one may do through somebody else's eyes. */
const READING: ReadonlySet<ActionName> = new Set(['plan.read', 'item.read', 'history.read']);

/**
 * May this viewer do this with this? Facts in, decision out; the only place that asks CASL. It always gets an instance
 * and a field, because CASL says yes to a bare type and to a field rule without a field. A field with an audience of its
 * own takes both: sight of the item, and of the field.
 */
export function decide(
  eyes: Eyes,
  action: ActionName,
  about: Subject,
  field: string = WHOLE,
): boolean {
  if ('own' in eyes) {
    const isSeen = eyes.eyes.some((facts) => decide(facts, action, about, field));
    return isSeen && READING.has(action) && decide(eyes.own, action, about, field);
  }
  const ability = abilityFor(eyes);
  const allows = (subject: Subject): boolean =>
    ability.can(action, tag(typeOf(subject), flat(subject)), field);
  if (!allows(about)) return false;
  if (about.type !== 'item') return true;
  const audience = about.fieldAudiences?.[field];
  return audience === undefined || allows({ ...about, audience });
}

/** Whether something that happened at a position of the log is theirs to see as history (C-10). */
export function seesFrom(eyes: Eyes, position: number): boolean {
  if ('own' in eyes) {
    return seesFrom(eyes.own, position) && eyes.eyes.some((facts) => seesFrom(facts, position));
  }
  return eyes.past.sees === 'ALL' || position > eyes.past.since;
}

/** Viewers with the same key have the same rights in a plan: a change is presented once for all of them. */
export function audienceClass(facts: ViewerFacts): string {
  const { onCase, denied, organisationType, organisation, functions, namedAs } = facts;
  const { past, isReadOnly } = facts;
  const parts = [
    onCase ? 'on' : 'off',
    ...(denied ? ['denied'] : []),
    organisationType,
    organisation,
    namedAs ?? 'unnamed',
    past.sees === 'ALL' ? past.sees : `${past.sees}${past.since}`,
    isReadOnly ? 'reads' : 'writes',
  ];
  return [...parts, ...[...functions].sort()].join(':');
}

/** Conditions as CASL matches them; the subjects are plain objects without a type of their own. */
type Conditions = Record<string, unknown>;

const abilities = new Map<string, MongoAbility>();
const ABILITIES_KEPT = 10_000;

function abilityFor(facts: ViewerFacts): MongoAbility {
  assertFacts(facts);
  const key = audienceClass(facts);
  const known = abilities.get(key);
  if (known) return known;
  if (abilities.size >= ABILITIES_KEPT) abilities.clear();
  const ability = buildAbility(facts);
  abilities.set(key, ability);
  return ability;
}

function buildAbility(facts: ViewerFacts): MongoAbility {
  const { can, cannot, build } = new AbilityBuilder<MongoAbility>(createMongoAbility);
  const { organisation } = facts;
  const sections = sectionsOf(facts);

  can(['plan.read', 'plan.write', 'history.read', 'history.export', 'presence.share'], 'plan');
  can(['conflict.declare', 'breakGlass.use'], 'plan');
  // Whoever says who reads in the section that the button is about looks after it (K-34, K-36).
  if (sections.namable.includes(EMERGENCY_SECTION)) {
    can(['breakGlass.hear', 'breakGlass.review'], 'plan');
  }
  can('plan.read', sections.readable.map(sectionType));
  can('item.add', sections.addable.map(sectionType));

  for (const [type, sight] of sightsOf(facts)) {
    const within = (names: readonly PlanSection[]): string[] =>
      names
        .filter((section) => audiencesIn(section).includes(type))
        .map((section) => itemType(section, type));
    const seen: Conditions = { ...sight, ...reachOf(facts.past) };
    const there: Conditions = { ...seen, erased: false };
    const own: Conditions = { ...there, owner: organisation };
    can('history.read', within(sections.readable), seen);
    can('item.read', within(sections.readable), there);
    const writing: ActionName[] = ['item.edit', 'item.move', 'item.remove', 'item.restore'];
    can(writing, within(sections.writable), there);
    can(writing, within(sections.writableIfOwn), own);
    can('item.audience', within(sections.namable), own);
  }

  // Denials are written last: in CASL the last rule that fits wins.
  if (facts.isReadOnly) cannot([...WRITING], 'all');
  if (!facts.onCase) cannot([...ACTION_NAMES], 'all');
  // The very last: nothing weighs against a conflict of interest (K-01).
  if (facts.denied) cannot([...ACTION_NAMES], 'all');
  return build();
}

/** The sections of the matrix by what this person may do in them. */
function sectionsOf({ organisationType: type, functions }: ViewerFacts) {
  const mine = functionsThatMatter(type, functions);
  const holdsOneOf = (needed: readonly string[] | undefined): boolean =>
    needed === undefined || mine.some((code) => needed.includes(code));
  const rightIn = (section: PlanSection) => sectionRight(section, type, mine);
  const written = PLAN_SECTIONS.filter((section) => rightIn(section) === 'W');
  const ruleOf = (section: PlanSection) => SECTION_MATRIX[section];
  return {
    readable: PLAN_SECTIONS.filter((section) => rightIn(section) !== '-'),
    writable: written.filter((section) => !ruleOf(section).ownOnly),
    writableIfOwn: written.filter((section) => ruleOf(section).ownOnly),
    addable: written.filter((section) => holdsOneOf(ruleOf(section).addedWith)),
    namable: written.filter((section) => holdsOneOf(ruleOf(section).namedWith)),
  };
}

/** For each sort of audience, what an item must be for this person to be among its readers. */
function sightsOf({ organisation, namedAs }: ViewerFacts): [AudienceType, Conditions][] {
  return AUDIENCE_TYPES.flatMap((audience): [AudienceType, Conditions][] => {
    switch (audience) {
      case 'CASE_OPEN':
        return [[audience, {}]];
      case 'ORG_LIST':
        return [[audience, { organisations: organisation }]];
      case 'NAMED_PERSONS':
        return namedAs === null ? [] : [[audience, { persons: namedAs }]];
      case 'OWN_ORG':
        return [[audience, { owner: organisation }]];
    }
  });
}

/** What an item must be to be seen by whoever came later (C-10). */
function reachOf({ sees, since }: Past): Conditions {
  switch (sees) {
    case 'ALL':
      return {};
    case 'CURRENT':
      return { removed: { $gt: since } };
    case 'FROM_NOW':
      return { added: { $gt: since } };
  }
}

/** CASL matches `{org: undefined}` with objects that have no `org`: facts are whole, or nothing is decided. */
function assertFacts(facts: ViewerFacts): void {
  const { organisation, organisationType, functions, namedAs, past } = facts;
  const isWhole =
    Boolean(organisation) &&
    ORGANISATION_TYPES.includes(organisationType) &&
    Array.isArray(functions) &&
    functions.every((code) => PERSON_FUNCTIONS.includes(code)) &&
    (namedAs === null || (typeof namedAs === 'string' && namedAs !== '')) &&
    typeof facts.onCase === 'boolean' &&
    typeof facts.isReadOnly === 'boolean' &&
    typeof facts.denied === 'boolean' &&
    PAST_SIGHTS.includes(past?.sees) &&
    Number.isSafeInteger(past.since);
  if (!isWhole) throw new Error('facts about the viewer are incomplete');
}

/**
 * What CASL knows a subject by. It looks rules up by type and goes through conditions one by one: so what most rules turn on,
 * the section and the sort of audience, stands in the type.
 */
function typeOf(about: Subject): string {
  if (about.type === 'plan') return about.type;
  if (about.type === 'section') return sectionType(about.section);
  return itemType(about.section, about.audience.type);
}

function sectionType(section: PlanSection): string {
  return `section:${section}`;
}

function itemType(section: PlanSection, audience: AudienceType): string {
  return `item:${section}:${audience}`;
}

function flat(about: Subject): Record<string, unknown> {
  if (about.type !== 'item') return {};
  const { owner, added, removed, erased = false } = about;
  if (!Number.isSafeInteger(added)) throw new Error('an item without its position');
  return { owner, added, removed: removed ?? NEVER, erased, ...flatAudience(about.audience) };
}

const NEVER = Number.MAX_SAFE_INTEGER;

function flatAudience(audience: Audience): Record<string, unknown> {
  return {
    organisations: audience.type === 'ORG_LIST' ? audience.organisations : [],
    persons: audience.type === 'NAMED_PERSONS' ? audience.persons : [],
  };
}
