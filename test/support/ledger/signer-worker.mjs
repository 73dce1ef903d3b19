import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * A signer that signs one checkpoint and is killed, as by a crash, before its n-th step that a disk or a database keeps something of;
 * it ends by itself when it takes fewer. Argument: JSON of `{ url, state, keyFile, at, dieAt }`.
 */
const { url, state, keyFile, at, dieAt } = JSON.parse(process.argv[2] ?? '');
let step = 0;
const next = () => {
  step += 1;
  if (step === dieAt) process.kill(process.pid, 'SIGKILL');
};

const files = createRequire(import.meta.url)('node:fs/promises');
for (const name of ['link', 'rename', 'rm', 'open']) {
  const done = files[name];
  files[name] = async (/** @type {unknown[]} */ ...given) => {
    next();
    const result = await done(...given);
    if (name !== 'open') return result;
    const sync = result.sync.bind(result);
    result.sync = () => {
      next();
      return sync();
    };
    return result;
  };
}
syncBuiltinESMExports();

const DIST = new URL('../../../dist/', import.meta.url);
const load = (/** @type {string} */ path) => import(new URL(path, DIST).href);
const { createPool, SIGNER_ROLE } = await load('libs/kernel/index.js');
const { LedgerStore } = await load('apps/signer/log/ledger-store.js');
const { Signer } = await load('apps/signer/signer.js');
const { readSigningKey } = await load('apps/signer/files/key-file.js');
const { SignerFolder } = await load('apps/signer/state/signer-folder.js');
const { growTreeApart } = await load('apps/signer/tree/tree-thread.js');

const pool = createPool({ url, role: SIGNER_ROLE, max: 2 });
const client = await pool.connect();
const { query } = Object.getPrototypeOf(client);
Object.getPrototypeOf(client).query = function (/** @type {unknown[]} */ ...given) {
  if (/^(INSERT|DELETE|COMMIT)/.test(String(given[0]))) next();
  return query.apply(this, given);
};
client.release();
const signer = new Signer({
  pool,
  folder: await SignerFolder.open(state),
  key: await readSigningKey(keyFile),
  store: new LedgerStore(pool),
  pace: { until: async () => undefined, pause: async () => undefined },
  growTree: growTreeApart,
  log: (/** @type {string} */ words) => process.stderr.write(`${words}\n`),
});
if (!(await signer.checkpoint(at))) process.exitCode = 1;
await pool.end();
