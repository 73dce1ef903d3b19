import { randomUUID } from 'node:crypto';
import { postAs } from '../support/administrators.js';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { buildOfficer, destroyed } from '../support/erasure.js';
import { newOpId, type BuiltPerson } from '../support/factories.js';
import { downloaded } from '../support/ledger/downloaded.js';
import { recordsOf } from '../support/ledger/ledger-records.js';
import { LiveUser } from '../support/live-user.js';
import { LoggingServer } from '../support/logging-server.js';
import { OPEN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';
import { WHOLE_PLAN } from '../support/plan-query.js';
import { verifyLedger } from '../../tools/verify/verify-ledger.mjs';

const RUN = randomUUID().slice(0, 8);
const canary = (place: string): string => `KANARIE-${place}-${RUN}`;
const WORDS = ['TEKST', 'WAARDE', 'REDEN', 'TE-LAAT'].map(canary);
const STAYS = canary('BLIJFT');

const HISTORY = `query ($plan: ID!) { history(planId: $plan, first: 200) { edges { node {
  kind item itemTitle field before after parts { text } } } } }`;

/** P4: a real server, by its own doors, from the writing to after the end. */
describe('words that were erased', () => {
  let app: TestApp;
  let server: LoggingServer;
  let there: TestApp;
  let table: Table;
  let officer: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start();
    server = await LoggingServer.start(app.database.nodeUrl, { VANGNET_ERASURE_UNDO_DAYS: '0' });
    there = server.insteadOf(app);
    table = await buildTable(app);
    officer = await buildOfficer(app, table.vt);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await app.close();
  });

  /** What every desk gets of the case: the plan, its history, and an export that the verifier calls right. */
  async function everythingReadable(): Promise<string> {
    const got: string[] = [];
    for (const { person } of [table.vt, table.police, table.team, table.shelter]) {
      const file = await downloaded(there, person, table.plan.id);
      expect(verifyLedger([file]).isRight).toBe(true);
      const cookie = await app.signIn(person);
      const plan = await there.graphql(cookie, WHOLE_PLAN, { id: table.plan.id });
      const history = await there.graphql(cookie, HISTORY, { plan: table.plan.id });
      got.push(JSON.stringify([recordsOf(file), plan, history]));
    }
    return got.join('\n');
  }

  it('[E-14] [E-16] [S-03] stand in no export, no answer and no line of the log', async () => {
    const { vt, plan } = table;
    const user = await LiveUser.open(there, vt.person, { planId: plan.id });
    const submit = (...ops: unknown[]) => user.ask('plan:submit', { planId: plan.id, ops });
    const { id } = await vt.add('agreement', { audience: OPEN });
    const kept = await vt.add('agreement', { audience: OPEN });
    const item = await vt.item(id);
    await submit(
      typeOp(textIn(item, 'action'), { insert: canary('TEKST') }),
      setOp(valueIn(item, 'codeWord'), canary('WAARDE')),
      typeOp(textIn(kept, 'action'), { insert: STAYS }),
    );
    const before = await everythingReadable();
    for (const words of [canary('TEKST'), canary('WAARDE'), STAYS]) expect(before).toContain(words);
    const ask = {
      opId: newOpId(),
      target: { sort: 'ITEM', items: [id] },
      basis: 'WRONGLY_RECORDED',
      reason: canary('REDEN'),
    };
    await postAs(there, vt.person, `/erasures/plans/${plan.id}`, ask);
    const agreed = await postAs(there, officer, `/erasures/${ask.opId}/agree`, { opId: newOpId() });
    expect(agreed.status).toBe(204);
    await destroyed(app, ask.opId);
    // Whoever did not hear of it yet goes on typing, and is refused.
    const late = textIn(item, 'action');
    const answer = await submit(typeOp(late, { insert: canary('TE-LAAT') }));
    expect(JSON.stringify(answer)).toContain('"ok":false');
    await there.graphql(await app.signIn(vt.person), `query { x(${canary('TE-LAAT')}: 1) }`);
    const after = await everythingReadable();
    expect(after).toContain(STAYS);
    expect(after).toContain('item.erased');
    expect(WORDS.filter((words) => after.includes(words))).toEqual([]);
    expect(server.log.length).toBeGreaterThan(0);
    expect([...WORDS, STAYS].filter((words) => server.log.includes(words))).toEqual([]);
    user.leave();
  }, 60_000);
});
