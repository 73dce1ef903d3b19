import { createHash, randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { changeLine, endLine, headerLine } from '#export';
import { link, type Change, type NewChange, type StreamOutline } from '#history';

const ITEMS = 500;
const FIELDS = ['action', 'fallback', 'term', 'dueAt'];
/** Of a hundred changes so many are typing; the others set a value. */
const TYPING = 85;
const WORDS = ['Elke ', 'week ', 'belt ', 'de wijkagent. ', 'een ', 'zoë '];
const LINES_AT_A_TIME = 2000;

interface Stream extends StreamOutline {
  last: Change | undefined;
}

/**
 * Writes an export of so many changes, as a long case leaves them: mostly short edits of texts, in 2,000 streams. The changes
 * are linked and written by the code of the server.
 */
export function writeLedger(path: string, changes: number): void {
  const file = openSync(path, 'w');
  const digest = createHash('sha256');
  const write = (text: string): void => {
    digest.update(text);
    writeSync(file, text);
  };
  const plan = randomUUID();
  const streams = streamsOf();
  const begun = Date.UTC(2026, 0, 1);
  const organisation = { id: randomUUID(), name: 'Wijkteam Voorbeeldstad' };
  const head = { plan, caseNumber: 'bench', organisation, function: 'Casusregisseur' };
  write(headerLine({ ...head, from: null, at: begun + changes * 1000, evidence: undefined }));
  let lines = '';
  for (let turn = 0; turn < changes; turn += 1) {
    const stream = streams[(turn * 7919) % streams.length];
    if (!stream) throw new Error('no stream');
    lines += nextLine(stream, {
      plan,
      organisation: organisation.id,
      turn,
      at: begun + turn * 500,
    });
    if (turn % LINES_AT_A_TIME === 0 || turn === changes - 1) {
      write(lines);
      lines = '';
    }
  }
  writeSync(file, endLine(changes, digest.digest()));
  closeSync(file);
}

function streamsOf(): Stream[] {
  return Array.from({ length: ITEMS }, () => randomUUID()).flatMap((item) =>
    FIELDS.map((field) => ({
      streamId: randomUUID(),
      item,
      field,
      audience: { type: 'CASE_OPEN' as const },
      narrowed: null,
      rev: 0,
      closed: false,
      last: undefined,
    })),
  );
}

function nextLine(
  stream: Stream,
  {
    plan,
    organisation,
    turn,
    at,
  }: { plan: string; organisation: string; turn: number; at: number },
): string {
  const { streamId, item, field, audience, last } = stream;
  const change = link(
    {
      streamId,
      opId: randomUUID(),
      person: PEOPLE[turn % PEOPLE.length] ?? '',
      organisation,
      ...contentOf(turn),
      ...(!last && { genesis: { plan, item, field, audience, closed: null } }),
    },
    { seq: turn + 1, rev: (last?.rev ?? 0) + 1, at, keyId: '', prevHash: last?.hash },
  );
  stream.last = change;
  return changeLine({ ...change, body: JSON.parse(change.body.toString()) }, stream, false);
}

const PEOPLE = Array.from({ length: 12 }, () => randomUUID());

function contentOf(turn: number): Pick<NewChange, 'kind' | 'value'> {
  if (turn % 100 >= TYPING)
    return { kind: 'field.set', value: { value: `2026-05-${10 + (turn % 19)}` } };
  const word = WORDS[turn % WORDS.length] ?? '';
  return { kind: 'text.edited', value: { changes: [turn % 400, [turn % 3, word], turn % 90] } };
}
