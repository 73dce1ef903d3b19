import {
  AbilityBuilder,
  createMongoAbility,
  subject as tag,
  type MongoAbility,
} from '@casl/ability';
import {
  ACTION_NAMES,
  ORGANISATION_TYPES,
  SECTIONS,
  type ActionName,
  type Audience,
} from '#contract';
import type { Subject, ViewerFacts } from './facts.js';
import { sectionRight } from './section-matrix.js';

/** The field that stands for the item as a whole: its being there, its place, its audience. */
export const WHOLE = '@item';

/**
 * May this viewer do this with this? Facts in, decision out; the only place that asks CASL. It always gets an instance
 * and a field, because CASL says yes to a bare type and to a field rule without a field.
 */
export function decide(
  facts: ViewerFacts,
  action: ActionName,
  about: Subject,
  field: string = WHOLE,
): boolean {
  return abilityFor(facts).can(action, tag(about.type, flat(about)), field);
}

/** Viewers with the same key have the same rights in a plan: a change is presented once for all of them. */
export function audienceClass(facts: ViewerFacts): string {
  return `${facts.onCase ? 'on' : 'off'}:${facts.organisationType}:${facts.organisation}`;
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
  const { organisation, organisationType: type } = facts;
  const readable = SECTIONS.filter((section) => sectionRight(section, type) !== '-');
  const writable = SECTIONS.filter((section) => sectionRight(section, type) === 'W');

  can(['plan.read', 'plan.write', 'history.read', 'presence.share'], 'plan');
  can('plan.read', 'section', { section: { $in: readable } });
  can('item.add', 'section', { section: { $in: writable } });

  const sights = [{ audience: 'CASE_OPEN' }, { audience: 'ORG_LIST', organisations: organisation }];
  for (const sight of sights) {
    const toRead: Conditions = { section: { $in: readable }, ...sight };
    const toWrite: Conditions = { section: { $in: writable }, ...sight };
    can(['item.read', 'history.read'], 'item', toRead);
    can(['item.edit', 'item.move', 'item.remove', 'item.restore'], 'item', toWrite);
    can('item.audience', 'item', { ...toWrite, owner: organisation });
  }

  // Denials are written last: in CASL the last rule that fits wins.
  if (!facts.onCase) cannot([...ACTION_NAMES], ['plan', 'section', 'item']);
  return build();
}

/** CASL matches `{org: undefined}` with objects that have no `org`: facts are whole, or nothing is decided. */
function assertFacts(facts: ViewerFacts): void {
  if (!facts.organisation || !ORGANISATION_TYPES.includes(facts.organisationType)) {
    throw new Error('facts about the viewer are incomplete');
  }
}

function flat(about: Subject): Record<string, unknown> {
  if (about.type === 'plan') return {};
  if (about.type === 'section') return { section: about.section };
  return { section: about.section, owner: about.owner, ...flatAudience(about.audience) };
}

function flatAudience(audience: Audience): Record<string, unknown> {
  return audience.type === 'CASE_OPEN'
    ? { audience: 'CASE_OPEN', organisations: [] }
    : { audience: 'ORG_LIST', organisations: audience.organisations };
}
