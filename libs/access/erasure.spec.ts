import { ERASURE_SORTS, type ErasureSort } from '#contract';
import {
  decideErasure,
  decideHold,
  type CircleAnswer,
  type ErasureFacts,
  type ErasureStep,
  type ErasureSubject,
} from './index.js';

const STEPS: readonly ErasureStep[] = ['ask', 'withdraw', 'refuse', 'agree', 'undo'];
const BOTH = [false, true];

/** Every set of facts there can be, of a person of the owning organisation or of another one. */
function* everyone(): Generator<ErasureFacts> {
  for (const organisation of ['owner', 'other']) {
    for (const onCase of BOTH) {
      for (const leads of onCase ? BOTH : [false]) {
        for (const isOfficer of BOTH) {
          for (const tookPart of onCase ? [true] : BOTH) {
            for (const denied of BOTH) {
              const person = `of ${organisation}`;
              yield { person, organisation, onCase, leads, isOfficer, tookPart, denied };
            }
          }
        }
      }
    }
  }
}

function* everything(): Generator<ErasureSubject> {
  for (const sort of ERASURE_SORTS) {
    for (const isSeen of BOTH) {
      for (const organisation of ['owner', 'other']) {
        for (const person of [`of ${organisation}`, 'a colleague']) {
          yield { sort, owner: 'owner', isSeen, asked: { person, organisation } };
        }
      }
    }
  }
}

function* pairs(): Generator<[ErasureFacts, ErasureSubject]> {
  for (const facts of everyone()) for (const subject of everything()) yield [facts, subject];
}

describe('who erases', () => {
  it('[E-01] is two people: whoever asked never agrees, whatever functions they have', () => {
    const own = [...pairs()].filter(([facts, subject]) => subject.asked?.person === facts.person);
    const answers = new Set(own.map(([facts, subject]) => decideErasure(facts, 'agree', subject)));
    expect(answers).toEqual(new Set(['absent', 'refused']));
  });

  it('[E-01] [E-02] [E-03] is agreed to by a privacy officer of the organisation on whose word it goes, and nobody else', () => {
    for (const [facts, subject] of pairs()) {
      const isTheirs = facts.isOfficer && facts.organisation === subject.owner && !facts.denied;
      const isOwnRequest = subject.asked?.person === facts.person;
      const expected: CircleAnswer = isTheirs ? (isOwnRequest ? 'refused' : 'allowed') : 'absent';
      expect(decideErasure(facts, 'agree', subject)).toBe(expected);
      expect(decideErasure(facts, 'refuse', subject)).toBe(isTheirs ? 'allowed' : 'absent');
    }
  });

  const ask = (facts: ErasureFacts, sort: ErasureSort, isSeen = true) =>
    decideErasure(facts, 'ask', { sort, owner: 'owner', isSeen, asked: null });

  it.each(['PASSAGE', 'ITEM', 'PERSON'] as const)(
    '[E-02] is asked of a %s by who sees it and works for its organisation, or leads',
    (sort) => {
      for (const facts of everyone()) {
        const mayKnow = facts.onCase && !facts.denied;
        const may = facts.organisation === 'owner' || facts.leads;
        expect(ask(facts, sort)).toBe(mayKnow ? (may ? 'allowed' : 'refused') : 'absent');
        expect(ask(facts, sort, false)).toBe('absent');
      }
    },
  );

  it('[E-03] is asked of a case by who leads it, or an officer of the organisation that leads', () => {
    for (const facts of everyone()) {
      const isOfficer = facts.isOfficer && facts.organisation === 'owner';
      const may = !facts.denied && (isOfficer || (facts.onCase && facts.leads));
      const mayKnow = facts.onCase && !facts.denied;
      expect(ask(facts, 'CASE')).toBe(may ? 'allowed' : mayKnow ? 'refused' : 'absent');
    }
  });

  it('[E-34] is asked of what is due by an officer of its organisation, who need not see it, and by nobody else', () => {
    for (const facts of everyone()) {
      const isOfficer = facts.isOfficer && facts.organisation === 'owner' && facts.tookPart;
      for (const isSeen of BOTH) {
        expect(ask(facts, 'ITEMS', isSeen)).toBe(isOfficer && !facts.denied ? 'allowed' : 'absent');
      }
    }
  });

  it('[E-06] [E-15] is withdrawn by who asked and colleagues on the case, and undone by who asked or an officer who may agree', () => {
    for (const [facts, subject] of pairs()) {
      const isAsker = subject.asked?.person === facts.person;
      const isColleague = subject.asked?.organisation === facts.organisation && facts.onCase;
      const isOfficer = facts.isOfficer && facts.organisation === subject.owner;
      expect(decideErasure(facts, 'withdraw', subject) === 'allowed').toBe(
        !facts.denied && (isAsker || isColleague),
      );
      expect(decideErasure(facts, 'undo', subject) === 'allowed').toBe(
        !facts.denied && (isOfficer || (isAsker && facts.onCase)),
      );
    }
  });

  it('[E-04] [A-07] is absent to whom a conflict of interest shuts out, and refused to nobody who does not see it', () => {
    const knowsOf = (facts: ErasureFacts, subject: ErasureSubject): boolean =>
      !facts.denied &&
      ((facts.isOfficer && facts.organisation === subject.owner) ||
        (facts.onCase && subject.isSeen));
    const told = [...pairs()].filter(([facts, subject]) =>
      STEPS.some((step) => decideErasure(facts, step, subject) === 'refused'),
    );
    expect(told.filter(([facts, subject]) => !knowsOf(facts, subject))).toEqual([]);
    const denied = [...pairs()].filter(([facts]) => facts.denied);
    const answers = denied.flatMap(([facts, subject]) =>
      STEPS.map((step) => decideErasure(facts, step, subject)),
    );
    expect(new Set(answers)).toEqual(new Set(['absent']));
  });

  it('[E-20] is held by officers of organisations that take part or took part', () => {
    for (const facts of everyone()) {
      const may = facts.isOfficer && facts.tookPart && !facts.denied;
      expect(decideHold(facts)).toBe(may ? 'allowed' : 'absent');
    }
  });
});
