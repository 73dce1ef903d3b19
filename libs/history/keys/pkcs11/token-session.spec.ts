import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CKF, CKR } from './cryptoki.numbers.js';
import { PinFile } from './pin-file.js';
import { TokenFault } from './token-fault.js';
import { TokenSession, type TokenCalls } from './token-session.js';

describe('TokenSession', () => {
  let folder: string;
  let done: string[];
  let flags: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-session-'));
    await writeFile(join(folder, 'pin'), '1111', { mode: 0o600 });
    done = [];
    flags = CKF.LOGIN_REQUIRED;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A module with one token, that tells what is done with it. */
  function module(): TokenCalls {
    let next = 0;
    return {
      slots: async () => [7],
      tokenInfo: async () => ({ label: 'ours', flags }),
      openSession: async () => ({ handle: (next += 1), start: 0 }),
      closeSession: async ({ handle }) => void done.push(`close ${handle}`),
      login: async ({ handle }) => void done.push(`login ${handle}`),
      find: async () => [],
      restart: async () => void done.push('restart'),
    };
  }

  const session = (): TokenSession =>
    new TokenSession(module(), { label: 'ours', pin: new PinFile(join(folder, 'pin')) });

  it('[S-18] does one thing at a time in a session', async () => {
    const one = session();
    const work = (name: string) => async (): Promise<void> => {
      done.push(`${name} begins`);
      await new Promise(setImmediate);
      done.push(`${name} ends`);
    };
    await Promise.all([one.run(work('a')), one.run(work('b'))]);
    expect(done).toEqual(['login 1', 'a begins', 'a ends', 'b begins', 'b ends']);
  });

  it.each(['SESSION_HANDLE_INVALID', 'DEVICE_REMOVED', 'USER_NOT_LOGGED_IN'] as const)(
    '[S-18] signs in again after CKR_%s',
    async (name) => {
      let left = 1;
      const answer = await session().run(async ({ session: { handle } }) => {
        if (left-- > 0) throw new TokenFault('C_Encrypt', CKR[name]);
        return handle;
      });
      expect(answer).toBe(2);
      expect(done).toEqual(['login 1', 'close 1', 'login 2']);
    },
  );

  it('[S-18] begins the module anew when that does not help, once, and then fails with what was the matter', async () => {
    const one = session();
    const lost = one.run(async () => {
      throw new TokenFault('C_Encrypt', CKR.DEVICE_ERROR);
    });
    await expect(lost).rejects.toThrow('the token answered C_Encrypt with CKR_DEVICE_ERROR (0x30)');
    const again = ['login 2', 'close 2', 'restart', 'login 3', 'close 3'];
    expect(done).toEqual(['login 1', 'close 1', ...again]);
    expect(await one.run(async ({ session: { handle } }) => handle)).toBe(4);
  });

  it('[S-18] looks a few times for a token that is away, and then says that it is', async () => {
    let away = 5;
    const calls = { ...module(), slots: async () => (away-- > 0 ? [] : [7]) };
    const access = { label: 'ours', pin: new PinFile(join(folder, 'pin')) };
    const one = new TokenSession(calls, access);
    expect(await one.run(async ({ session: { handle } }) => handle)).toBe(1);
    expect(done).toEqual(['restart', 'restart', 'restart', 'restart', 'login 1']);
    away = Number.POSITIVE_INFINITY;
    await expect(new TokenSession(calls, access).run(async () => 1)).rejects.toThrow('no token');
    away = 0;
    expect(await one.run(async ({ session: { handle } }) => handle)).toBe(1);
  });

  it('[S-18] tries nothing again that another session would not mend', async () => {
    const failed = session().run(async () => {
      throw new TokenFault('C_GenerateKey', CKR.MECHANISM_INVALID);
    });
    await expect(failed).rejects.toThrow('CKR_MECHANISM_INVALID');
    expect(done).toEqual(['login 1']);
  });

  it('[S-18] tries no PIN where one that is wrong would lock the token', async () => {
    flags = CKF.LOGIN_REQUIRED | CKF.USER_PIN_FINAL_TRY;
    await expect(session().run(async () => undefined)).rejects.toThrow('it is not tried');
    flags = CKF.LOGIN_REQUIRED | CKF.USER_PIN_LOCKED;
    await expect(session().run(async () => undefined)).rejects.toThrow('is locked');
    expect(done).toEqual(['close 1', 'close 1']);
  });
});
