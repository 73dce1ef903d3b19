import { createInterface } from 'node:readline';

/**
 * A process that has a folder of keys open, as a server does. It does what stands in each line that it gets, `[name, …given]`, and
 * answers with a line. `["die", step, n]` kills it, as a crash would, at the n-th step of that name that its master keys take;
 * `["tidy"]` has all memory collected that nothing holds on to.
 */
const DIST = new URL('../../../dist/libs/history/keys/', import.meta.url);
const { KeyFolder } = await import(new URL('key-folder.js', DIST).href);
const [folder = '', token] = process.argv.slice(2);

/** @type {{ step: string; left: number }} */
let death = { step: '', left: 0 };
const masters = await openMasters();
const store = await KeyFolder.open(folder, {
  masters: new Proxy(masters, { get: (target, name) => watched(target, String(name)) }),
});

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await act(name, given))}\n`);
}
await store.close();

/** @param {string} name @param {unknown[]} given */
async function act(name, given) {
  if (name === 'die') {
    death = { step: String(given[0]), left: Number(given[1]) };
    return {};
  }
  if (name === 'tidy') {
    globalThis.gc?.();
    return {};
  }
  try {
    const done = await store[name](...given);
    return { done: done instanceof Map ? [...done].map(([id, { state }]) => [id, state]) : done };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** @param {Record<string, (...given: unknown[]) => Promise<unknown>>} target @param {string} name */
function watched(target, name) {
  return async (/** @type {unknown[]} */ ...given) => {
    dieAt(`before ${name}`);
    const done = await target[name]?.(...given);
    dieAt(`after ${name}`);
    return done;
  };
}

/** @param {string} step */
function dieAt(step) {
  if (step !== death.step) return;
  death.left -= 1;
  if (death.left === 0) process.kill(process.pid, 'SIGKILL');
}

async function openMasters() {
  if (token === undefined) {
    const { MasterKeyFolder } = await import(new URL('master/master-key-folder.js', DIST).href);
    return MasterKeyFolder.open(`${folder}/master-keys`);
  }
  const { TokenMasterKeys } = await import(new URL('pkcs11/token-master-keys.js', DIST).href);
  return TokenMasterKeys.open(JSON.parse(token));
}
