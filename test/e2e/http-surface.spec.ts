import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressFiles } from '../../scripts/compress-files.mjs';
import { REAL_ENV, TestApp } from '../support/app.js';

const PAGE = '<!doctype html><html><head><title>Vangnet</title></head><body></body></html>';
const SCRIPT = `export const words = [${'"eenvoud", '.repeat(400)}];`;

describe('the http surface', () => {
  let app: TestApp;
  let webRoot: string;

  beforeAll(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'vangnet-web-'));
    await mkdir(join(webRoot, 'assets'));
    await writeFile(join(webRoot, 'index.html'), PAGE);
    await writeFile(join(webRoot, 'assets', 'main-4f2a.js'), SCRIPT);
    await writeFile(join(webRoot, 'assets', 'tiny-77b1.js'), 'export {};');
    await compressFiles(join(webRoot, 'assets'));
    await writeFile(join(webRoot, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    app = await TestApp.start({
      env: { VANGNET_WEB_ROOT: webRoot, VANGNET_LIMIT_FRAME_BYTES: '2000' },
    });
  });
  afterAll(async () => {
    await app.close();
    await rm(webRoot, { recursive: true });
  });

  const page = (path: string) => app.http().get(path).set('Accept', 'text/html,*/*;q=0.8');

  it('says that it is alive, and ready when the database is safe', async () => {
    expect((await app.http().get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    expect((await app.http().get('/health/ready').expect(200)).body).toEqual({ status: 'ok' });
  });

  it('answers each address of the client with its page, never from a cache', async () => {
    for (const path of ['/', '/plans/3f2b', '/index.html']) {
      const response = await page(path).expect(200);
      expect(response.text).toContain('<title>Vangnet</title>');
      expect(response.headers['cache-control']).toBe('no-cache');
    }
  });

  it('keeps files with a hash for ever and others not at all', async () => {
    const hashed = await app.http().get('/assets/main-4f2a.js').expect(200);
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await app.http().get('/favicon.svg').expect(200);
    expect(icon.headers['cache-control']).not.toContain('immutable');
  });

  it('sends the bundle in the best compression that a browser takes', async () => {
    const fetched = async (accepts: string) => {
      const headers = { 'Accept-Encoding': accepts };
      const response = await fetch(`${app.url}/assets/main-4f2a.js`, { headers });
      expect(response.headers.get('content-type')).toMatch(/^text\/javascript; charset=utf-8$/i);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(await response.text()).toBe(SCRIPT);
      return {
        encoding: response.headers.get('content-encoding'),
        isSmall: Number(response.headers.get('content-length')) < SCRIPT.length / 10,
      };
    };
    expect(await fetched('gzip, deflate, br')).toEqual({ encoding: 'br', isSmall: true });
    expect(await fetched('gzip, br;q=0')).toEqual({ encoding: 'gzip', isSmall: true });
    expect(await fetched('identity')).toEqual({ encoding: null, isSmall: false });
  });

  it('compresses neither what is tiny nor what is not there', async () => {
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const tiny = await fetch(`${app.url}/assets/tiny-77b1.js`, { headers });
    expect(tiny.headers.get('content-encoding')).toBeNull();
    const posted = await fetch(`${app.url}/assets/main-4f2a.js`, { method: 'POST', headers });
    expect([posted.status, await posted.json()]).toEqual([404, { error: { code: 'ABSENT' } }]);
  });

  it('compresses no answer that could hold a secret beside what somebody else chose', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `aLongEnoughName${index}: __typename`);
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Encoding': 'gzip, br' },
      body: JSON.stringify({ query: `{ ${names.join(' ')} }` }),
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect((await response.text()).length).toBeGreaterThan(1200);
  });

  it('does not answer with a page what is no page', async () => {
    await page('/assets/gone.js').expect(404);
    await page('/health/nothing').expect(404);
    const unreadable = await app.http().get('/assets/%E0').expect(404);
    expect(unreadable.body).toEqual({ error: { code: 'ABSENT' } });
    const response = await app.http().get('/plans').set('Accept', 'application/json').expect(404);
    expect(response.body).toEqual({ error: { code: 'ABSENT' } });
  });

  it('lets a page load from here only, with a fresh nonce for style sheets', async () => {
    const [first, second] = [await page('/'), await page('/')];
    const nonceIn = (text: string): string => /csp-nonce" nonce="([^"]+)"/.exec(text)?.[1] ?? '';
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceIn(first.text)}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(nonceIn(first.text)).not.toBe(nonceIn(second.text));
  });

  it('tells a request id of its own making and keeps answers out of caches', async () => {
    const response = await app.http().get('/health/live').set('X-Request-Id', 'mine');
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-powered-by']).toBeUndefined();
  });

  it('refuses what a foreign page wants changed', async () => {
    const foreign = [
      'http://evil.example',
      'null',
      app.url.replace('127.0.0.1', 'evil.localhost.nl'),
    ];
    for (const origin of foreign) {
      for (const path of ['/demo/login', '/sign-out', '/graphql']) {
        const response = await app.http().post(path).set('Origin', origin).send({});
        expect(response.status).toBe(403);
        expect(response.body).toEqual({ error: { code: 'ORIGIN_REFUSED' } });
      }
    }
    await app.http().post('/sign-out').set('Sec-Fetch-Site', 'cross-site').expect(403);
    await app.http().post('/sign-out').set('Origin', app.url).expect(204);
    const port = new URL(app.url).port;
    await app.http().post('/sign-out').set('Origin', `http://w1.localhost:${port}`).expect(204);
  });

  it('refuses a body that is too large, and one that is no JSON', async () => {
    const large = await app
      .http()
      .post('/demo/login')
      .send({ person: 'x'.repeat(2000) });
    expect([large.status, large.body]).toEqual([413, { error: { code: 'FRAME_TOO_LARGE' } }]);
    const broken = await app.http().post('/demo/login').type('json').send('{"person": "W');
    expect([broken.status, broken.body]).toEqual([400, { error: { code: 'MALFORMED' } }]);
  });
});

describe('outside demo mode', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ env: REAL_ENV });
  });
  afterAll(async () => app.close());

  it('asks browsers to stay on TLS', async () => {
    const { headers } = await app.http().get('/health/live');
    expect(headers['strict-transport-security']).toContain('max-age');
  });

  it('takes no page of the demo for its own', async () => {
    const statusFor = async (origin: string): Promise<number> =>
      (await app.http().post('/sign-out').set('Origin', origin)).status;
    expect(await statusFor(app.url)).toBe(403);
    expect(await statusFor('https://plan.example.nl')).toBe(204);
  });
});
