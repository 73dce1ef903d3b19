import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import {
  cosign,
  LOG_HEAD,
  openCosignature,
  signingKey,
  verifyingKey,
  type VerifyingKey,
} from '#ledger';
import { publicText } from '../../apps/signer/files/key-file.js';
import { REAL_ENV, TestApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runProgram } from '../support/ledger/program.js';
import { TestSigner } from '../support/ledger/test-signer.js';

const MAIN = 'dist/apps/witness/main.js';
const MINUTE = 60_000;

/** The built witness beside a real server, as a partner runs it. */
describe('a witness', () => {
  let database: TestDatabase;
  let signer: TestSigner;
  let folder: string;
  let env: Record<string, string>;
  let joined: string;
  let witness: VerifyingKey;
  let app: TestApp;
  const apps: TestApp[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    signer = await TestSigner.start(database.url);
    folder = await mkdtemp(join(tmpdir(), 'vangnet-witness-'));
    env = {
      VANGNET_WITNESS_URL: 'http://localhost',
      VANGNET_WITNESS_TOKEN_FILE: join(folder, 'token'),
      VANGNET_WITNESS_KEY_FILE: join(folder, 'key'),
      VANGNET_WITNESS_STATE: join(folder, 'kept'),
      VANGNET_LEDGER_KEYS: publicText(signer.key),
    };
    joined = (await runProgram(MAIN, ['--join'], env)).out.trim();
    witness = verifyingKey(Buffer.from(joined.split(':')[0] ?? '', 'base64'));
    app = await start(database);
    env['VANGNET_WITNESS_URL'] = app.url;
  });
  afterAll(async () => {
    for (const one of apps) await one.close();
    await signer.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => rm(join(folder, 'kept'), { force: true }));

  async function start(of: TestDatabase): Promise<TestApp> {
    const ledger = {
      VANGNET_WITNESSES: joined,
      VANGNET_LEDGER_KEYS: publicText(signer.key),
      VANGNET_CHECKPOINT_MINUTES: '1',
    };
    const started = await TestApp.start({ database: of, env: { ...REAL_ENV, ...ledger } });
    apps.push(started);
    return started;
  }

  async function look(url = app.url, ...args: string[]): Promise<unknown> {
    const given = args.length > 0 ? args : ['--once'];
    const { code, out, err } = await runProgram(MAIN, given, { ...env, VANGNET_WITNESS_URL: url });
    expect(err).toBe('');
    return { code, ...(JSON.parse(out) as object) };
  }

  /** Signs so many checkpoints after the last one. */
  async function sign(count: number, by = signer): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      const after = by.signer.lastMoment || Math.floor(Date.now() / MINUTE) * MINUTE - 100 * MINUTE;
      expect(await by.signAt(after + MINUTE)).toBe('signed');
    }
  }

  const token = (): Promise<string> => readFile(join(folder, 'token'), 'utf8');

  async function shown(): Promise<{ logHead: Buffer; cosignatures: Buffer[] }> {
    const { body } = await app
      .http()
      .get('/ledger/head')
      .set('Authorization', `Bearer ${await token()}`)
      .expect(200);
    const { logHead, cosignatures } = body as { logHead: string; cosignatures: string[] };
    const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
    return { logHead: bytes(logHead), cosignatures: cosignatures.map(bytes) };
  }

  async function post(body: object, bearer?: string): Promise<number> {
    const sent = app.http().post('/ledger/cosignatures').send(body);
    if (bearer !== undefined) sent.set('Authorization', `Bearer ${bearer}`);
    return (await sent).status;
  }

  it('[G-62] cosigns one head after another as long as they go on, and once each', async () => {
    await sign(2);
    expect(await look()).toEqual({ code: 0, verdict: 'GOES_ON', size: 2, isCosigned: true });
    await sign(5);
    expect(await look()).toEqual({ code: 0, verdict: 'GOES_ON', size: 7, isCosigned: true });
    expect(await look()).toMatchObject({ code: 0, isCosigned: true });
    const { logHead, cosignatures } = await shown();
    expect(cosignatures).toHaveLength(1);
    const [cosignature = Buffer.alloc(0)] = cosignatures;
    expect(openCosignature(cosignature, logHead, [witness])).toEqual(witness.id);
    for (const name of ['key', 'token', 'kept']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('[G-62] cosigns no head that is shorter or forked, whoever signed it', async () => {
    await sign(2);
    await look();
    const { size } = await signer.followLog();
    const elsewhere = await createTestDatabase();
    const forger = await TestSigner.start(elsewhere.url, signer);
    const other = await start(elsewhere);
    await sign(1, forger);
    expect(await look(other.url)).toEqual({
      code: 2,
      verdict: 'SHORTER',
      size: 1,
      isCosigned: false,
    });
    await sign(size + 3, forger);
    expect(await look(other.url)).toMatchObject({ code: 2, verdict: 'FORKED', isCosigned: false });
    expect(await look(other.url, '--accept-restore')).toMatchObject({ code: 2, verdict: 'FORKED' });
    expect(await look()).toMatchObject({ code: 0, verdict: 'GOES_ON' });
    await forger.close();
    await other.close();
    apps.splice(apps.indexOf(other), 1);
    await elsewhere.drop();
  });

  it('[G-62] cosigns nothing by a key that it was not given', async () => {
    await sign(1);
    const stranger = signingKey(generateKeyPairSync('ed25519').privateKey);
    env['VANGNET_LEDGER_KEYS'] = publicText(stranger);
    expect(await look()).toEqual({
      code: 2,
      fault: 'signed with a key that is not trusted',
      isCosigned: false,
    });
    env['VANGNET_LEDGER_KEYS'] = publicText(signer.key);
  });

  it('[G-62] cosigns after a restore when a person says so, and not before', async () => {
    await sign(1);
    await look();
    await signer.restore();
    await sign(1);
    expect(await look()).toMatchObject({ code: 2, verdict: 'RESTORED', isCosigned: false });
    expect((await shown()).cosignatures).toEqual([]);
    expect(await look(app.url, '--accept-restore')).toMatchObject({ code: 0, isCosigned: true });
    expect((await shown()).cosignatures).toHaveLength(1);
    await sign(1);
    expect(await look()).toMatchObject({ code: 0, verdict: 'GOES_ON' });
  });

  it('[G-62] forgets nothing of a file that is damaged', async () => {
    await sign(1);
    await look();
    await writeFile(join(folder, 'kept'), 'nothing');
    const { code, out } = await runProgram(MAIN, ['--once'], env);
    expect([code, out]).toEqual([2, expect.stringContaining('"isCosigned":false')]);
  });

  it('[G-62] says everything that is wrong with its configuration at once', async () => {
    const { code, err } = await runProgram(MAIN, [], {
      VANGNET_WITNESS_KEY_FILE: 'key',
      VANGNET_WITNESS_MINUTES: '0',
    });
    expect(code).toBe(1);
    for (const name of [...Object.keys(env), 'VANGNET_WITNESS_MINUTES']) {
      expect(err).toContain(`${name}:`);
    }
    expect((await runProgram(MAIN, ['--twice'], env)).err).toContain(
      'Cosigns the log of checkpoints',
    );
  });

  it('[G-63] is taken at its word with its token, of a head that is there, under its own key', async () => {
    await sign(1);
    const { logHead } = await shown();
    const { size } = LOG_HEAD.read(logHead);
    const stranger = signingKey(generateKeyPairSync('ed25519').privateKey);
    const forged = cosign(logHead, [signer.key], stranger).toString('base64');
    const own = await token();
    expect(await post({ size, cosignature: forged })).toBe(401);
    expect(await post({ size, cosignature: forged }, 'y'.repeat(43))).toBe(401);
    expect(await post({ size, cosignature: forged }, own)).toBe(400);
    expect(await post({ size, cosignature: 'AAAA' }, own)).toBe(400);
    expect(await post({ size: size + 1, cosignature: forged }, own)).toBe(404);
    expect((await shown()).cosignatures).toEqual([]);
    await look();
    expect((await shown()).cosignatures).toHaveLength(1);
  });
});
