import type { PresentedText } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { audienceOp, listed, OPEN, rawEditOp, textIn, typeOp } from '../support/ops.js';

describe('live text through the one door', () => {
  let app: TestApp;
  let table: Table;
  let vt: Desk;
  let team: Desk;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_TEXT_REVS_BEHIND: '300' } });
    table = await buildTable(app);
    ({ vt, team } = table);
  });
  afterAll(async () => app.close());

  const current = async (id: string, desk = vt): Promise<PresentedText> =>
    textIn(await desk.item(id), 'action');

  it('[L-40] maps an edit over what came in between, and gives every edit the next rev', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    await vt.accepted(typeOp(text, { insert: 'W2 belt school.' }));
    const known = await current(item.id);
    await vt.accepted(typeOp(known, { at: 0, remove: 2, insert: 'O1' }));
    const late = await team.accepted(typeOp(known, { at: 15, insert: ' Om 13:00.' }));
    expect(late.rev).toBe(3);
    const same = await team.accepted(typeOp(known, { at: 0, remove: 2 }));
    expect(same.rev).toBe(4);
    expect((await current(item.id)).text).toBe('O1 belt school. Om 13:00.');
  });

  it('[L-41] puts what was accepted first in front of what was typed at the same place', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    await team.accepted(typeOp(text, { insert: 'eerst ' }));
    await vt.accepted(typeOp(text, { insert: 'daarna' }));
    expect((await current(item.id)).text).toBe('eerst daarna');
  });

  it('[L-41] keeps the run of a typist together when somebody else typed at its end', async () => {
    const item = await vt.add('agreement');
    const text = textIn(item, 'action');
    await team.accepted(typeOp(text, { insert: 'wij ' }));
    const known = await current(item.id);
    await vt.accepted(typeOp(known, { insert: 'en ik' }));
    await team.accepted({ ...typeOp(known, { insert: 'samen ' }), continues: true });
    expect((await current(item.id)).text).toBe('wij samen en ik');
  });

  it('[L-42] refuses a change set that does not fit the text at its rev', async () => {
    const item = await vt.add('agreement');
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'negen let' }));
    const { stream } = await current(item.id);
    for (const changes of [
      [8, [0, 'x']],
      [10, [0, 'x']],
      [-1, 10, [0, 'x']],
      [4.5, 4.5, [0, 'x']],
      [Number.MAX_SAFE_INTEGER, [0, 'x']],
      ['9', [0, 'x']],
      [9, ['0', 'x']],
      [9, [0, 'x'], { from: 0 }],
      [9, [0, 7]],
      [null],
    ]) {
      expect(await vt.codes(rawEditOp({ stream, rev: 1 }, changes))).toEqual(['CHANGES_UNFIT']);
    }
    expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [9, [0, 'x']]))).toEqual(['CHANGES_UNFIT']);
    expect(await current(item.id)).toMatchObject({ rev: 1, text: 'negen let' });
  });

  it('[L-42] refuses characters that no text may hold, and cutting one in two', async () => {
    const item = await vt.add('agreement');
    const { stream } = textIn(item, 'action');
    await vt.accepted(rawEditOp({ stream, rev: 0 }, [[0, 'a😀b']]));
    for (const changes of [
      [4, [0, 'x\u0000']],
      [4, [0, 'x\r']],
      [4, [0, '\ud83d']],
      [4, [0, '\ude00\ud83d']],
      [4, [0, 'een\ntwee']],
      [4, [0, '\u007f']],
      [2, [1], 1],
      [2, [0, 'x'], 2],
    ]) {
      expect(await vt.codes(rawEditOp({ stream, rev: 1 }, changes))).toEqual(['TEXT_INVALID']);
    }
    expect(await vt.codes(rawEditOp({ stream, rev: 1 }, [4, [0, '\tx', 'é']]))).toEqual(['OK']);
    expect((await current(item.id)).text).toBe('a😀b\tx\né');
  });

  it('[L-42] refuses a text that would get longer than its field allows', async () => {
    const item = await vt.add('agreement');
    const { stream } = textIn(item, 'fallback');
    const full = 'a'.repeat(2000);
    expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [[0, `${full}a`]]))).toEqual([
      'TEXT_TOO_LONG',
    ]);
    expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [[0, full]]))).toEqual(['OK']);
    expect(await vt.codes(rawEditOp({ stream, rev: 1 }, [2000, [0, 'b']]))).toEqual([
      'TEXT_TOO_LONG',
    ]);
    expect(await vt.codes(rawEditOp({ stream, rev: 1 }, [1999, [1, 'b']]))).toEqual(['OK']);
  });

  it('[L-43] refuses a rev from the future, and one from too long ago', async () => {
    const item = await vt.add('agreement');
    const { stream } = textIn(item, 'action');
    expect(await vt.codes(rawEditOp({ stream, rev: 1 }, [[0, 'x']]))).toEqual(['REV_AHEAD']);
    for (let rev = 0; rev < 301; rev += 43) {
      const ops = Array.from({ length: 43 }, (_, index) =>
        rawEditOp({ stream, rev }, index === 0 && rev === 0 ? [[0, 'x']] : [rev + index, [0, 'x']]),
      );
      await vt.submit(...ops);
    }
    expect((await current(item.id)).rev).toBe(301);
    const late = rawEditOp({ stream, rev: 0 }, [[0, 'y']]);
    expect(await team.codes(late)).toEqual(['STALE']);
    // What was not stored leaves its id free for the same words, mapped.
    const mapped = { ...late, rev: 1, changes: [[0, 'y'], 1] };
    expect(await team.codes(mapped)).toEqual(['OK']);
    expect(await team.codes(mapped, late)).toEqual(['OK', 'OK']);
    expect((await current(item.id)).text).toBe(`y${'x'.repeat(301)}`);
  });

  it('[L-43] maps an edit over edits that only the log still knows', async () => {
    const item = await vt.add('agreement');
    const { stream } = textIn(item, 'action');
    await vt.accepted(rawEditOp({ stream, rev: 0 }, [[0, 'begin']]));
    for (let rev = 1; rev < 11; rev += 1) {
      await vt.accepted(rawEditOp({ stream, rev }, [4 + rev, [0, '.']]));
    }
    const other = await TestApp.start({ database: app.database });
    try {
      const late = rawEditOp({ stream, rev: 1 }, [[0, 'nu: '], 5]);
      expect(await team.on(other).codes(late)).toEqual(['OK']);
      expect((await current(item.id, vt.on(other))).text).toBe('nu: begin..........');
    } finally {
      await other.close();
    }
    expect((await current(item.id)).text).toBe('nu: begin..........');
  });

  it('[L-43] refuses a rev from before the text that a stream began with', async () => {
    const item = await vt.add('agreement');
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'oud' }));
    const organisations = [vt, team, table.shelter].map(({ person }) => person.organisation);
    await vt.accepted(audienceOp(item, listed(...organisations)));
    const { stream } = await current(item.id);
    expect(await vt.codes(rawEditOp({ stream, rev: 0 }, [[0, 'x']]))).toEqual(['CHANGES_UNFIT']);
    expect(await vt.codes(rawEditOp({ stream, rev: 1 }, [3, [0, 'x']]))).toEqual(['OK']);
  });

  it('[L-47] attributes every character to who typed it, for the organisation acted for', async () => {
    const item = await vt.add('agreement');
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'B heeft geen contact met A.' }));
    await team.accepted(typeOp(await current(item.id), { at: 24, insert: ' met' }));
    await vt.accepted(typeOp(await current(item.id), { at: 0, remove: 1, insert: 'Hij' }));
    const { text, spans } = await current(item.id);
    let from = 0;
    const pieces = spans.map(([length, person, organisation]) => {
      from += length;
      return [text.slice(from - length, from), person, organisation];
    });
    const [a, b] = [vt.person, team.person].map(({ id, organisation }) => [id, organisation.id]);
    expect(pieces).toEqual([
      ['Hij heeft geen contact met', ...(a ?? [])],
      [' met', ...(b ?? [])],
      [' A.', ...(a ?? [])],
    ]);
  });

  it('[L-36] begins the new streams of an item with what stands there, authors included', async () => {
    const item = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(typeOp(textIn(item, 'action'), { insert: 'geheim begin' }));
    await vt.accepted(typeOp(await current(item.id), { at: 0, remove: 7 }));
    const before = await vt.item(item.id);
    await vt.accepted(audienceOp(before, OPEN));
    const seen = await team.item(item.id);
    expect(textIn(seen, 'action')).toMatchObject({ rev: 1, text: 'begin' });
    expect(textIn(seen, 'action').spans).toEqual([[5, vt.person.id, vt.person.organisation.id]]);
    expect(textIn(seen, 'fallback').rev).toBe(0);
    const streams = (shown: typeof seen) => Object.values(shown.fields).map(({ stream }) => stream);
    expect(streams(seen).filter((stream) => streams(before).includes(stream))).toEqual([]);
    expect(seen.rev).toBe(1);
  });
});
