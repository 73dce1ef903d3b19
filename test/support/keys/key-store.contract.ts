import { randomUUID } from 'node:crypto';
import type { KeyStore } from '#history';

/** What every store of keys promises. `again` opens the same store as another process would. */
export function keepsToTheContract(open: () => Promise<KeyStore>): void {
  let store: KeyStore;
  let again: KeyStore;

  beforeAll(async () => {
    store = await open();
    again = await open();
  });

  it('[S-10] hands out keys of 32 bytes, none of them twice', async () => {
    const keys = [...(await store.allocate(100)), ...(await again.allocate(30))];
    expect(keys.map(({ key }) => key.length)).toEqual(Array.from({ length: 130 }, () => 32));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(130);
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(130);
  });

  it('[S-10] finds every key wherever the store is open, and none that never was', async () => {
    const keys = await store.allocate(70);
    const never = [randomUUID(), keys[0]?.id.replace(/..$/, 'ff') ?? ''];
    const found = await again.find([...keys.map(({ id }) => id), ...never]);
    expect([...found]).toEqual(keys.map(({ id, key }) => [id, { state: 'KEPT', key }]));
  });

  it('[S-11] destroys keys for whoever has the store open, those alone, and as often as it is asked', async () => {
    const keys = await store.allocate(5);
    const ids = keys.map(({ id }) => id);
    await store.find(ids);
    const gone = ids.slice(1, 3);
    await Promise.all([again.destroy(gone.slice(0, 1)), store.destroy(gone.slice(1))]);
    await store.destroy(gone);
    for (const one of [store, again, await open()]) {
      const states = [...(await one.find(ids)).values()].map(({ state }) => state);
      expect(states).toEqual(['KEPT', 'DESTROYED', 'DESTROYED', 'KEPT', 'KEPT']);
    }
  });

  it('[S-12] is known by one id, and its mark grows with what it hands out', async () => {
    const before = await store.health();
    await again.allocate(1);
    await again.destroy((await again.allocate(1)).map(({ id }) => id));
    const after = await store.health();
    expect(after.store).toBe(before.store);
    expect(after.mark).toBeGreaterThan(before.mark);
  });
}
