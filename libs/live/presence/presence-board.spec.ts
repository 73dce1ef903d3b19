import type { ViewerFacts } from '#access';
import type { PlanState } from '#plan';
import { PresenceBoard, type Attendant } from './presence-board.js';
import { NOWHERE } from './presence-place.js';

const STATE = { item: () => undefined } as unknown as PlanState;

const FACTS: ViewerFacts = {
  organisation: 'team',
  organisationType: 'NEIGHBOURHOOD_TEAM',
  functions: [],
  namedAs: null,
  onCase: true,
  past: { sees: 'ALL', since: 0 },
  isReadOnly: false,
  denied: false,
};

function attendant(session: string, section: string | null = null): Attendant {
  const place = { ...NOWHERE, section };
  return { session, person: session, organisation: 'team', place, node: 'here', heardAt: 0 };
}

describe('the board of who is present', () => {
  let board: PresenceBoard;
  const comeIn = (session: string, key: string): string[] => {
    board.put(attendant(session));
    return board.greet(key, STATE, FACTS).map((one) => one.session);
  };
  /** One tick: what each of these classes is told. */
  const tick = (...keys: string[]): (string[] | undefined)[] => {
    const told = keys.map((key) =>
      board.news(key, STATE, FACTS)?.people.map(({ session }) => session),
    );
    board.settle();
    return told;
  };

  beforeEach(() => {
    board = new PresenceBoard();
    comeIn('one', 'others');
    tick('others');
  });

  it('[A-19] tells the first of a class no more and no less than who comes to others', () => {
    comeIn('two', 'team');
    tick('others', 'team');
    // Somebody moves, and before anyone is told of it two people come in: one to others, one as the first.
    board.put(attendant('one', 'agreements'));
    expect(comeIn('three', 'team')).toEqual(
      comeIn('four', 'alone').filter((one) => one !== 'four'),
    );
    const [, second, alone] = tick('others', 'team', 'alone');
    expect(alone).toEqual(second);
    expect(tick('others', 'team', 'alone')).toEqual([undefined, undefined, undefined]);
  });

  it('[L-38] tells nothing again to who is of another class from now on', () => {
    comeIn('two', 'team');
    tick('others', 'team');
    board.goOnAs('team', 'named');
    expect(tick('others', 'named')).toEqual([undefined, undefined]);
    board.remove('one');
    expect(board.news('named', STATE, FACTS)).toEqual({ people: [], left: ['one'] });
  });
});
