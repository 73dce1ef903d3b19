import { SessionService, StepUpService } from '#identity';
import { REAL_ENV, TestApp } from '../support/app.js';
import { PlanWriter } from '#plan';
import { buildPerson, buildPlan, newOpId, type BuiltPerson } from '../support/factories.js';
import { buildAccount, codeOf, TestClock, type LocalAccount } from '../support/local-account.js';
import { query } from '../support/log-check.js';
import { SoftPasskey } from '../support/soft-passkey.js';

const ORIGIN = 'https://plan.example.nl';
const SESSION = '__Host-vangnet_session';

describe('a step-up', () => {
  const clock = new TestClock();
  let app: TestApp;
  let account: LocalAccount;

  beforeAll(async () => {
    app = await TestApp.start({ env: { ...REAL_ENV, VANGNET_STEP_UP_MINUTES: '10' }, clock });
  });
  beforeEach(async () => {
    account = await buildAccount(app, clock);
    account.browser.origin = ORIGIN;
  });
  afterAll(async () => app.close());

  const session = async () => {
    const token = account.browser.cookies.get(SESSION) ?? '';
    return app.get(SessionService).find(token);
  };
  const isFresh = async (): Promise<boolean> => {
    const found = await session();
    if (!found) throw new Error('no session');
    return app
      .get(StepUpService)
      .assertSteppedUp(found)
      .then(
        () => true,
        () => false,
      );
  };
  const stepUp = async (code?: string) => {
    clock.nextStep();
    const right = await codeOf(account.totpSecret, clock);
    return account.browser.post('/auth/step-up', { code: code ?? right });
  };

  it('[I-42] is not needed right after signing in, and is after ten minutes', async () => {
    expect(await isFresh()).toBe(true);
    await query(app.database.url, (client) =>
      client.query(`UPDATE session SET stepped_up_at = now() - interval '10 minutes'`),
    );
    expect(await isFresh()).toBe(false);
    const { status, body } = await account.browser.post('/auth/passkeys/options');
    expect([status, body]).toEqual([403, { error: { code: 'STEP_UP_NEEDED' } }]);
    const id = '00000000-0000-4000-8000-000000000000';
    const removal = await account.browser.post(`/auth/passkeys/${id}/remove`);
    expect(removal.body).toEqual({ error: { code: 'STEP_UP_NEEDED' } });
  });

  it('[K-30] is needed to press the emergency button, and not to end or review', async () => {
    const found = await session();
    if (!found) throw new Error('no session');
    const { actor, person } = found;
    const member: BuiltPerson = { ...person, functions: [] };
    const plan = await buildPlan(app, [member]);
    const ctx = { actor, requestId: 'test' };
    const press = (sessionId?: string) => {
      const op = {
        kind: 'breakGlass.use',
        opId: newOpId(),
        reason: 'A meldt achtervolging',
      } as const;
      const from = sessionId === undefined ? ctx : { ...ctx, session: sessionId };
      return app.get(PlanWriter).submit(from, plan.id, [{ ...op, section: 'shelterLocation' }]);
    };
    const [pressed] = await press(found.id);
    expect(pressed?.ok).toBe(true);
    await expect(press()).rejects.toMatchObject({ refusal: { code: 'STEP_UP_NEEDED' } });
    await query(app.database.url, (client) =>
      client.query(`UPDATE session SET stepped_up_at = now() - interval '10 minutes'`),
    );
    await expect(press(found.id)).rejects.toMatchObject({ refusal: { code: 'STEP_UP_NEEDED' } });
    const end = { kind: 'breakGlass.end', opId: newOpId(), use: pressed?.opId ?? '' } as const;
    expect(await app.get(PlanWriter).submit(ctx, plan.id, [end])).toMatchObject([{ ok: true }]);
  });

  it('[I-43] by code goes on with the session, under a new token', async () => {
    const before = await session();
    const old = account.browser.cookies.get(SESSION) ?? '';
    expect((await stepUp()).status).toBe(204);
    const after = await session();
    expect(after?.id).toBe(before?.id);
    expect(after?.steppedUpAt?.getTime()).toBeGreaterThan(before?.steppedUpAt?.getTime() ?? 0);
    expect(await app.get(SessionService).find(old)).toBeUndefined();
  });

  it('[I-42] by code takes no wrong or used one, and changes nothing then', async () => {
    clock.nextStep();
    const used = await codeOf(account.totpSecret, clock);
    expect((await account.browser.post('/auth/step-up', { code: used })).status).toBe(204);
    const held = account.browser.cookies.get(SESSION);
    for (const code of ['000000', used]) {
      expect((await account.browser.post('/auth/step-up', { code })).body).toEqual({
        error: { code: 'CODE_REFUSED' },
      });
    }
    expect(account.browser.cookies.get(SESSION)).toBe(held);
    expect(await account.browser.me()).toBe(account.name);
  });

  it('[I-40] stops guessing at the codes of a session that was left open', async () => {
    for (let n = 0; n < 10; n++) await account.browser.post('/auth/step-up', { code: '000000' });
    expect((await stepUp()).body.error.code).toBe('RATE_LIMITED');
  });

  it('[I-42] by passkey takes that of its own person only', async () => {
    const passkey = await addPasskey(account);
    const old = account.browser.cookies.get(SESSION);
    expect((await sign(passkey)).status).toBe(204);
    expect(account.browser.cookies.get(SESSION)).not.toBe(old);

    const other = await buildAccount(app, clock);
    other.browser.origin = ORIGIN;
    const theirs = await addPasskey(other);
    expect((await sign(theirs)).body).toEqual({ error: { code: 'PASSKEY_REFUSED' } });
  });

  const sign = async (passkey: SoftPasskey) => {
    const { body } = await account.browser.post('/auth/step-up/passkey/options');
    const response = passkey.signed(String(body.challenge));
    return account.browser.post('/auth/step-up/passkey', { response });
  };
  const addPasskey = async ({ browser }: LocalAccount): Promise<SoftPasskey> => {
    const passkey = new SoftPasskey(ORIGIN);
    const { body } = await browser.post('/auth/passkeys/options');
    const response = passkey.created(String(body.challenge));
    await browser.post('/auth/passkeys', { name: 'Telefoon', response });
    return passkey;
  };
});

describe('in the demo', () => {
  it('[I-42] no second factor is asked', async () => {
    const app = await TestApp.start();
    const person = await buildPerson(app);
    const token = await app.get(SessionService).begin(person.id);
    const session = await app.get(SessionService).find(token);
    if (!session) throw new Error('no session');
    expect(session.steppedUpAt).toBeNull();
    await expect(app.get(StepUpService).assertSteppedUp(session)).resolves.toBeUndefined();
    await app.close();
  });
});
