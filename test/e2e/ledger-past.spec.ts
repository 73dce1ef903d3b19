import { PlanCreator } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { MINUTE, TestSigner } from '../support/ledger/test-signer.js';
import { query } from '../support/log-check.js';
import { audienceOp, listed, OPEN, removeOp, textIn, typeOp } from '../support/ops.js';

interface Stream {
  stream_id: string;
  item_id: string;
  isOfCircle: boolean;
  isBefore: boolean;
  closed: boolean;
}

const EVIDENCE = `query ($plan: ID!) { evidence(planId: $plan) { checkpoint { proofs { stream } } } }`;

/** Evidence for somebody whose organisation came later, and sees what stood there then (C-10). */
describe('evidence for who came later', () => {
  let app: TestApp;
  let table: Table;
  let signer: TestSigner;
  let newcomer: Desk;
  let shown: string;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
    signer = await TestSigner.start(app.database.url);
    const { vt, team } = table;
    const own = listed(vt.person.organisation);
    const item = await vt.add('agreement', { audience: OPEN });
    shown = item.id;
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'Eerst.' }));
    // Streams that were closed before, of an item that will be seen and of one that will not.
    await vt.accepted(audienceOp(await vt.item(shown), own));
    await vt.accepted(audienceOp(await vt.item(shown), OPEN));
    const gone = await vt.add('agreement', { audience: OPEN });
    await vt.accepted(removeOp(gone));
    await app.get(PlanCreator).endMembership(ctxOf(team.person), table.plan.id, team.person.id);
    newcomer = await buildNewcomer(app, { planId: table.plan.id }, { type: 'VEILIG_THUIS' });
    await letIn(vt, newcomer, { past: 'CURRENT' });
  });
  afterAll(async () => {
    await signer.close();
    await app.close();
  });

  async function proven(desk: Desk): Promise<string[]> {
    const cookie = await app.signIn(desk.person);
    const { data } = await app.graphql(cookie, EVIDENCE, { plan: desk.planId });
    const { evidence } = data as {
      evidence: { checkpoint: { proofs: { stream: string }[] } | null } | null;
    };
    return (evidence?.checkpoint?.proofs ?? []).map(({ stream }) => stream);
  }

  const streams = (): Promise<Stream[]> =>
    query(app.database.url, async (client) => {
      const { rows } = await client.query<Stream>(
        `SELECT stream_id, item_id, closed, field IN ('@member', '@organisation', '@case') AS "isOfCircle",
                last.seq <= (SELECT since_seq FROM participation WHERE plan_id = $1 AND org_id = $2) AS "isBefore"
         FROM stream JOIN change AS last USING (plan_id, stream_id, rev) WHERE plan_id = $1 AND stream.narrowed IS NULL`,
        [table.plan.id, newcomer.person.organisation.id],
      );
      return rows;
    });

  it('[C-10] [G-61] proves no stream of which only the past is left, and every other that they see', async () => {
    await proven(newcomer);
    await proven(table.vt);
    expect(await signer.signAt((Math.floor(Date.now() / MINUTE) + 2) * MINUTE)).toBe('signed');
    const all = await streams();
    const theirs = await proven(newcomer);
    const own = await proven(table.vt);
    const ids = (some: Stream[]): string[] => some.map(({ stream_id }) => stream_id).sort();
    const expected = all.filter(({ isOfCircle, isBefore, closed, item_id }) =>
      isOfCircle ? !isBefore : item_id === shown && !(closed && isBefore),
    );
    expect(theirs.toSorted()).toEqual(ids(expected));
    expect(own).toEqual(expect.arrayContaining(ids(all)));
    const past = all.filter(({ stream_id }) => !theirs.includes(stream_id));
    expect(past.some(({ isOfCircle }) => isOfCircle)).toBe(true);
    expect(past.some(({ item_id, closed }) => item_id === shown && closed)).toBe(true);
    expect(past.some(({ item_id, isOfCircle }) => item_id !== shown && !isOfCircle)).toBe(true);
  });
});
