import { PARTICIPATION_STATUSES, type CircleOpKind } from '#contract';
import { decideCircle, type CircleFacts } from './index.js';

const OPS: readonly CircleOpKind[] = [
  'organisation.invite',
  'organisation.accept',
  'organisation.decline',
  'organisation.leave',
  'organisation.end',
  'person.add',
  'person.end',
  'case.status',
  'case.mark',
  'version.propose',
  'version.answer',
  'version.skip',
  'version.withdraw',
];

/** Every set of facts there can be: who leads is on the case. */
function* everyone(): Generator<CircleFacts> {
  for (const participation of [null, ...PARTICIPATION_STATUSES]) {
    for (const takesIn of [false, true]) {
      yield { onCase: false, denied: false, leads: false, takesIn, participation };
      if (participation !== 'ACCEPTED') continue;
      for (const leads of [false, true]) {
        yield { onCase: true, denied: false, leads, takesIn, participation };
      }
    }
  }
}

const allowed = (facts: CircleFacts): CircleOpKind[] =>
  OPS.filter((op) => decideCircle(facts, op) === 'allowed');

describe('who may change the circle', () => {
  it('[C-05] [A-12] is nobody who is not on the case and takes in nothing: to them it is absent', () => {
    for (const facts of everyone()) {
      const isAsked = facts.participation === 'INVITED' || facts.participation === 'ACCEPTED';
      if (facts.onCase || (facts.takesIn && isAsked)) continue;
      expect(new Set(OPS.map((op) => decideCircle(facts, op)))).toEqual(new Set(['absent']));
    }
  });

  it('[K-01] is nobody whom a conflict of interest shuts out, whatever they lead or take in', () => {
    for (const facts of everyone()) {
      const answers = OPS.map((op) => decideCircle({ ...facts, denied: true }, op));
      expect(new Set(answers)).toEqual(new Set(['absent']));
    }
  });

  it('[C-02] [C-07] [V-01] [V-05] is whoever leads for the case, and everyone on it for their own organisation', () => {
    const facts = { denied: false, takesIn: false, participation: 'ACCEPTED' } as const;
    const own: CircleOpKind[] = [
      'organisation.leave',
      'person.add',
      'person.end',
      'version.answer',
    ];
    expect(allowed({ ...facts, onCase: true, leads: false })).toEqual(own);
    expect(allowed({ ...facts, onCase: true, leads: true })).toEqual(
      OPS.filter((op) => op !== 'organisation.accept' && op !== 'organisation.decline'),
    );
  });

  it('[C-05] [C-07] is whoever takes in cases, for the answer and for people of their own', () => {
    const facts = { onCase: false, denied: false, leads: false, takesIn: true } as const;
    const answer: CircleOpKind[] = ['organisation.accept', 'organisation.decline'];
    expect(allowed({ ...facts, participation: 'INVITED' })).toEqual(answer);
    expect(allowed({ ...facts, participation: 'ACCEPTED' })).toEqual([
      ...answer,
      'person.add',
      'person.end',
    ]);
    // Not that it is refused: of the case they know no more than they were told.
    expect(decideCircle({ ...facts, participation: 'ACCEPTED' }, 'case.status')).toBe('absent');
  });
});
