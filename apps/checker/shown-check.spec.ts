import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import type { ShownPart } from './message.js';
import { editedText } from './edited-text.js';
import { ShownCheck } from './shown-check.js';

const PLACE = { stream: 's', item: 'i', field: 'f' };
const text = (rev: number, words: string): ShownPart => ({
  ...PLACE,
  sort: 'text',
  rev,
  text: words,
});
const value = (rev: number, held: unknown, empty: unknown = null): ShownPart => ({
  ...PLACE,
  ...{ sort: 'value', rev, value: held, empty },
});
const item = (rev: number, more: object = {}): ShownPart => ({
  ...PLACE,
  ...{ field: '@item', sort: 'item', rev, kind: 'agreement', removed: false },
  ...{ audience: { type: 'CASE_OPEN' }, ...more },
});

/** Codes of what happens, by the rev that it is of; a body that nobody gets is undefined. */
type Log = readonly (readonly [code: number, said: object | undefined])[];

function judged(part: ShownPart, log: Log, { isWhole = true, from = 1 } = {}) {
  const check = new ShownCheck([part]);
  for (const [index, [code, said]] of log.entries()) {
    const value = said && JSON.stringify(said);
    check.follow({ stream: 's', rev: from + index, code, value });
    check.follow({ stream: 'another', rev: 1, code, value });
  }
  const { faults, behind: _, ...tally } = check.conclude(isWhole);
  return faults[0]?.code ?? Object.entries(tally).find(([, count]) => count === 1)?.[0];
}

const set = (held: unknown) => [10, { value: held }] as const;
const edit = (...changes: unknown[]) => [11, { changes }] as const;

describe('the screen, held against the log', () => {
  it('[G-72] proves a value that the log gives, at the rev that stands on the screen', () => {
    const log = [set('LONG'), set('SHORT'), set('LONG')];
    expect(judged(value(2, 'SHORT'), log)).toBe('proven');
    expect(judged(value(3, 'LONG'), log)).toBe('proven');
    expect(judged(value(3, 'SHORT'), log)).toBe('SHOWN_OTHER');
    const ref = [{ sort: 'professional', id: 'x' }];
    expect(judged(value(1, ref), [set([{ id: 'x', sort: 'professional' }])])).toBe('proven');
    expect(judged(value(1, null), [set('LONG')])).toBe('SHOWN_OTHER');
  });

  it('[G-72] proves that nothing stands where nothing was ever said', () => {
    expect(judged(value(0, null), [])).toBe('proven');
    expect(judged(value(0, 'PROPOSED', 'PROPOSED'), [])).toBe('proven');
    expect(judged(value(0, 'AGREED', 'PROPOSED'), [])).toBe('SHOWN_OTHER');
    expect([judged(text(0, ''), []), judged(text(0, 'iets'), [])]).toEqual([
      'proven',
      'SHOWN_OTHER',
    ]);
  });

  it('[G-72] proves a text, edit by edit, and from what another stream ended with', () => {
    const log = [edit([0, 'Bel de']), edit(6, [0, ' buren']), edit(7, [5, 'politie', 'nu'])];
    expect(judged(text(2, 'Bel de buren'), log)).toBe('proven');
    expect(judged(text(3, 'Bel de politie\nnu'), log)).toBe('proven');
    expect(judged(text(3, 'Bel de politie nu'), log)).toBe('SHOWN_OTHER');
    const opened = [20, { content: { text: 'Bel', authors: [], spans: [] } }] as const;
    expect(judged(text(2, 'Bel mij'), [opened, edit(3, [0, ' mij'])])).toBe('proven');
    expect(judged(text(2, 'Bel niet'), [opened, edit(3, [0, ' mij'])])).toBe('SHOWN_OTHER');
  });

  it('[G-72] proves what an item is, who reads it, and that it was removed or put back', () => {
    const added = [1, { kind: 'agreement', audience: { type: 'CASE_OPEN' } }] as const;
    const log = [added, [3, {}], [4, {}]] as const;
    expect(judged(item(1), log)).toBe('proven');
    expect(judged(item(2, { removed: true }), log)).toBe('proven');
    expect(judged(item(3, { removed: true }), log)).toBe('SHOWN_OTHER');
    expect(judged(item(1, { kind: 'unsafeSituation' }), log)).toBe('SHOWN_OTHER');
    expect(judged(item(1, { audience: { type: 'OWN_ORG' } }), log)).toBe('SHOWN_OTHER');
    const shared = [5, { to: { type: 'OWN_ORG' } }] as const;
    expect(judged(item(1, { audience: { type: 'OWN_ORG' } }), [shared])).toBe('proven');
    expect(judged(item(1), [shared])).toBe('SHOWN_OTHER');
  });

  it('[G-72] says that the log has less than the screen, or nothing of it', () => {
    expect(judged(value(2, 'LONG'), [set('LONG')])).toBe('SHOWN_AHEAD');
    expect(judged(value(1, 'LONG'), [])).toBe('SHOWN_MISSING');
    expect(judged(text(1, 'iets'), [], { isWhole: false })).toBe('earlier');
  });

  it('[G-72] says where the log went on, for the screen to get there', () => {
    const check = new ShownCheck([value(1, 'LONG')]);
    for (const rev of [1, 2, 3]) {
      check.follow({ stream: 's', rev, code: 10, value: '{"value":"LONG"}' });
    }
    expect(check.conclude(true)).toMatchObject({ proven: 1, behind: [{ stream: 's', rev: 3 }] });
  });

  it('[G-72] says nothing of what nobody gets, what was erased, and what was before this reader came', () => {
    const closed = [10, undefined] as const;
    expect(judged(value(1, 'LONG'), [closed])).toBe('closed');
    expect(judged(value(2, 'LONG'), [closed, set('LONG')])).toBe('proven');
    expect(judged(value(2, 'LONG'), [set('LONG'), closed])).toBe('closed');
    expect(judged(text(2, 'iets'), [edit([0, 'iets']), [11, undefined]])).toBe('closed');
    const late = { isWhole: false, from: 5 };
    expect(judged(text(5, 'iets'), [edit(4)], late)).toBe('earlier');
    expect(judged(value(5, 'LONG'), [set('LONG')], late)).toBe('proven');
    expect(judged(item(5, { removed: true }), [[3, {}]], late)).toBe('proven');
  });

  it('[G-72] edits texts as the editor does, and takes no edit that does not fit', () => {
    const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(10), fc.string({ unit: 'grapheme' })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), edits, (before, given) => {
        const changes = given.map(([at, length, insert]) => {
          const from = Math.min(at, before.length);
          return { from, to: Math.min(from + length, before.length), insert };
        });
        // One by one: changes of one set may not overlap.
        let [expected, found] = [Text.of(before.split('\n')), before as string | undefined];
        for (const { from, to, insert } of changes) {
          const limit = expected.length;
          const made = ChangeSet.of(
            {
              from: Math.min(from, limit),
              to: Math.min(to, limit),
              insert: insert.replaceAll('\r', ''),
            },
            limit,
            '\n',
          );
          expected = made.apply(expected);
          found = found === undefined ? undefined : editedText(found, made.toJSON());
        }
        expect(found).toBe(expected.toString());
      }),
    );
    expect([editedText('abc', [2]), editedText('abc', 'x'), editedText('abc', [{}])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
