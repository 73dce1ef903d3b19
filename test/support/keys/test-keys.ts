import { KeyFolder, KeyRing, type SealingKey } from '#history';

/** Where every server of a test run keeps its keys. */
export function testKeyFolder(): string {
  const folder = process.env['VANGNET_TEST_KEYS'];
  if (folder === undefined) throw new Error('Only for tests that jest runs');
  return folder;
}

/** The keys of the servers of this test run, as one more of them would read them. */
export async function testKeys(): Promise<KeyRing> {
  return new KeyRing(await KeyFolder.open(testKeyFolder()));
}

/** A key to seal rows under that a test makes up. */
export async function newTestKey(): Promise<SealingKey> {
  const [key] = await (await KeyFolder.open(testKeyFolder())).allocate(1);
  if (!key) throw new Error('no key was made');
  return key;
}
