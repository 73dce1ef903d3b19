import type { TestApp } from '../app.js';
import { letIn, buildNewcomer } from '../circle.js';
import { buildTable, type Desk } from '../desk.js';
import { query } from '../log-check.js';
import {
  audienceOp,
  fieldAudienceOp,
  listed,
  moveOp,
  named,
  OPEN,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../ops.js';
import { downloaded } from './downloaded.js';
import { recordsOf } from './ledger-records.js';

export interface TamperedCase {
  /** Of a reader who sees most of it. */
  file: Buffer;
  /** Of everybody on the case, with the receipts of what they did themselves. */
  readers: { file: Buffer; receipts: string }[];
  /** Of every change in `file`. */
  receiptsOfAll: string;
  /** What a superuser can do to the log, by what it is. */
  bySuperuser: [what: string, sql: string][];
  /** The export of the same reader after a statement; the log is put back afterwards. */
  exportAfter(sql: string): Promise<Buffer>;
}

/** A small case with a little of everything in its history, on a real server. */
export async function tamperedCase(app: TestApp): Promise<TamperedCase> {
  const { vt, team, police, shelter, plan } = await buildTable(app);
  await live({ vt, team, police });
  const late = await buildNewcomer(app, vt);
  await letIn(vt, late, { past: 'CURRENT' });
  const item = (await team.items()).find(({ kind }) => kind === 'agreement');
  if (item) await team.accepted(setOp(valueIn(item, 'term'), 'LONG'));
  const desks = [vt, team, police, shelter, late];
  const readers = [];
  for (const desk of desks) {
    const file = await downloaded(app, desk.person, plan.id);
    readers.push({ file, receipts: receiptsIn(file, desk.person.id) });
  }
  const file = readers[0]?.file ?? Buffer.alloc(0);
  return {
    file,
    readers,
    receiptsOfAll: receiptsIn(file),
    bySuperuser: statementsFor(file),
    exportAfter: (sql) => exportAfter(app, vt, sql),
  };
}

async function live({ vt, team, police }: Record<'vt' | 'team' | 'police', Desk>): Promise<void> {
  const item = await vt.add('agreement', { audience: listed(vt.person.organisation) });
  await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'Eerst zo.' }));
  await vt.accepted(setOp(valueIn(item, 'term'), 'SHORT'));
  await vt.accepted(audienceOp(item, OPEN));
  const open = await team.item(item.id);
  await team.accepted(typeOp(textIn(open, 'action'), { insert: ' Dan zo. é😀' }));
  await vt.accepted(setOp(valueIn(await vt.item(item.id), 'codeWord'), 'zwembad'));
  const word = valueIn(await vt.item(item.id), 'codeWord');
  await vt.accepted(fieldAudienceOp(word, named(vt.person, team.person)));
  const person = await team.add('involvedPerson');
  await team.accepted(setOp(valueIn(open, 'actor'), [{ sort: 'involved', id: person.id }]));
  const condition = await police.add('condition');
  await police.accepted(moveOp(condition, null));
  await police.accepted(removeOp(await police.item(condition.id)));
}

/** As acknowledgements tell them, one a line; of one person's changes, or of all. */
export function receiptsIn(file: Buffer, person?: string): string {
  return recordsOf(file)
    .changes.filter(({ actor }) => person === undefined || actor.person === person)
    .map(({ stream, rev, hash, at }) => `${JSON.stringify({ at, hash, rev, stream })}\n`)
    .join('');
}

const HASH_COLUMNS = ['body_commitment', 'actor_commitment', 'prev_hash', 'hash', 'body'];

function statementsFor(file: Buffer): [string, string][] {
  const { changes, header } = recordsOf(file);
  const { plan } = header;
  const edit = changes.findLast(({ kind, rev }) => kind === 'text.edited' && rev > 1);
  const other = changes.findLast(({ kind }) => kind === 'field.set');
  if (!edit || !other) throw new Error('an edit and a value');
  const one = `stream_id = '${edit.stream}' AND rev = ${edit.rev}`;
  const set = (assignment: string): string => `UPDATE change SET ${assignment} WHERE ${one}`;
  const flips = HASH_COLUMNS.map((column): [string, string] => [
    `a byte of ${column}`,
    set(`${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1)`),
  ]);
  return [
    ...flips,
    ['who', set(`actor_id = (SELECT id FROM person WHERE id <> actor_id LIMIT 1)`)],
    ['for whom', set(`org_id = (SELECT id FROM organisation WHERE id <> org_id LIMIT 1)`)],
    ['when', set(`at = at - interval '1 millisecond'`)],
    ['what sort', set('kind = 10')],
    ['a sort that there is not', set('kind = 999')],
    ['its form', set('format = 1')],
    ['its key', set(`key_id = '${edit.stream}'`)],
    ['the last one gone', `DELETE FROM change WHERE ${one}`],
    ['the first one gone', `DELETE FROM change WHERE stream_id = '${edit.stream}' AND rev = 1`],
    ['a stream gone', `DELETE FROM change WHERE stream_id = '${edit.stream}'`],
    [
      'owners of two streams exchanged',
      `UPDATE stream SET field = CASE field WHEN 'action' THEN 'fallback' ELSE 'action' END
       WHERE field IN ('action', 'fallback')`,
    ],
    [
      'streams exchanged',
      [
        [edit.stream, plan],
        [other.stream, edit.stream],
        [plan, other.stream],
      ]
        .map(([from, to]) => `UPDATE change SET stream_id = '${to}' WHERE stream_id = '${from}'`)
        .join(';'),
    ],
  ];
}

/** Past triggers and roles, as whoever owns the machine; everything is put back afterwards. */
async function exportAfter(app: TestApp, { person, planId }: Desk, sql: string): Promise<Buffer> {
  const run = (text: string): Promise<unknown> =>
    query(app.database.url, (client) =>
      client.query(`SET session_replication_role = replica; ${text}`),
    );
  await run('CREATE TABLE kept_change AS TABLE change; CREATE TABLE kept_stream AS TABLE stream');
  try {
    if (sql !== '') await run(sql);
    return await downloaded(app, person, planId);
  } finally {
    await run(`DELETE FROM change; INSERT INTO change TABLE kept_change;
      UPDATE stream SET field = kept_stream.field FROM kept_stream WHERE kept_stream.stream_id = stream.stream_id;
      DROP TABLE kept_change, kept_stream`);
  }
}
