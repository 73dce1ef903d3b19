import fc from 'fast-check';
import {
  CASE_STATUSES,
  ITEM_KIND_NAMES,
  kindOf,
  ORGANISATION_TYPES,
  PARTICIPATION_STATUSES,
  PAST_SIGHTS,
  PERSON_FUNCTIONS,
  type Audience,
  type CaseStatus,
  type ItemKindName,
  type OrganisationType,
  type ParticipationStatus,
  type PastSight,
  type PersonFunction,
} from '#contract';

/** People by their place in the world, organisations likewise. */
export interface DrawnAudience {
  type: Audience['type'];
  who: number[];
}

export interface DrawnStream {
  /** 0: the item itself; above it a field, by its place in the kind; below it one with an audience of its own, if there is any. */
  field: number;
  /** Instead: a view of this one among the items; null for none. */
  viewOf: number | null;
  audience: DrawnAudience;
  narrowed: DrawnAudience | null;
  closed: boolean;
  /** By an erasure. */
  hidden: boolean;
}

export interface DrawnItem {
  kind: ItemKindName;
  owner: number;
  addedBy: number;
  audience: DrawnAudience;
  /** What was said of its first field with an audience of its own. */
  fieldAudience: DrawnAudience | null;
  removed: boolean;
  /** The position of the removal goes with `removed`, but where a fault lost it or left it. */
  removedSeq: 'right' | 'wrong';
  erased: boolean;
  streams: DrawnStream[];
}

export interface DrawnMember {
  person: number;
  /** Mostly the person's own; somebody who changed organisations is on the case for the old one. */
  organisation: number | null;
  begins: 'past' | 'future';
  ends: 'never' | 'past' | 'future';
}

/** Where an organisation stands in the case; not where it was never asked. */
export interface DrawnParticipation {
  status: ParticipationStatus;
  past: PastSight;
  /** Counted around the log; null where it never took part, or a fault lost it. */
  since: number | null;
}

/** A conflict of interest, of somebody on the case or not. */
export interface DrawnDenial {
  person: number;
  state: 'stands' | 'confirmed' | 'lifted';
}

/** A use of the emergency button. */
export interface DrawnEmergency {
  by: number;
  review: 'OPEN' | 'JUSTIFIED';
}

export interface DrawnPlan {
  status: CaseStatus;
  members: DrawnMember[];
  items: DrawnItem[];
  /** One for each organisation, by its place. */
  circle: (DrawnParticipation | null)[];
  denials: DrawnDenial[];
  emergencies: DrawnEmergency[];
  directors: number[];
}

/** Rows that could stand in the database, and rows that only a fault could have put there. */
export interface DrawnWorld {
  organisations: OrganisationType[];
  people: { organisation: number; functions: PersonFunction[] }[];
  plans: DrawnPlan[];
}

const place = fc.nat(5);
const audience: fc.Arbitrary<DrawnAudience> = fc.record({
  type: fc.constantFrom('CASE_OPEN', 'ORG_LIST', 'NAMED_PERSONS', 'OWN_ORG'),
  who: fc.array(place, { maxLength: 3 }),
});
/** One that lets in more often than not: most worlds should show something to somebody. */
const usual = fc.oneof(
  { weight: 6, arbitrary: fc.constant<DrawnAudience>({ type: 'CASE_OPEN', who: [] }) },
  { weight: 3, arbitrary: audience },
);

const stream: fc.Arbitrary<DrawnStream> = fc.record({
  viewOf: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: place }),
  field: fc.integer({ min: -3, max: 8 }),
  audience: usual,
  narrowed: fc.option(audience, { freq: 1 }),
  closed: fc.boolean(),
  hidden: fc.constantFrom(false, false, false, true),
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
  removed: fc.constantFrom(true, true, false),
  removedSeq: fc.oneof(
    { weight: 7, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.constant('wrong' as const) },
  ),
  erased: fc.constantFrom(false, false, false, false, true),
  streams: fc.array(stream, { maxLength: 6 }),
});

const member: fc.Arbitrary<DrawnMember> = fc.record({
  person: place,
  organisation: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: place },
  ),
  begins: fc.constantFrom('past', 'past', 'past', 'past', 'future'),
  ends: fc.constantFrom('never', 'never', 'never', 'future', 'past'),
});

const participation: fc.Arbitrary<DrawnParticipation> = fc.record({
  status: fc.oneof(
    { weight: 5, arbitrary: fc.constant('ACCEPTED' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...PARTICIPATION_STATUSES) },
  ),
  past: fc.constantFrom('CURRENT', 'FROM_NOW', ...PAST_SIGHTS),
  since: fc.option(fc.noBias(fc.nat(60)), { freq: 9 }),
});

const denial: fc.Arbitrary<DrawnDenial> = fc.record({
  person: place,
  state: fc.constantFrom('stands', 'stands', 'confirmed', 'lifted'),
});

const emergency: fc.Arbitrary<DrawnEmergency> = fc.record({
  by: place,
  review: fc.constantFrom('OPEN', 'OPEN', 'JUSTIFIED'),
});

const plan: fc.Arbitrary<DrawnPlan> = fc.record({
  // Of what was destroyed there are no rows: the statement that says so ends the taking part of all (E-12).
  status: fc.constantFrom(...CASE_STATUSES.filter((status) => status !== 'DESTROYED')),
  members: fc.uniqueArray(member, { selector: ({ person }) => person, minLength: 3, maxLength: 6 }),
  items: fc.array(item, { maxLength: 6, size: 'max' }),
  circle: fc.array(fc.option(participation, { freq: 9 }), { minLength: 5, maxLength: 5 }),
  denials: fc.uniqueArray(denial, { selector: ({ person }) => person, maxLength: 3, size: 'max' }),
  emergencies: fc.array(emergency, { maxLength: 3, size: 'max' }),
  directors: fc.array(place, { maxLength: 2 }),
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
    { minLength: 2, maxLength: 6, size: 'max' },
  ),
  plans: fc.array(plan, { minLength: 1, maxLength: 3, size: 'max' }),
});
