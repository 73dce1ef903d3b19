import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  ITEM_KIND_NAMES,
  kindOf,
  ORGANISATION_TYPES,
  PAST_SIGHTS,
  PERSON_FUNCTIONS,
  type Audience,
  type ItemKindName,
  type OrganisationType,
  type PastSight,
  type PersonFunction,
} from '#contract';

/** People by their place in the world, organisations likewise. */
interface DrawnAudience {
  type: Audience['type'];
  who: number[];
}

interface DrawnStream {
  /** 0: the item itself; above it a field, by its place in the kind; below it one with an audience of its own, if there is any. */
  field: number;
  audience: DrawnAudience;
  narrowed: DrawnAudience | null;
  closed: boolean;
}

interface DrawnItem {
  kind: ItemKindName;
  owner: number;
  addedBy: number;
  audience: DrawnAudience;
  /** What was said of its first field with an audience of its own. */
  fieldAudience: DrawnAudience | null;
  removed: boolean;
  streams: DrawnStream[];
}

interface DrawnMember {
  person: number;
  /** Mostly the person's own; somebody who changed organisations is on the case for the old one. */
  organisation: number | null;
  begins: 'past' | 'future';
  ends: 'never' | 'past' | 'future';
  /** A conflict of interest; also of somebody who is not on the case any more, or not yet. */
  conflict: 'none' | 'denied' | 'confirmed' | 'lifted';
  /** What their organisation was given to see of the past, if nobody of it said so before; and from when on. */
  past: PastSight;
  since: number;
}

/** Rows that could stand in the database, and rows that only a fault could have put there. */
export interface DrawnWorld {
  organisations: OrganisationType[];
  people: { organisation: number; functions: PersonFunction[] }[];
  plans: { members: DrawnMember[]; items: DrawnItem[] }[];
}

const place = fc.nat(5);
const audience: fc.Arbitrary<DrawnAudience> = fc.record({
  type: fc.constantFrom('CASE_OPEN', 'ORG_LIST', 'NAMED_PERSONS', 'OWN_ORG'),
  who: fc.array(place, { maxLength: 3 }),
});
/** One that lets in more often than not: most worlds should show something to somebody. */
const usual = fc.oneof(
  { weight: 3, arbitrary: fc.constant<DrawnAudience>({ type: 'CASE_OPEN', who: [] }) },
  { weight: 3, arbitrary: audience },
);

const stream: fc.Arbitrary<DrawnStream> = fc.record({
  field: fc.integer({ min: -3, max: 8 }),
  audience: usual,
  narrowed: fc.option(audience, { freq: 1 }),
  closed: fc.boolean(),
});

const isNarrow = (kind: ItemKindName): boolean =>
  Object.values(kindOf(kind).fields).some(({ audience: own }) => own);

const item: fc.Arbitrary<DrawnItem> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ITEM_KIND_NAMES) },
    { weight: 1, arbitrary: fc.constantFrom(...ITEM_KIND_NAMES.filter(isNarrow)) },
  ),
  owner: place,
  addedBy: place,
  audience: usual,
  fieldAudience: fc.option(audience),
  removed: fc.boolean(),
  streams: fc.array(stream, { maxLength: 6 }),
});

const member: fc.Arbitrary<DrawnMember> = fc.record({
  person: place,
  organisation: fc.option(place, { freq: 1 }),
  begins: fc.constantFrom('past', 'past', 'past', 'future'),
  ends: fc.constantFrom('never', 'never', 'future', 'past'),
  conflict: fc.constantFrom('none', 'none', 'none', 'denied', 'confirmed', 'lifted'),
  past: fc.constantFrom('ALL', 'ALL', ...PAST_SIGHTS),
  since: fc.nat(12),
});

export const worlds: fc.Arbitrary<DrawnWorld> = fc.record({
  organisations: fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom<OrganisationType[]>(
          'VEILIG_THUIS',
          'POLICE',
          'SHELTER',
          'NEIGHBOURHOOD_TEAM',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...ORGANISATION_TYPES) },
    ),
    { minLength: 2, maxLength: 5 },
  ),
  people: fc.array(
    fc.record({
      organisation: place,
      functions: fc.subarray([...PERSON_FUNCTIONS]),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  plans: fc.array(
    fc.record({
      members: fc.uniqueArray(member, { selector: ({ person }) => person, maxLength: 6 }),
      items: fc.array(item, { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

export interface RowPerson {
  id: string;
  organisation: string;
  organisationType: OrganisationType;
  functions: PersonFunction[];
}

/** Rows by table, as the columns are called. */
export interface WorldRows {
  people: RowPerson[];
  plans: string[];
  tables: Record<string, Record<string, unknown>[]>;
}

const HOUR_MS = 3_600_000;

/** The rows of a world, under new ids. */
export function rowsOf(world: DrawnWorld, now: number): WorldRows {
  const organisations = world.organisations.map((type) => ({ id: randomUUID(), type }));
  const people = world.people.map(({ organisation, functions }): RowPerson => {
    const own = at(organisations, organisation);
    const matter = { organisation: own.id, organisationType: own.type };
    return { id: randomUUID(), ...matter, functions };
  });
  const rows: WorldRows = {
    people,
    plans: [],
    tables: {
      organisation: organisations.map((each) => ({ ...each, name: each.type, active: true })),
      person: people.map(({ id, organisation, functions }) => ({
        id,
        organisation_id: organisation,
        code: id,
        name: id,
        function: '',
        functions,
        active: true,
      })),
    },
  };
  const named = (drawn: DrawnAudience): Audience => {
    if (drawn.type === 'ORG_LIST') {
      return { type: drawn.type, organisations: drawn.who.map((who) => at(organisations, who).id) };
    }
    if (drawn.type === 'NAMED_PERSONS') {
      return { type: drawn.type, persons: drawn.who.map((who) => at(people, who).id) };
    }
    return { type: drawn.type };
  };
  for (const plan of world.plans) addPlan(rows, plan, { named, organisations, now });
  return rows;
}

interface Around {
  named: (drawn: DrawnAudience) => Audience;
  organisations: readonly { id: string }[];
  now: number;
}

function addPlan(rows: WorldRows, plan: DrawnWorld['plans'][number], around: Around): void {
  const { named, organisations, now } = around;
  const plan_id = randomUUID();
  const add = (table: string, row: object): void => {
    (rows.tables[table] ??= []).push({ plan_id, ...row });
  };
  rows.plans.push(plan_id);
  add('plan', { case_number: plan_id, label: '', created_at: new Date(now) });
  add('plan_head', { seq: 0, at: new Date(now) });
  add('case_state', { status: 'ACTIVE', safety_house: false, begun_by: null, directors: [] });
  const everNamed = new Set<string>();
  const note = (drawn: DrawnAudience): Audience => {
    const audience = named(drawn);
    if (audience.type === 'NAMED_PERSONS') audience.persons.forEach((who) => everNamed.add(who));
    return audience;
  };
  let seq = 0;
  for (const drawn of plan.items) {
    const item_id = randomUUID();
    const names = Object.entries(kindOf(drawn.kind).fields);
    const narrow = names.filter(([, { audience: own }]) => own).map(([name]) => name);
    const addedBy = at(rows.people, drawn.addedBy).id;
    if (narrow.length > 0) everNamed.add(addedBy);
    const told = drawn.fieldAudience && note(drawn.fieldAudience);
    seq += 1;
    add('item', {
      item_id,
      kind: drawn.kind,
      eras: [item_id],
      audience: note(drawn.audience),
      fields: Object.fromEntries(
        told ? narrow.map((name) => [name, { audience: told, eras: [], era: null }]) : [],
      ),
      position: 'a0',
      removed: drawn.removed,
      owner_id: at(organisations, drawn.owner).id,
      added_by: addedBy,
      added_at: new Date(now),
      added_seq: seq,
      removed_seq: drawn.removed ? seq + 1 : null,
    });
    for (const { field, audience, narrowed, closed } of drawn.streams) {
      const [own = '@item'] = narrow;
      const name = field < 0 ? own : at(['@item', ...names.map(([each]) => each)], field);
      const stream_id = randomUUID();
      seq += 1;
      add('stream', {
        stream_id,
        item_id,
        field: name,
        audience: note(audience),
        narrowed: narrowed && narrow.includes(name) ? note(narrowed) : null,
        closed,
        rev: 1,
        ...BYTES,
      });
      add('change', changeRow(stream_id, seq));
      add('snapshot', { stream_id, rev: 1, value: '' });
    }
  }
  const taking = new Set<string>();
  for (const drawn of plan.members) {
    const who = rows.people[drawn.person];
    if (!who) continue;
    const stream_id = randomUUID();
    seq += 1;
    add('stream', {
      stream_id,
      item_id: who.id,
      field: '@member',
      audience: { type: 'CASE_OPEN' },
      narrowed: null,
      closed: false,
      rev: 1,
      ...BYTES,
    });
    add('change', changeRow(stream_id, seq));
    const member = memberRow(drawn, { who, organisations, now });
    add('member', { ...member, named: everNamed.has(who.id) });
    if (drawn.conflict !== 'none') add('denial', denialRow(who, drawn, now));
    // Whose people are on a case takes part in it (C-09).
    if (taking.has(member.org_id)) continue;
    taking.add(member.org_id);
    add('participation', participationRow(member.org_id, drawn, now));
  }
}

function memberRow(
  { organisation, begins, ends, conflict }: DrawnMember,
  { who, organisations, now }: { who: RowPerson } & Pick<Around, 'organisations' | 'now'>,
) {
  const end = conflict === 'confirmed' ? 'past' : ends;
  return {
    person_id: who.id,
    org_id: organisation === null ? who.organisation : at(organisations, organisation).id,
    begins_at: new Date(now + (begins === 'past' ? -HOUR_MS : HOUR_MS)),
    ends_at: { never: null, past: new Date(now - 1000), future: new Date(now + HOUR_MS) }[end],
  };
}

function denialRow({ id }: RowPerson, { conflict }: DrawnMember, now: number): object {
  return {
    person_id: id,
    how: 'MATCH',
    since: new Date(now),
    lifted: conflict === 'lifted',
    unlisted: conflict === 'confirmed',
  };
}

function participationRow(org_id: string, { past, since }: DrawnMember, now: number): object {
  const at = new Date(now - HOUR_MS);
  const by = { invited_by: randomUUID(), invited_by_org: org_id, invited_at: at };
  const when = { since_seq: since, since_at: at, changed_seq: since, changed_at: at };
  return { org_id, status: 'ACCEPTED', past, ...by, ...when };
}

const BYTES = { hash: `\\x${'00'.repeat(32)}`, value: '\\x7b7d' };

function changeRow(stream_id: string, seq: number): Record<string, unknown> {
  const hash = `\\x${'00'.repeat(32)}`;
  return {
    stream_id,
    seq,
    rev: 1,
    op_id: randomUUID(),
    kind: 1,
    at: new Date(),
    actor_id: randomUUID(),
    org_id: randomUUID(),
    format: 1,
    body: '\\x7b7d',
    body_commitment: hash,
    actor_commitment: hash,
    prev_hash: hash,
    hash,
  };
}

function at<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}
