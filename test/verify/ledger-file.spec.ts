import { createHash } from 'node:crypto';
import { CHANGE_KINDS, type ChangeKind } from '../../libs/history/change.js';
import { veiledIn } from '../../libs/history/veil.js';
import { BEGUN, BuiltLedger } from '../support/ledger/built-ledger.js';
import { KINDS, VEILED } from '../../tools/verify/kinds.mjs';
import { NotALedger, verifyLedger } from '../../tools/verify/verify-ledger.mjs';
import { fileOf, recordsOf, type LedgerRecords } from '../support/ledger/ledger-records.js';

describe('a file that is verified', () => {
  let ledger: BuiltLedger;
  let text: string;
  let first: string;
  let other: string;

  beforeEach(async () => {
    ledger = new BuiltLedger();
    first = ledger.stream('action');
    other = ledger.stream('actor');
    ledger.write(first, 0, { kind: 'text.edited', value: { changes: [[0, 'Woord']] } });
    ledger.write(first, 1, { kind: 'text.edited', value: { changes: [5, [0, ' é😀']] } });
    ledger.write(other, 2, { isClosed: true });
    ledger.write(first, 3, { kind: 'text.edited', value: { changes: [[5], 4] } });
    text = (await ledger.file()).toString();
  });

  const codes = (changed: string): string[] =>
    verifyLedger([Buffer.from(changed)]).report.faults.map(({ code }) => code);
  /** Codes after records were changed, with an end that fits. */
  const codesAfter = (change: (records: LedgerRecords) => void): string[] => {
    const records = recordsOf(Buffer.from(text));
    change(records);
    return codes(fileOf(records).toString());
  };
  const refusalOf = (changed: string | Buffer): string => {
    try {
      verifyLedger([Buffer.from(changed)]);
      return 'none';
    } catch (error) {
      if (error instanceof NotALedger) return error.code;
      throw error;
    }
  };

  it('[X-46] is read in parts of any length, with the same outcome', () => {
    const bytes = Buffer.from(text);
    for (const length of [1, 7, 100, 4096, bytes.length]) {
      const parts = Array.from({ length: Math.ceil(bytes.length / length) }, (_, part) =>
        bytes.subarray(part * length, (part + 1) * length),
      );
      const { isRight, changes, streams } = verifyLedger(parts);
      expect([isRight, changes, streams]).toEqual([true, 4, 2]);
    }
  });

  it('[X-02] is refused for anything that could be written otherwise', () => {
    const lines = text.split('\n');
    const withLine = (at: number, line: string): string =>
      lines.map((each, index) => (index === at ? line : each)).join('\n');
    const line = lines[2] ?? '';
    const other = lines[3] ?? '';
    for (const changed of [
      line.replace('{"actor"', '{ "actor"'),
      line.replace('"type":"change"}', '"type":"change","type":"change"}'),
      line.replace('"format":2', '"format":2.0'),
      line.replace('"format":2', '"format":2,"extra":1'),
      line.replace(/"rev":(\d)/, '"rev":$1e0'),
      line.replace('"é', '"\\u00e9').replace(' é', ' \\u00e9'),
      line.replace('😀', '\\ud83d\\ude00'),
      line.replace('😀', '\\ud83d'),
      line.replace(',5,', ',5.0,').replace('[5,', '[5.0,'),
      line.replace(/"salt":"([\w-]{42})[\w-]"/, '"salt":"$1B"'),
      line.replace(/"hash":"[0-9a-f]{64}"/, (hash) => hash.toUpperCase().replace('HASH', 'hash')),
      `${line} `,
      `${line}\r`,
      line.replace(/^\{"actor":(\{.*?\}),/, '{').replace(/\}$/, ',"actor":{}}'),
      '[]',
      'null',
      '1e999',
    ]) {
      expect(changed).not.toBe(line);
      const found = codes(withLine(2, changed));
      expect([changed, found.some((code) => code === 'FORM' || code === 'NO_RECORD')]).toEqual([
        changed,
        true,
      ]);
    }
    expect(codes(withLine(3, other.replace('"state":"closed"', '"state":"open"')))).toContain(
      'FORM',
    );
  });

  it('[X-02] [X-06] is refused cut off, with more behind it, or with bytes that are no text', () => {
    const cut = text.split('\n').slice(0, -2).join('\n');
    expect(codes(`${cut}\n`)).toEqual(['NO_END']);
    expect(codes(cut)).toContain('UNREADABLE');
    expect(codes(text.trimEnd())).toContain('UNREADABLE');
    expect(codes(`${text}\n`)).toContain('NO_RECORD');
    expect(codes(`${text}{"type":"end"}\n`)).toContain('AFTER_END');
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('é')] = 0xff;
    expect(verifyLedger([bytes]).report.faults.map(({ code }) => code)).toEqual(['UNREADABLE']);
    expect(codes(text.replace(/"changes":4/, '"changes":5'))).toEqual(['COUNT']);
    expect(codes(text.replace(/"case":"VT-1"/, '"case":"VT-2"'))).toEqual(['DIGEST']);
    expect(refusalOf(`\ufeff${text}`)).toBe('NO_HEADER');
  });

  it('[X-02] takes no line of more than 8 MiB', () => {
    const long = `{"type":"+${'x'.repeat(8 << 20)}"}\n`;
    const at = text.indexOf('\n') + 1;
    expect(codes(text.slice(0, at) + long + text.slice(at))).toContain('UNREADABLE');
  });

  it('[X-03] passes over what may be passed over, tells of it, and does not judge what is newer', () => {
    const lines = text.trimEnd().split('\n');
    const withMore = (line: string): string =>
      fileWith([...lines.slice(0, 2), line, ...lines.slice(2, -1)]);
    const passed = verifyLedger([Buffer.from(withMore('{"note":"iets","type":"+remark"}'))]);
    expect([passed.isRight, passed.report.counts.passedOver]).toEqual([true, 1]);
    expect(refusalOf(withMore('{"type":"version"}'))).toBe('NEWER');
    expect(codes(withMore('{"type":"header"}'))).toEqual(['RECORD_ORDER', 'FORM']);
    expect(codes(withMore('{"proof":"","type":"head"}'))).toContain('RECORD_ORDER');
    expect(refusalOf(text.replace('vangnet/export/1', 'vangnet/export/2'))).toBe('FORMAT');
    expect(refusalOf(lines.slice(1).join('\n') + '\n')).toBe('NO_HEADER');
    expect(refusalOf('')).toBe('EMPTY');
  });

  it('[X-04] [X-05] takes the header in its one form, and no change from after it', async () => {
    for (const [from, to] of [
      [/"at":"2026[^"]*"/, '"at":"2026-02-30T09:00:00.000Z"'],
      [/"at":"2026[^"]*"/, '"at":"2026-05-01T09:00:00Z"'],
      [/"plan":"./, '"plan":"G'],
      [/"keys":\[\]/, '"keys":["AB"]'],
      [/"from":null,/, ''],
    ] as const) {
      expect(refusalOf(text.replace(from, to))).toBe('HEADER');
    }
    expect(codesAfter(({ header }) => (header.keys = ['00'.repeat(8)]))).toEqual(['KEY_IDS']);
    const early = new Date(BEGUN + 2500).toISOString();
    expect(codesAfter(({ header }) => (header.at = early))).toEqual(['AFTER_FILE']);
  });

  it('[X-12] wants a stream to begin where its reader begins to see', async () => {
    expect(codesAfter(({ changes }) => changes.shift())).toEqual(['BEGIN_MISSING']);
    const later = await ledger.file({ from: BEGUN });
    const { isRight, report } = verifyLedger([later]);
    expect([isRight, report.counts.laterBegins]).toEqual([true, 1]);
    expect(codesAfter(({ changes }) => delete changes[0]?.genesis)).toEqual(['GENESIS_MISSING']);
    expect(
      codesAfter(({ changes: [begin, second] }) => {
        if (begin?.genesis && second) second.genesis = begin.genesis;
      }),
    ).toEqual(['GENESIS_AGAIN']);
  });

  it('[X-13] [X-45] tells what was erased and what nobody gets, and of what', () => {
    const erase = ({ changes }: LedgerRecords, what: ('actor' | 'body')[]): void => {
      const change = changes[1];
      for (const part of what) {
        if (change) change[part] = { commitment: change[part].commitment, state: 'erased' };
      }
    };
    const records = recordsOf(Buffer.from(text));
    erase(records, ['actor', 'body']);
    const { isRight, report } = verifyLedger([fileOf(records)]);
    expect([isRight, report.counts.closed]).toEqual([true, 1]);
    expect([...report.erasures.values()]).toEqual([
      { item: expect.any(String), field: 'action', count: 1 },
    ]);
    expect(codesAfter((all) => erase(all, ['body']))).toEqual(['HALF_ERASED']);
    expect(
      codesAfter(({ changes: [change] }) => {
        if (change) change.body = { commitment: change.body.commitment, state: 'broken' };
      }),
    ).toEqual(['BROKEN']);
  });

  it('[X-14] knows the kinds of the server with their codes, and what may be closed', () => {
    const known = [...KINDS].filter(([kind, code]) => CHANGE_KINDS[kind as 'field.set'] === code);
    expect(known).toHaveLength(KINDS.size);
    const hidden = Object.keys(CHANGE_KINDS).filter((kind) => !KINDS.has(kind));
    expect(hidden.every((kind) => /^(person|breakGlass|erasure|hold)\./.test(kind))).toBe(true);
    expect(
      codesAfter(({ changes: [change] }) => {
        if (change) change.body = { commitment: change.body.commitment, state: 'closed' };
      }),
    ).toEqual(['CLOSED']);
  });

  it('[L-62] knows which parts of a value the server veils', () => {
    const parts = Object.fromEntries(
      ['position', 'era', 'from', 'field', 'items', 'secret'].map((name) => [name, 1]),
    );
    for (const kind of Object.keys(CHANGE_KINDS) as ChangeKind[]) {
      expect([kind, veiledIn(kind, parts)]).toEqual([kind, VEILED.get(kind) ?? []]);
    }
  });

  it('[X-14] finds a value that stands open where it should be veiled', async () => {
    const item = ledger.stream('@item');
    ledger.write(item, 4, { kind: 'item.added', value: { kind: 'agreement', position: 'a0' } });
    const right = await ledger.file();
    expect(verifyLedger([right]).isRight).toBe(true);
    expect(right.toString()).not.toContain('"a0"');
    const records = recordsOf(right);
    const added = records.changes.at(-1);
    if (added) added.body.value = { kind: 'agreement', position: 'a0' };
    expect(codes(fileOf(records).toString())).toEqual(['BODY', 'VEIL']);
  });

  /** These lines with an end that fits them. */
  function fileWith(lines: readonly string[]): string {
    const { header } = recordsOf(Buffer.from(text));
    const empty = fileOf({ header, checkpoint: undefined, changes: [], heads: [] }).toString();
    const body = `${lines.join('\n')}\n`;
    const end = JSON.parse(empty.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
    const digest = digestOf(body);
    return `${body}${JSON.stringify({ ...end, changes: 4, digest })}\n`;
  }
});

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
