import type { Op, PresentedEmergency } from '#contract';
import { Emergencies, PlanCreator, PlanWriter } from '#plan';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { ctxOf, newOpId, type BuiltPerson } from '../support/factories.js';
import { query } from '../support/log-check.js';
import { setOp, valueIn } from '../support/ops.js';

const CONTACT = 'Coördinator, dag en nacht: 06 00 00 00 00';

type UseOp = Extract<Op, { kind: 'breakGlass.use' }>;
const press = (): UseOp => ({
  kind: 'breakGlass.use',
  opId: newOpId(),
  section: 'shelterLocation',
  reason: 'A meldt achtervolging, kan niet wachten',
});

describe('a running use of the emergency button', () => {
  let app: TestApp;
  let table: FullTable;
  let police: Desk;
  let coordinator: Desk;

  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    table = await buildFullTable(app);
    ({ police, coordinator } = table);
    const item = await coordinator.add('coordinatorContact');
    await coordinator.accepted(setOp(valueIn(item, 'contact'), CONTACT));
  });
  afterAll(async () => app.close());

  const contactOf = async (desk: Desk, use: string): Promise<string[]> => {
    const asked = desk.app.get(Emergencies).contact(ctxOf(desk.person), desk.planId, use);
    return asked.then(
      ({ contacts }) => contacts,
      (error: { refusal: { code: string } }) => [error.refusal.code],
    );
  };
  const told = async (desk: Desk): Promise<PresentedEmergency[]> => {
    const { emergencies } = await desk.app.get(Emergencies).list(ctxOf(desk.person), desk.planId);
    return emergencies;
  };
  const administer = async (
    kind: 'person.deny' | 'person.unlist',
    { id: person }: BuiltPerson,
  ): Promise<void> => {
    const opId = newOpId();
    const op =
      kind === 'person.deny'
        ? ({ kind, opId, person, how: 'MATCH' } as const)
        : { kind, opId, person };
    await app.get(PlanWriter).administer(ctxOf(table.vt.person), table.plan.id, [op]);
  };
  const circleOf = ({ id, organisation }: BuiltPerson) => ({
    end: () => app.get(PlanCreator).endMembership(ctxOf(table.vt.person), table.plan.id, id),
    add: () =>
      app
        .get(PlanCreator)
        .addMembers(ctxOf(table.vt.person), table.plan.id, [
          { person: id, organisation: organisation.id },
        ]),
  });
  const review = (use: string) =>
    ({
      kind: 'breakGlass.review',
      opId: newOpId(),
      use,
      verdict: 'JUSTIFIED',
      conclusion: 'Er was geen andere weg.',
    }) as const;

  it('[K-31] ends with the stay of whoever pressed, for good, and can be reviewed then', async () => {
    const { opId: use } = await police.accepted(press());
    expect(await contactOf(police, use)).toEqual([CONTACT]);
    await circleOf(police.person).end();
    expect(await contactOf(police, use)).toEqual(['ABSENT']);
    const after = await told(coordinator);
    expect(after).toMatchObject([{ use, until: null, review: 'OPEN' }]);
    await circleOf(police.person).add();
    expect(await contactOf(police, use)).toEqual(['ABSENT']);
    expect(await told(coordinator)).toEqual(after);
    const other = await TestApp.start({ database: app.database });
    expect(await told(coordinator.on(other))).toEqual(after);
    await other.close();
    expect(await coordinator.codes(review(use))).toEqual(['OK']);
  });

  it('[K-02] [K-03] [K-31] ends for whoever is denied, and to the others when that is confirmed', async () => {
    const { opId: use } = await police.accepted(press());
    const before = await told(coordinator);
    await administer('person.deny', police.person);
    expect(await contactOf(police, use)).toEqual(['ABSENT']);
    expect(await police.codes({ kind: 'breakGlass.end', opId: newOpId(), use }).catch(String)).toBe(
      'Refused: ABSENT',
    );
    expect(await told(coordinator)).toEqual(before);
    await administer('person.unlist', police.person);
    expect(await told(coordinator)).toMatchObject([{ use, until: null }]);
    await circleOf(police.person).add();
    expect(await contactOf(police, use)).toEqual(['ABSENT']);
    expect(await told(coordinator)).toMatchObject([{ use, until: null }]);
    expect(await police.codes(press()).catch(String)).toBe('Refused: ABSENT');
  });

  it('[K-31] is over by the clock of the database, also where nothing writes that down', async () => {
    await query(app.database.url, (client) =>
      client.query('REVOKE ALL ON break_glass FROM vangnet_worker'),
    );
    const short = await TestApp.start({
      database: app.database,
      env: { VANGNET_BREAK_GLASS_MINUTES: '0.02' },
    });
    const { opId: use } = await police.on(short).accepted(press());
    expect(await contactOf(police, use)).toEqual([CONTACT]);
    await query(app.database.url, (client) =>
      client.query(
        "SELECT pg_sleep_until(until + interval '10 ms') FROM break_glass WHERE use_id = $1",
        [use],
      ),
    );
    for (const node of [app, short]) {
      expect(await contactOf(police.on(node), use)).toEqual(['ABSENT']);
      expect(await told(coordinator.on(node))).toMatchObject([{ use, until: null }]);
    }
    const { rows } = await query(app.database.url, (client) =>
      client.query('SELECT ended_at FROM break_glass WHERE use_id = $1', [use]),
    );
    expect(rows).toEqual([{ ended_at: null }]);
    expect(await coordinator.codes(review(use))).toEqual(['OK']);
    await short.close();
    await query(app.database.url, (client) =>
      client.query(
        'GRANT SELECT (plan_id, use_id, person_id, org_id, until, ended_at) ON break_glass TO vangnet_worker',
      ),
    );
  });
});
