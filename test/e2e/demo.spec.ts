import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeOpId } from '#contract';
import { removeEmbeddedPostgres } from '#kernel';
import type { DemoDocument } from '../../apps/demo/launch/demo-document.js';

interface Demo {
  launcher: ChildProcess;
  document: DemoDocument;
  /** The lines on the standard output after the document. */
  more: AsyncIterator<string>;
  /** All that it says on the error output until it ends. */
  said: Promise<string>;
}

interface GraphqlAnswer {
  data?: unknown;
  errors?: { extensions: { code: string } }[];
}

interface PlanAnswer {
  plan: { sections: { section: string; items: { id: string }[] }[] };
}

const PLAN = 'query ($id: ID!) { plan(id: $id) { label sections { section items { id } } } }';
const SUBMIT = `mutation ($planId: ID!, $ops: [OpInput!]!) {
  submit(planId: $planId, ops: $ops) { __typename }
}`;

/** `npm run demo` as a person or a script has it: the launcher, its server and its database are processes. */
describe('npm run demo', () => {
  const launchers: ChildProcess[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-demo-'));
    // PostgreSQL has an account of its own when root runs the tests, and must get through to its data.
    await chmod(folder, 0o711);
  });

  afterEach(async () => {
    for (const launcher of launchers.splice(0)) await stop(launcher, 'SIGTERM');
  });

  afterAll(async () => {
    await removeEmbeddedPostgres(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  });

  function launch(options: string[], env: Record<string, string> = {}): ChildProcess {
    const { PATH, HOME } = process.env;
    const launcher = spawn(process.execPath, ['scripts/demo.mjs', ...options], {
      env: { PATH, HOME, VANGNET_DATA_DIR: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    launchers.push(launcher);
    return launcher;
  }

  async function start(...options: string[]): Promise<Demo> {
    const launcher = launch(['--json', '--port', '0', ...options]);
    if (!launcher.stdout || !launcher.stderr) throw new Error('no output to read');
    const said = text(launcher.stderr);
    const more = createInterface({ input: launcher.stdout })[Symbol.asyncIterator]();
    const first = await more.next();
    if (first.done) throw new Error(`the demo did not start: ${await said}`);
    return { launcher, document: JSON.parse(first.value) as DemoDocument, more, said };
  }

  it('starts, signs people in, keeps what they wrote, and leaves no process behind', async () => {
    const first = await start();
    const { document } = first;
    expect((await fetch(document.ready)).status).toBe(200);
    expect(document.people.map(({ code }) => code)).toEqual(
      'VT1 VTE FG1 BH1 P1 P2 O1 O2 W1 W2 X1 FG2 PB1'.split(' '),
    );
    expect(document.plans.map(({ caseNumber }) => caseNumber)).toEqual(['VB-0001', 'VB-0002']);

    const cookie = await signIn(document, 'W1');
    expect(await itemsIn(document, cookie, 'persons')).toHaveLength(7);
    expect(await itemsIn(document, cookie, 'protectiveFactors')).toHaveLength(4);
    expect(await itemsIn(document, cookie, 'agreements')).toHaveLength(0);
    await addAgreement(document, cookie);

    // X1 is on no case: the plan is absent, as one that does not exist.
    const outsider = await signIn(document, 'X1');
    const unknown = '00000000-0000-4000-8000-000000000000';
    const [hidden, missing] = await Promise.all(
      [document.planId, unknown].map((id) =>
        ask(document, outsider, { query: PLAN, variables: { id } }),
      ),
    );
    expect(hidden?.errors?.[0]?.extensions.code).toBe('ABSENT');
    expect(hidden).toEqual(missing);

    expect(await stop(first.launcher, 'SIGINT')).toBe(0);
    expectGone(document.processes);

    const second = await start();
    expect(
      await itemsIn(second.document, await signIn(second.document, 'W1'), 'agreements'),
    ).toHaveLength(1);
    expect(second.document.planId).toBe(document.planId);
    await stop(second.launcher, 'SIGKILL');
    await untilGone(second.document.processes.server);

    // PostgreSQL outlives a launcher that was killed; the next start takes the folder over.
    const third = await start();
    expect(third.document.processes.postgres).not.toBe(second.document.processes.postgres);

    // A server that is killed comes back at its address, with what was saved and who was signed in.
    const member = await signIn(third.document, 'W1');
    process.kill(third.document.processes.server, 'SIGKILL');
    await untilGone(third.document.processes.server);
    await untilReady(third.document);
    expect(await itemsIn(third.document, member, 'agreements')).toHaveLength(1);
    expect(await stop(third.launcher, 'SIGTERM')).toBe(0);
    expectGone(third.document.processes);
    await expect(fetch(third.document.ready)).rejects.toThrow('fetch failed');
    for (const words of ['De server draait weer', 'running again'])
      expect(await third.said).toContain(words);
  }, 150_000);

  it('plays the conference with everyone on it, and all screens agree', async () => {
    const { launcher, document, more } = await start('--replay', '--speed', 'max');
    const last = await more.next();
    const { replay } = JSON.parse(String(last.value)) as { replay: Record<string, unknown> };
    expect(replay).toEqual({
      played: 30,
      skipped: 27,
      failed: 0,
      failures: [],
      screens: 8,
      disagreement: null,
    });
    expect(await ended(launcher)).toBe(0);
    expectGone(document.processes);
  }, 150_000);

  it.each([
    ['an option that does not exist', ['--colour'], "Unknown option '--colour'"],
    ['a port that is in use', ['--port', 'TAKEN'], 'is in use'],
    ['emptying a database that is not its own', ['--reset'], 'DATABASE_URL names one of yours'],
  ])('refuses %s, and says so', async (_, options, words) => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const given = { DATABASE_URL: 'postgres://127.0.0.1:1/elsewhere' };
    const launcher = launch(
      options.map((option) => option.replace('TAKEN', String(port))),
      given,
    );
    const [said, code] = await Promise.all([
      text(launcher.stderr ?? Readable.from([])),
      ended(launcher),
    ]);
    holder.close();
    expect(code).toBe(1);
    expect(said).toContain(words);
  });
});

async function ask(
  { graphql }: DemoDocument,
  cookie: string,
  request: { query: string; variables: Record<string, unknown> },
): Promise<GraphqlAnswer> {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(request),
  });
  return (await response.json()) as GraphqlAnswer;
}

async function signIn({ url }: DemoDocument, person: string): Promise<string> {
  const response = await fetch(`${url}/demo/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The ids of the items in a section, as this person sees them. */
async function itemsIn(demo: DemoDocument, cookie: string, section: string): Promise<string[]> {
  const answer = await ask(demo, cookie, { query: PLAN, variables: { id: demo.planId } });
  const { sections } = (answer.data as PlanAnswer).plan;
  const found = sections.find((one) => one.section === section);
  return (found?.items ?? []).map(({ id }) => id);
}

async function addAgreement(demo: DemoDocument, cookie: string): Promise<void> {
  const opId = makeOpId(Date.now(), randomBytes(10));
  const ops = [{ itemAdd: { opId, itemKind: 'agreement' } }];
  const answer = await ask(demo, cookie, {
    query: SUBMIT,
    variables: { planId: demo.planId, ops },
  });
  expect(answer.errors).toBeUndefined();
}

async function stop(launcher: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  launcher.kill(signal);
  return ended(launcher);
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function expectGone({ launcher, server, postgres }: DemoDocument['processes']): void {
  expect([launcher, server, postgres ?? 0].filter((pid) => pid > 0 && isAlive(pid))).toEqual([]);
}

async function untilReady({ ready }: DemoDocument): Promise<void> {
  const isReady = (): Promise<boolean> =>
    fetch(ready).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let wait = 0; !(await isReady()) && wait < 300; wait += 1) await sleep(100);
  expect(await isReady()).toBe(true);
}

async function untilGone(pid: number): Promise<void> {
  for (let wait = 0; isAlive(pid) && wait < 100; wait += 1) await sleep(100);
  expect(isAlive(pid)).toBe(false);
}
