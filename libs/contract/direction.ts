import type { Author } from './author.js';
import type { OrganisationType } from './organisation-type.js';
import {
  isText,
  type PresentedItem,
  type PresentedPlan,
  type PresentedValue,
} from './presented-plan.js';

/** What an item of case direction says of who leads; a professional is known by their id. */
export interface Direction {
  /** The id of the item. */
  item: string;
  status: string;
  /** Everyone on the case may see it: no other makes anybody lead (C-02). */
  isOpen: boolean;
  isRemoved: boolean;
  hasOrganisation: boolean;
  director: Named;
  deputy: Named;
}

/** Whom a field names, and who said so last; null where that is not known. */
export interface Named {
  person: string | null;
  by: Author | null;
}

/** What deciding about the direction of a case looks at. */
export interface DirectionFacts {
  /** The oldest first. */
  directions: readonly Direction[];
  isOnCase: (person: string) => boolean;
  /** Those of the people on the case. */
  organisations: readonly { id: string; type: OrganisationType }[];
}

export type DirectionRefusal =
  'DIRECTOR_MISSING' | 'DIRECTION_NOT_OPEN' | 'DIRECTION_NEEDS_OTHER' | 'DIRECTION_LED';

/** Organisation types whose people say who leads: those that write in case direction (§1.20). */
export const DIRECTING_TYPES: ReadonlySet<OrganisationType> = new Set([
  'VEILIG_THUIS',
  'SHELTER',
  'NEIGHBOURHOOD_TEAM',
]);

/** The item by which a case is led: the first accepted one, open to the whole case, of somebody who is on it (C-02). */
export function leadingOf({
  directions,
  isOnCase,
}: Pick<DirectionFacts, 'directions' | 'isOnCase'>): Direction | undefined {
  return directions
    .filter(({ status, isOpen, isRemoved }) => status === 'ACCEPTED' && isOpen && !isRemoved)
    .find((direction) => leadersBy(direction, isOnCase).length > 0);
}

/** Regievoerder and deputy of an item, of those on the case. */
export function leadersBy(
  { director, deputy }: Direction,
  isOnCase: DirectionFacts['isOnCase'],
): string[] {
  return [director.person, deputy.person].filter(
    (person): person is string => person !== null && isOnCase(person),
  );
}

/** Why this person cannot set this field of an item to this value; null where direction has nothing against it. */
export function refusalOfSetting(
  facts: DirectionFacts,
  direction: Direction,
  { field, value, by }: { field: string; value: unknown; by: Author },
): DirectionRefusal | null {
  if (field === 'status' && value === 'ACCEPTED') return refusalOfAccepting(facts, direction, by);
  if (direction.status !== 'ACCEPTED') return null;
  if (field === 'director') return 'DIRECTION_LED';
  if (field === 'organisation' && direction.hasOrganisation) return 'DIRECTION_LED';
  return LED_FIELDS.has(field) ? refusalOfTaking(facts, direction, by) : null;
}

const LED_FIELDS: ReadonlySet<string> = new Set(['organisation', 'deputy', 'status']);

/** Why this person cannot end, remove, put back or show to others what somebody leads by (C-47). */
export function refusalOfTaking(
  { isOnCase }: Pick<DirectionFacts, 'isOnCase'>,
  direction: Direction,
  { person }: Pick<Author, 'person'>,
): DirectionRefusal | null {
  if (direction.status !== 'ACCEPTED') return null;
  const leaders = leadersBy(direction, isOnCase);
  return leaders.length === 0 || leaders.includes(person) ? null : 'DIRECTION_LED';
}

/** Two people act, one of whom becomes regievoerder (C-44); while somebody leads, one of the two is who does (C-45). */
function refusalOfAccepting(
  facts: DirectionFacts,
  { director, deputy, isOpen }: Direction,
  by: Author,
): DirectionRefusal | null {
  const { isOnCase } = facts;
  if (director.person === null || !isOnCase(director.person)) return 'DIRECTOR_MISSING';
  if (!isOpen) return 'DIRECTION_NOT_OPEN';
  const proposer = director.by;
  if (!proposer || !isOnCase(proposer.person)) return 'DIRECTION_NEEDS_OTHER';
  const two = [proposer.person, by.person];
  const isTheirs = deputy.person === null || two.includes(deputy.by?.person ?? '');
  if (proposer.person === by.person || !isTheirs) return 'DIRECTION_NEEDS_OTHER';
  const leading = leadingOf(facts);
  const leaders = leading ? leadersBy(leading, isOnCase) : [];
  if (two.includes(director.person)) {
    const giver = director.person === by.person ? proposer : by;
    if (leaders.includes(giver.person)) return null;
    const isOwn = !leading || leaders.includes(director.person);
    if (isOwn && areApart(facts, proposer, by)) return null;
  }
  return leading ? 'DIRECTION_LED' : 'DIRECTION_NEEDS_OTHER';
}

/** Of two organisations, wherever a second one may say who leads. */
function areApart({ organisations }: DirectionFacts, one: Author, other: Author): boolean {
  if (one.organisation !== other.organisation) return true;
  return !organisations.some(
    ({ id, type }) => id !== one.organisation && DIRECTING_TYPES.has(type),
  );
}

/** What a reader sees of the direction of a case. */
export function directionIn(
  plan: Pick<PresentedPlan, 'sections' | 'members' | 'organisations'>,
): DirectionFacts {
  const items = plan.sections.flatMap(({ items: all }) => all);
  const onCase = new Set(plan.members.map(({ person }) => person));
  return {
    directions: items
      .filter(({ kind }) => kind === 'caseDirection')
      .toSorted((one, other) => (one.addedAt < other.addedAt ? -1 : 1))
      .map(directionOf),
    isOnCase: (person) => onCase.has(person),
    organisations: plan.organisations,
  };
}

export function directionOf(item: PresentedItem): Direction {
  const { value: status } = valueIn(item, 'status');
  return {
    item: item.id,
    status: typeof status === 'string' ? status : '',
    isOpen: item.audience.type === 'CASE_OPEN',
    isRemoved: item.removed,
    hasOrganisation: valueIn(item, 'organisation').value !== null,
    director: namedIn(valueIn(item, 'director')),
    deputy: namedIn(valueIn(item, 'deputy')),
  };
}

type SetValue = Pick<PresentedValue, 'value' | 'by'>;

function valueIn({ fields }: PresentedItem, name: string): SetValue {
  const field = fields[name];
  return field && !isText(field) ? field : { value: null };
}

/** Whom a value names, and who set it. */
export function namedIn({ value, by }: SetValue): Named {
  const person = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return { person, by: by ?? null };
}
