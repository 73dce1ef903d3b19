import { SessionService } from '#identity';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import { addOp } from '../support/ops.js';

describe('the end of a session', () => {
  let app: TestApp;
  let table: Table;

  beforeAll(async () => {
    app = await TestApp.start();
    table = await buildTable(app);
  });
  afterAll(async () => app.close());

  async function signedIn(
    who: 'vt' | 'police' | 'team',
  ): Promise<{ user: LiveUser; token: string }> {
    const token = await app.get(SessionService).begin(table[who].person.id);
    const cookie = `vangnet_session=${token}`;
    const user = await LiveUser.open(app, table[who].person, { planId: table.plan.id, cookie });
    return { user, token };
  }

  async function seesTheEnd(user: LiveUser): Promise<void> {
    const { message } = await user.until(({ event }) => event === 'bye');
    expect(message).toEqual({ code: 'SESSION_ENDED', permanent: true });
    await user.gone();
    expect(user.heard.at(-1)?.event).toBe('bye');
  }

  it('[L-02] closes a socket whose session was signed out of', async () => {
    const { user, token } = await signedIn('vt');
    const session = await app.get(SessionService).find(token);
    await app.get(SessionService).end(session?.id ?? '');
    await seesTheEnd(user);
    await expect(
      LiveUser.connect(app, table.vt.person, {
        planId: table.plan.id,
        cookie: `vangnet_session=${token}`,
      }),
    ).rejects.toThrow();
  });

  it('[I-10] closes all sockets of a person whose sessions end, and of nobody else', async () => {
    const [one, other, police] = [
      await signedIn('vt'),
      await signedIn('vt'),
      await signedIn('police'),
    ];
    await app.get(SessionService).endAllOf(table.vt.person.id);
    await Promise.all([seesTheEnd(one.user), seesTheEnd(other.user)]);
    expect(await app.get(SessionService).find(one.token)).toBeUndefined();
    expect(await police.user.codes(addOp('condition'))).toEqual(['OK']);
    police.user.leave();
  });

  it('[I-10] closes them on another node within the lease', async () => {
    const elsewhere = await TestApp.start({ database: app.database });
    const { user, token } = await signedIn('vt');
    await elsewhere.get(SessionService).endAllOf(table.vt.person.id);
    await seesTheEnd(user);
    expect(await app.get(SessionService).find(token)).toBeUndefined();
    await elsewhere.close();
  });

  it('[L-02] closes sockets of a session that expired and of a person who was blocked, elsewhere', async () => {
    const [expiring, blocked, other] = [
      await signedIn('vt'),
      await signedIn('police'),
      await signedIn('team'),
    ];
    await query(app.database.url, async (client) => {
      await client.query(`UPDATE session SET expires_at = now() WHERE person_id = $1`, [
        table.vt.person.id,
      ]);
      await client.query(`UPDATE person SET active = false WHERE id = $1`, [
        table.police.person.id,
      ]);
    });
    await Promise.all([seesTheEnd(expiring.user), seesTheEnd(blocked.user)]);
    expect(await other.user.codes(addOp('condition'))).toEqual(['OK']);
    other.user.leave();
  });
});
