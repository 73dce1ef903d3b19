import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import pg from 'pg';
import * as Y from 'yjs';

// Hocuspocus on PostgreSQL. MODE=shipped: as its documentation has it, the whole document about two seconds after
// the last change. MODE=durable: every update is inserted, and committed, before it is applied and shown.

const SYNC = 0;
const UPDATES = [1, 2];
const EMPTY_UPDATE_BYTES = 2;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS hocuspocus_document (name text PRIMARY KEY, state bytea NOT NULL)',
);
await pool.query(`CREATE TABLE IF NOT EXISTS hocuspocus_update (
  id bigserial PRIMARY KEY, name text NOT NULL, body bytea NOT NULL)`);
await pool.query(
  'CREATE INDEX IF NOT EXISTS hocuspocus_update_name ON hocuspocus_update (name, id)',
);

const shipped = () => ({
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query('SELECT state FROM hocuspocus_document WHERE name = $1', [
          documentName,
        ]);
        return rows[0]?.state ?? null;
      },
      store: ({ documentName, state }) =>
        pool.query(
          `INSERT INTO hocuspocus_document (name, state) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET state = EXCLUDED.state`,
          [documentName, state],
        ),
    }),
  ],
});

// `beforeSync` is not awaited in this version; `beforeHandleMessage` is, and gets the whole message.
const durable = () => ({
  onLoadDocument: async ({ document, documentName }) => {
    const { rows } = await pool.query(
      'SELECT body FROM hocuspocus_update WHERE name = $1 ORDER BY id',
      [documentName],
    );
    if (rows.length > 0) Y.applyUpdate(document, Y.mergeUpdates(rows.map(({ body }) => body)));
  },
  beforeHandleMessage: async ({ documentName, update }) => {
    const decoder = createDecoder(update);
    readVarString(decoder);
    if (readVarUint(decoder) !== SYNC || !UPDATES.includes(readVarUint(decoder))) return;
    const body = Buffer.from(readVarUint8Array(decoder));
    if (body.length <= EMPTY_UPDATE_BYTES) return;
    await pool.query({
      name: 'update',
      text: 'INSERT INTO hocuspocus_update (name, body) VALUES ($1, $2)',
      values: [documentName, body],
    });
  },
});

const server = new Server({
  quiet: true,
  stopOnSignals: false,
  ...(process.env.MODE === 'durable' ? durable() : shipped()),
});
// Its own `listen` ignores the address in this version and would answer on every interface.
server.httpServer.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `ws://127.0.0.1:${server.address.port}` });
});
process.on('disconnect', () => process.exit());
