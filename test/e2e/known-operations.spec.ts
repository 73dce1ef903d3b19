import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONFIG, type Config } from '#kernel';
import { knownOperations } from '../../apps/api/graphql/known-operations.js';
import { REAL_ENV, TestApp } from '../support/app.js';

const KNOWN = '{ me { demo } }';
const OTHER = '{ me { name } }';

describe('operations in production', () => {
  let webRoot: string;
  let app: TestApp;

  beforeAll(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'vangnet-web-'));
    await writeFile(join(webRoot, 'operations.json'), JSON.stringify({ [hashOf(KNOWN)]: KNOWN }));
    app = await TestApp.start({ env: production({ VANGNET_WEB_ROOT: webRoot }) });
  });
  afterAll(async () => {
    await app.close();
    await rm(webRoot, { recursive: true });
  });

  it('[L-05] are those that the web client is built with', async () => {
    expect(await ask({ extensions: byHash(KNOWN) })).toEqual({ data: { me: null } });
  });

  it('[L-05] are no others, however they are asked, and none is learned', async () => {
    const refused = {
      errors: [
        expect.objectContaining({
          extensions: expect.objectContaining({ code: 'OPERATION_UNKNOWN' }),
        }),
      ],
    };
    for (const request of [
      { query: OTHER },
      { query: KNOWN },
      { extensions: byHash(OTHER) },
      { query: OTHER, extensions: byHash(OTHER) },
      { extensions: byHash(OTHER) },
      { query: OTHER, extensions: byHash(KNOWN) },
    ]) {
      expect(await ask(request)).toMatchObject(refused);
    }
  });

  it('have to be known at the start', () => {
    const none = { ...app.get<Config>(CONFIG as never).http, webRoot: join(webRoot, 'none') };
    expect(() => knownOperations(none)).toThrow('was not built');
  });

  async function ask(body: object): Promise<unknown> {
    const answer = await app.http().post('/graphql').send(body);
    return answer.body as unknown;
  }
});

function production(env: Record<string, string>): Record<string, string> {
  return { ...REAL_ENV, VANGNET_OPERATIONS: 'known', ...env };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function byHash(text: string): object {
  return { persistedQuery: { version: 1, sha256Hash: hashOf(text) } };
}
