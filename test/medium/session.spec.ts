import pg from 'pg';
import { SessionEvents, SessionService } from '#identity';
import { TestApp } from '../support/app.js';
import { buildPerson, type BuiltPerson } from '../support/factories.js';

describe('a session', () => {
  let app: TestApp;
  let sessions: SessionService;
  let person: BuiltPerson;

  beforeAll(async () => {
    app = await TestApp.start({
      env: { VANGNET_SESSION_IDLE_MINUTES: '30', VANGNET_SESSION_MAX_MINUTES: '60' },
    });
    sessions = app.get(SessionService);
    person = await buildPerson(app, { type: 'SHELTER' });
  });
  afterAll(async () => app.close());

  const sql = (text: string, values: unknown[] = []) => app.get(pg.Pool).query(text, values);

  async function begun(): Promise<{ token: string; id: string }> {
    const token = await sessions.begin(person.id);
    const session = await sessions.find(token);
    return { token, id: session?.id ?? '' };
  }

  const holds = async ({ token, id }: { token: string; id: string }): Promise<boolean[]> => [
    (await sessions.find(token)) !== undefined,
    (await sessions.stillValid([id])).has(id),
  ];

  it('[A-01] says who acts, and for which organisation', async () => {
    const session = await sessions.find(await sessions.begin(person.id));
    expect(session?.actor).toEqual({
      person: person.id,
      organisation: person.organisation.id,
      organisationType: 'SHELTER',
      functions: [],
    });
  });

  it('is kept without its token', async () => {
    const { token, id } = await begun();
    const { rows } = await sql('SELECT session::text AS row FROM session WHERE id = $1', [id]);
    expect(rows[0].row).not.toContain(token);
    expect(rows[0].row).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('ends after a time without a sign of life', async () => {
    const session = await begun();
    await sql(`UPDATE session SET seen_at = now() - interval '29 minutes' WHERE id = $1`, [
      session.id,
    ]);
    expect(await holds(session)).toEqual([true, true]);
    await sql(`UPDATE session SET seen_at = now() - interval '31 minutes' WHERE id = $1`, [
      session.id,
    ]);
    expect(await holds(session)).toEqual([false, false]);
  });

  it('is kept alive by whoever asks for it, an open socket too', async () => {
    for (const ask of [
      (session: { token: string }) => sessions.find(session.token),
      (session: { id: string }) => sessions.stillValid([session.id]),
    ]) {
      const session = await begun();
      await sql(`UPDATE session SET seen_at = now() - interval '29 minutes' WHERE id = $1`, [
        session.id,
      ]);
      await ask(session);
      const { rows } = await sql(
        `SELECT seen_at > now() - interval '1 minute' AS fresh FROM session WHERE id = $1`,
        [session.id],
      );
      expect(rows).toEqual([{ fresh: true }]);
    }
  });

  it('ends at its longest, whatever is done in it', async () => {
    const session = await begun();
    await sql('UPDATE session SET expires_at = now() WHERE id = $1', [session.id]);
    expect(await holds(session)).toEqual([false, false]);
  });

  it('ends when the person is blocked', async () => {
    const other = await buildPerson(app);
    const token = await sessions.begin(other.id);
    await sql('UPDATE person SET active = false WHERE id = $1', [other.id]);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('[L-02] tells who listens that it ended', async () => {
    const session = await begun();
    const ended: string[] = [];
    const stop = app.get(SessionEvents).onEnded(({ sessionId }) => ended.push(sessionId));
    await sessions.end(session.id);
    stop();
    expect(ended).toEqual([session.id]);
    expect(await holds(session)).toEqual([false, false]);
  });

  it('cannot be had with a token that looks like one', async () => {
    const { token } = await begun();
    for (const forged of ['', 'x', token.slice(1), `${token}A`, token.toLowerCase()]) {
      expect(await sessions.find(forged)).toBeUndefined();
    }
    expect(await sessions.stillValid([])).toEqual(new Map());
  });
});
