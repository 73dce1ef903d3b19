import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { io } from 'socket.io-client';
import { LIVE_PATH, type Op } from '#contract';
import { SessionService } from '#identity';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { newOpId } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { readLog } from '../support/log-check.js';
import { addOp, rawEditOp, removeOp, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

describe('bad input over the socket', () => {
  let app: TestApp;
  let table: Table;
  let vt: LiveUser;
  let team: LiveUser;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    table = await buildTable(app);
    vt = await LiveUser.open(app, table.vt.person, { planId: table.plan.id });
    team = await LiveUser.open(app, table.team.person, { planId: table.plan.id });
  });
  afterEach(() => {
    vt.leave();
    team.leave();
  });
  afterAll(async () => app.close());

  const stored = async () => (await readLog(app.database.url, table.plan.id)).length;

  /** Runs something bad, and sees that nothing came of it: not in the log, and not on another screen. */
  async function withoutEffect(bad: () => Promise<void>): Promise<void> {
    const [log, heard] = [await stored(), team.heard.filter(isOfPlan).length];
    await bad();
    expect(await stored()).toBe(log);
    const added = await table.shelter.accepted(addOp('condition'));
    await team.sees(added.stream, 1);
    expect(team.heard.filter(isOfPlan)).toHaveLength(heard + 1);
  }

  const isOfPlan = ({ event }: { event: string }): boolean => event.startsWith('plan:');
  const submit = (ops: unknown, planId: unknown = table.plan.id) =>
    vt.ask('plan:submit', { planId, ops });
  const refused = (code: string) => ({ error: { code } });

  it('[L-04] refuses an op of an unknown kind, whatever stands beside it', async () => {
    await withoutEffect(async () => {
      const unknown = { ...addOp('condition'), kind: 'item.destroy' };
      expect(await submit([unknown])).toEqual(refused('OP_UNKNOWN'));
      expect(await submit([addOp('condition'), unknown])).toEqual(refused('OP_UNKNOWN'));
    });
  });

  it('[L-04] refuses what is not of its shape, however odd', async () => {
    const op = addOp('condition');
    const set = { kind: 'field.set', opId: newOpId(), stream: newOpId(), ifRev: 0 };
    await withoutEffect(async () => {
      for (const ops of [
        [],
        'ops',
        null,
        [null],
        [{ ...op, extra: 1 }],
        [{ ...op, opId: 'x' }],
        [{ ...op, opId: table.plan.id }],
        [{ ...op, itemKind: '__proto__' }],
        [{ ...op, audience: { type: 'ORG_LIST', organisations: [] } }],
        [{ ...set, value: undefined }],
        [{ ...set, ifRev: -1, value: null }],
        [{ ...set, ifRev: 1.5, value: null }],
        [{ ...rawEditOp({ stream: newOpId(), rev: 0 }, []) }],
        [addOp('condition'), { kind: 'item.add' }],
      ]) {
        expect(await submit(ops)).toEqual(refused('MALFORMED'));
      }
      expect(await submit([op], 'plan')).toEqual(refused('MALFORMED'));
      expect(await vt.ask('plan:submit', undefined)).toEqual(refused('MALFORMED'));
      for (const body of [null, {}, { planId: 7 }, { planId: table.plan.id, since: 0 }]) {
        expect(await vt.ask('plan:open', body)).toEqual(refused('MALFORMED'));
      }
      const long = { planId: table.plan.id, cursor: 'x'.repeat(201) };
      expect(await vt.ask('plan:open', long)).toEqual(refused('MALFORMED'));
    });
    expect(vt.socket.connected).toBe(true);
  });

  it('[L-04] refuses a value that is nested without end, and lives on', async () => {
    const set = { kind: 'field.set', opId: newOpId(), stream: newOpId(), ifRev: 0, value: 'DEEP' };
    const message = JSON.stringify(['plan:submit', { planId: table.plan.id, ops: [set] }]);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await withoutEffect(async () => {
      vt.sendRaw(`42987${message.replace('"DEEP"', deep)}`);
      await vt.opened();
      expect(vt.packets).toContain('3987[{"error":{"code":"MALFORMED"}}]');
    });
  });

  it('[L-04] closes the socket of who sends a frame that is too large, and of nobody else', async () => {
    await withoutEffect(async () => {
      const closed = new Promise<unknown>((resolve) => {
        vt.socket.once('disconnect', (_reason, details) => resolve(details));
      });
      vt.socket.emit('plan:submit', { planId: 'x'.repeat(300_000), ops: [] }, () => undefined);
      expect(await closed).toMatchObject({ context: { code: 1009 } });
      expect(team.socket.connected).toBe(true);
    });
  });

  it('[L-04] closes the socket of who sends what is no message at all, and of nobody else', async () => {
    for (const frame of [
      '4{',
      '42',
      '42["plan:submit"',
      '42{"a":1}',
      '9',
      '451-["x",{"_placeholder":true,"num":0}]',
    ]) {
      const user = await LiveUser.open(app, table.vt.person, { planId: table.plan.id });
      await withoutEffect(async () => {
        user.sendRaw(frame);
        user.socket.emit('plan:open', { planId: table.plan.id }, () => undefined);
        await Promise.race([user.gone(), user.opened().catch(() => undefined)]);
      });
      user.leave();
    }
    expect(vt.socket.connected).toBe(true);
  });

  it('[L-04] closes the socket of who announces 10,000 attachments, before any of them is kept', async () => {
    await withoutEffect(async () => {
      vt.sendRaw('4510000-["plan:submit",{"_placeholder":true,"num":0}]');
      await vt.gone();
      expect(team.socket.connected).toBe(true);
    });
  });

  it('[L-42] refuses a text over its length, and one with characters that no text may hold', async () => {
    const item = await table.vt.add('agreement');
    const { stream } = textIn(item, 'fallback');
    await team.sees(item.stream, 1);
    await withoutEffect(async () => {
      const edit = (insert: string) => rawEditOp({ stream, rev: 0 }, [[0, insert]]);
      expect(await vt.codes(edit('x'.repeat(2001)))).toEqual(['TEXT_TOO_LONG']);
      expect(await vt.codes(edit('nul\u0000'))).toEqual(['TEXT_INVALID']);
      expect(await vt.codes(edit('\ud83d'))).toEqual(['TEXT_INVALID']);
    });
    expect(textIn(await table.vt.item(item.id), 'fallback').text).toBe('');
  });

  it('[L-42] [L-43] refuses changes that do not fit their rev, and a rev from the future', async () => {
    const item = await table.vt.add('agreement');
    const { stream } = textIn(item, 'action');
    await team.sees(item.stream, 1);
    await withoutEffect(async () => {
      expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [5, [0, 'x']]))).toEqual([
        'CHANGES_UNFIT',
      ]);
      expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [[0, 'x'], -1, 1]))).toEqual([
        'CHANGES_UNFIT',
      ]);
      expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [{}]))).toEqual(['CHANGES_UNFIT']);
      expect(await vt.codes(rawEditOp({ stream, rev: 7 }, [[0, 'x']]))).toEqual(['REV_AHEAD']);
      expect(await vt.codes(setOp({ ...valueIn(item, 'term'), rev: 7 }, 'SHORT'))).toEqual([
        'REV_AHEAD',
      ]);
    });
  });

  it('[L-22] refuses an op for an item elsewhere', async () => {
    const elsewhere = await buildTable(app);
    const item = await elsewhere.vt.add('agreement');
    await withoutEffect(async () => {
      expect(await vt.codes(setOp(valueIn(item, 'term'), 'SHORT'))).toEqual(['ABSENT']);
      expect(await vt.codes(typeOp(textIn(item, 'action'), { insert: 'x' }))).toEqual(['ABSENT']);
      expect(await vt.codes(removeOp(item))).toEqual(['ABSENT']);
      expect(await submit([removeOp(item)], elsewhere.plan.id)).toEqual(refused('ABSENT'));
    });
    expect(await elsewhere.vt.item(item.id)).toEqual(item);
  });

  it('[L-20] refuses an op id that somebody else used, and a clock that runs wrong', async () => {
    const item = await table.team.add('agreement');
    await team.sees(item.stream, 1);
    await withoutEffect(async () => {
      const taken = { ...setOp(valueIn(item, 'term'), 'SHORT'), opId: item.id };
      expect(await vt.codes(taken)).toEqual(['OP_ID_TAKEN']);
      expect(await vt.codes(addOp('agreement', { opId: item.id }))).toEqual(['OP_ID_TAKEN']);
      const yesterday = Date.now() - 90_000_000;
      expect(await vt.codes(addOp('agreement', { opId: newOpId(yesterday) }))).toEqual([
        'CLOCK_SKEW',
      ]);
      const now = await vt.openedAt(undefined);
      expect(Math.abs(Date.parse(now.now) - Date.now())).toBeLessThan(5000);
    });
  });

  it('[L-26] refuses too many ops at once, and too many in ten seconds', async () => {
    await withoutEffect(async () => {
      const many: Op[] = Array.from({ length: 65 }, () => addOp('condition'));
      expect(await submit(many)).toEqual(refused('MALFORMED'));
    });
    const limited = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '2' },
    });
    const user = await LiveUser.open(limited, table.vt.person, { planId: table.plan.id });
    const ops = [addOp('condition'), addOp('condition'), addOp('condition')];
    expect(await user.ask('plan:submit', { planId: table.plan.id, ops })).toEqual({
      error: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
    });
    user.leave();
    await limited.close();
  });

  it('[L-02] ends the sockets of a session when someone else signs in from that browser', async () => {
    const sessions = app.get(SessionService);
    const token = await sessions.begin(table.vt.person.id);
    const planId = table.plan.id;
    const browser = { planId, cookie: `vangnet_session=${token}` };
    const windows = [
      await LiveUser.open(app, table.vt.person, browser),
      await LiveUser.open(app, table.vt.person, browser),
    ];
    await sessions.begin(table.team.person.id, { previous: token });
    for (const window of windows) {
      const { message } = await window.until(({ event }) => event === 'bye');
      expect(message).toEqual({ code: 'SESSION_ENDED', permanent: true });
      expect(await window.gone()).toBeDefined();
      expect(window.heard.at(-1)?.event).toBe('bye');
    }
    expect(vt.socket.connected).toBe(true);
    expect(await vt.codes(addOp('condition'))).toEqual(['OK']);
  });

  it('[L-03] sends away one socket more than a person may have, for now', async () => {
    const limited = await TestApp.start({
      database: app.database,
      env: { VANGNET_LIMIT_SOCKETS_PER_PERSON: '2' },
    });
    const plan = { planId: table.plan.id };
    const [first, second] = [
      await LiveUser.open(limited, table.vt.person, plan),
      await LiveUser.open(limited, table.vt.person, plan),
    ];
    const third = await LiveUser.connect(limited, table.vt.person, plan);
    const { message } = await third.until(({ event }) => event === 'bye');
    expect(message).toEqual({ code: 'RATE_LIMITED', permanent: false });
    first.leave();
    await second.until(({ event, message: told }) =>
      event === 'presence' ? told.left.length > 0 : false,
    );
    const fourth = await LiveUser.open(limited, table.vt.person, plan);
    expect(await fourth.codes(addOp('condition'))).toEqual(['OK']);
    for (const user of [second, third, fourth]) user.leave();
    await limited.close();
  });

  it('[L-01] refuses a foreign page and a browser without a session before the upgrade', async () => {
    const cookie = await app.signIn(table.vt.person);
    const knock = async (headers: Record<string, string>): Promise<unknown> => {
      const asked = request(`${app.url}${LIVE_PATH}/?EIO=4&transport=websocket`, {
        headers: {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
          ...headers,
        },
      });
      asked.end();
      const outcome = await Promise.race([
        once(asked, 'upgrade').then(([, socket]) => {
          (socket as { destroy(): void }).destroy();
          return 'open';
        }),
        once(asked, 'response').then(async ([response]) => {
          const parts = await (response as IncomingMessage).toArray();
          return [
            (response as IncomingMessage).statusCode,
            Buffer.concat(parts as Buffer[]).toString(),
          ];
        }),
      ]);
      return outcome;
    };
    const foreign = { Cookie: cookie, Origin: 'https://elders.example' };
    expect(await knock(foreign)).toEqual([400, expect.stringContaining('ORIGIN_REFUSED')]);
    expect(await knock({ Cookie: cookie, Origin: 'null' })).toEqual([
      400,
      expect.stringContaining('ORIGIN_REFUSED'),
    ]);
    for (const headers of [
      {},
      { Cookie: 'vangnet_session=x' },
      { Cookie: `${cookie}; ${cookie}` },
    ]) {
      expect(await knock(headers)).toEqual([400, expect.stringContaining('UNAUTHENTICATED')]);
    }
    expect(await knock({ Cookie: cookie, Origin: app.url })).toBe('open');
    expect(await knock({ Cookie: cookie })).toBe('open');
  });

  it('[L-01] answers over websocket only', async () => {
    const cookie = await app.signIn(table.vt.person);
    const polling = io(app.url, {
      path: LIVE_PATH,
      transports: ['polling'],
      extraHeaders: { Cookie: cookie },
      reconnection: false,
    });
    const error = await new Promise((resolve) => polling.once('connect_error', resolve));
    expect(error).toBeInstanceOf(Error);
    polling.disconnect();
  });
});
