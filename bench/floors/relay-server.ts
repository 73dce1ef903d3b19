import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Server } from 'socket.io';
import {
  LIVE_PATH,
  type ClientEvents,
  type OpAccepted,
  type OpenAnswer,
  type PresentedChange,
  type ServerEvents,
  type SubmitRequest,
} from '#contract';
import { CREATE_FLOOR_TABLE, floorInsert } from './floor-row.js';

/**
 * Floor 1: relays every edit and stores nothing. With `DATABASE_URL` floor 3: one INSERT for each edit, then
 * acknowledge and relay. Same messages as ours, and none of the work: no rights, no rebasing, no order.
 */
const by = { person: randomUUID(), organisation: randomUUID() };
const item = randomUUID();
const fixed = {
  hash: randomBytes(32).toString('hex'),
  cursor: randomBytes(60).toString('base64url'),
};
const revs = new Map<string, number>();
let seq = 0;

const pool = process.env['DATABASE_URL']
  ? new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
  : null;
await pool?.query(CREATE_FLOOR_TABLE);

const http = createServer();
const io = new Server<ClientEvents, ServerEvents>(http, {
  path: LIVE_PATH,
  transports: ['websocket'],
  serveClient: false,
});

io.on('connection', (socket) => {
  socket.on('plan:open', ({ planId }, answer) => {
    void socket.join(planId);
    answer(emptyPlan(planId));
  });
  socket.on('plan:submit', ({ planId, ops }, answer) => {
    void Promise.all(ops.map((op) => accept(planId, op)))
      .then((accepted) => {
        answer({ results: accepted.map(({ result }) => result) });
        const changes = accepted.map(({ change }) => change);
        socket.to(planId).emit('plan:changes', { planId, changes, cursor: fixed.cursor });
      })
      .catch((error: unknown) => {
        console.error(error);
        answer({ error: { code: 'FAULT' } });
      });
  });
});

http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});
process.on('disconnect', () => process.exit());

async function accept(
  planId: string,
  op: SubmitRequest['ops'][number],
): Promise<{ result: OpAccepted; change: PresentedChange }> {
  if (op.kind !== 'text.edit') throw new Error('only text edits');
  const { stream, opId } = op;
  const rev = (revs.get(stream) ?? 0) + 1;
  revs.set(stream, rev);
  seq += 1;
  if (pool) await pool.query(floorInsert([{ planId, seq, stream, rev, opId }]));
  const at = new Date().toISOString();
  return {
    result: { opId, ok: true, stream, rev, hash: fixed.hash, at },
    change: {
      stream,
      rev,
      item,
      field: 'action',
      by,
      at,
      kind: 'text.edited',
      changes: op.changes,
    },
  };
}

function emptyPlan(planId: string): OpenAnswer {
  return {
    snapshot: {
      id: planId,
      caseNumber: '',
      label: '',
      you: by,
      organisations: [],
      circle: {
        status: 'ACTIVE',
        safetyHouse: false,
        isDirected: false,
        participations: [],
        stays: [],
        version: null,
        can: {
          invite: false,
          end: false,
          people: false,
          leave: false,
          statuses: [],
          mark: false,
          propose: false,
        },
      },
      members: [],
      sections: [],
    },
    cursor: fixed.cursor,
    now: new Date().toISOString(),
  };
}
