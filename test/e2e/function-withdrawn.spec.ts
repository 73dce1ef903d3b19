import type { PersonFunction } from '#contract';
import { SessionService } from '#identity';
import { TestApp } from '../support/app.js';
import { Desk } from '../support/desk.js';
import { buildPerson, buildPlan, type BuiltPerson } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import { textIn, typeOp } from '../support/ops.js';

describe('a function that is withdrawn', () => {
  let app: TestApp;
  let elsewhere: TestApp;
  let expert: BuiltPerson;
  let colleague: Desk;

  beforeAll(async () => {
    app = await TestApp.start();
    elsewhere = await TestApp.start({ database: app.database });
  });
  beforeEach(async () => {
    const functions: PersonFunction[] = ['HONOUR_EXPERT'];
    expert = await buildPerson(app, { type: 'VEILIG_THUIS', functions });
    const { organisation } = expert;
    const other = await buildPerson(app, { organisation, functions });
    const plan = await buildPlan(app, [expert, other]);
    colleague = new Desk(app, other, plan.id);
  });
  afterAll(async () => {
    await elsewhere.close();
    await app.close();
  });

  async function withdraw(): Promise<void> {
    await query(app.database.url, (client) =>
      client.query(`UPDATE person SET functions = '{}' WHERE id = $1`, [expert.id]),
    );
  }

  const open = (node: TestApp) => LiveUser.open(node, expert, { planId: colleague.planId });

  async function seesTheEnd(user: LiveUser): Promise<void> {
    const { message } = await user.until(({ event }) => event === 'bye');
    expect(message).toEqual({ code: 'RIGHTS_CHANGED', permanent: false });
    await user.gone();
  }

  async function locked(): Promise<{ stream: string; id: string }> {
    const persons = [expert.id, colleague.person.id];
    const audience = { type: 'NAMED_PERSONS' as const, persons };
    const item = await colleague.add('additionalProtection', { audience });
    return { id: item.id, stream: textIn(item, 'arrangement').stream };
  }

  it('[L-02] [I-10] [A-16] takes what it showed from open sockets on this node and others', async () => {
    const { id, stream } = await locked();
    const cookie = await app.signIn(expert);
    const [here, there] = [await open(app), await open(elsewhere)];
    const holds = ({ plan }: { plan: object }): boolean => JSON.stringify(plan).includes(id);
    expect([here, there].map(holds)).toEqual([true, true]);
    const { cursor } = await here.opened();
    await withdraw();
    app.get(SessionService).rightsChanged(expert.id);
    await Promise.all([here, there].map(seesTheEnd));
    const item = await colleague.item(id);
    await colleague.accepted(
      typeOp(textIn(item, 'arrangement'), { insert: 'Nu alleen voor ons.' }),
    );

    const again = await LiveUser.connect(app, expert, { planId: colleague.planId, cookie });
    // The changes since say nothing of what the function had shown.
    const late = await again.ask('plan:open', { planId: colleague.planId, cursor });
    expect(late).toEqual({ error: { code: 'CURSOR_INVALID' } });
    const { snapshot } = await again.opened();
    expect(JSON.stringify(snapshot)).not.toContain(id);
    expect(again.packets.join()).not.toContain('Nu alleen voor ons.');
    expect(
      await again.codes({ ...typeOp(textIn(item, 'arrangement'), { insert: 'x' }), stream }),
    ).toEqual(['ABSENT']);
    again.leave();
  });

  it('[L-02] [I-10] is found by the lease where no message told of it', async () => {
    await locked();
    const [here, other] = [
      await open(app),
      await LiveUser.open(app, colleague.person, { planId: colleague.planId }),
    ];
    await withdraw();
    await seesTheEnd(here);
    expect(other.heard.map(({ event }) => event)).not.toContain('bye');
    other.leave();
  });
});
