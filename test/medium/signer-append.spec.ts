import pg from 'pg';
import { TestApp } from '../support/app.js';
import { buildTable } from '../support/desk.js';
import { MINUTE, TestSigner } from '../support/ledger/test-signer.js';
import { OPEN } from '../support/ops.js';

describe('the signer beside a server', () => {
  let app: TestApp;
  let signer: TestSigner;

  beforeAll(async () => {
    app = await TestApp.start();
    signer = await TestSigner.start(app.database.url);
  });
  afterAll(async () => {
    await signer.close();
    await app.close();
  });

  it('[G-51] waits for an edit whose statement has begun and hangs on a lock, and has it then', async () => {
    const { plan, vt } = await buildTable(app);
    const holder = new pg.Client({ connectionString: app.database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM plan_head WHERE plan_id = $1 FOR UPDATE', [plan.id]);
    const adding = vt.add('agreement', { audience: OPEN });
    const isWriting = async () => {
      const { rows } = await holder.query<{ found: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'change'::regclass AND mode = 'RowExclusiveLock') AS found`,
      );
      return rows[0]?.found === true;
    };
    while (!(await isWriting())) await signer.pace.pause();
    let looks = 0;
    signer.pace = {
      until: () => Promise.resolve(),
      pause: async () => {
        looks += 1;
        if (looks === 1) await holder.query('COMMIT');
      },
    };
    const at = (Math.floor(Date.now() / MINUTE) + 2) * MINUTE;
    expect(await signer.signAt(at)).toBe('signed');
    expect(looks).toBeGreaterThan(0);
    await adding;
    const { rows } = await holder.query<{ seq: string }>(
      'SELECT seq FROM plan_head WHERE plan_id = $1',
      [plan.id],
    );
    await holder.end();
    expect(signer.folder.heads.plans.get(plan.id)).toBe(Number(rows[0]?.seq));
  });
});
