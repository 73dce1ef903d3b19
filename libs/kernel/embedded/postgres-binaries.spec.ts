import { mkdir, mkdtemp, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hydrateLinks } from './postgres-binaries.js';

describe('the programs of PostgreSQL', () => {
  let native: string;

  beforeEach(async () => {
    native = join(await mkdtemp(join(tmpdir(), 'vangnet-native-')), 'native');
    await mkdir(join(native, 'lib'), { recursive: true });
    await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  });

  afterEach(() => rm(join(native, '..'), { recursive: true, force: true }));

  it('get the library links that a blocked install script left out', async () => {
    await hydrateLinks(native);
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await realpath(join(native, 'lib', 'libpq.so.5'))).toMatch(/libpq\.so\.5\.18$/);
  });

  it('keep the links that are there', async () => {
    await hydrateLinks(native);
    await expect(hydrateLinks(native)).resolves.toBeUndefined();
  });
});
