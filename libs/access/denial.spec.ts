import fc from 'fast-check';
import {
  ACTION_NAMES,
  AUDIENCE_TYPES,
  ORGANISATION_TYPES,
  PAST_SIGHTS,
  PERSON_FUNCTIONS,
  PLAN_SECTIONS,
  type Audience,
} from '#contract';
import { decide, type Subject, type ViewerFacts } from './index.js';

const ME = '00000000-0000-7000-8000-000000000001';
const OWN = '00000000-0000-7000-8000-000000000002';

const FACTS: fc.Arbitrary<ViewerFacts> = fc.record({
  organisation: fc.constant(OWN),
  organisationType: fc.constantFrom(...ORGANISATION_TYPES),
  functions: fc.subarray([...PERSON_FUNCTIONS]),
  namedAs: fc.constantFrom(ME, null),
  onCase: fc.boolean(),
  past: fc.record({ sees: fc.constantFrom(...PAST_SIGHTS), since: fc.nat(3) }),
  isReadOnly: fc.boolean(),
  denied: fc.constant(false),
});

const AUDIENCE: fc.Arbitrary<Audience> = fc
  .constantFrom(...AUDIENCE_TYPES)
  .map((type): Audience => {
    if (type === 'ORG_LIST') return { type, organisations: [OWN] };
    return type === 'NAMED_PERSONS' ? { type, persons: [ME] } : { type };
  });

const SECTION = fc.constantFrom(...PLAN_SECTIONS);

const SUBJECT: fc.Arbitrary<Subject> = fc.oneof(
  fc.constant<Subject>({ type: 'plan' }),
  SECTION.map((section): Subject => ({ type: 'section', section })),
  fc
    .record({
      section: SECTION,
      audience: AUDIENCE,
      owner: fc.constantFrom(OWN, ME),
      added: fc.nat(3),
      removed: fc.constantFrom(null, 2),
    })
    .map((item): Subject => ({
      type: 'item',
      ...item,
      fieldAudiences: { codeWord: item.audience },
    })),
);

const FIELD = fc.constantFrom('@item', 'codeWord', 'action');

describe('a conflict of interest', () => {
  it('[K-01] beats every grant, function, right and use of the emergency button', () => {
    fc.assert(
      fc.property(FACTS, fc.constantFrom(...ACTION_NAMES), SUBJECT, FIELD, (...drawn) => {
        const [facts, action, subject, field] = drawn;
        const denied = { ...facts, denied: true };
        expect(decide(denied, action, subject, field)).toBe(false);
        // Nor through somebody else's eyes, whose ever they are.
        const borrowed = { eyes: [facts], own: denied };
        expect(decide(borrowed, action, subject, field)).toBe(false);
        // Counted are the draws in which the denial took something away.
        fc.pre(decide(facts, action, subject, field));
      }),
      { numRuns: 100, maxSkipsPerRun: 1000 },
    );
  });

  it('[K-01] leaves pressing the button to anyone on the case, and judging it to the coordinator', () => {
    const about = { type: 'plan' } as const;
    fc.assert(
      fc.property(FACTS, (facts) => {
        const isCoordinator =
          facts.organisationType === 'SHELTER' && facts.functions.includes('SAFETY_COORDINATOR');
        expect(decide(facts, 'breakGlass.use', about)).toBe(facts.onCase);
        expect(decide(facts, 'breakGlass.review', about)).toBe(facts.onCase && isCoordinator);
      }),
    );
  });
});
