import { HistoryService, type HistoryEntry } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { addOp, audienceOp, listed, rawEditOp, textIn } from '../support/ops.js';

const EDITS = 450;

describe('the history of a long text', () => {
  let app: TestApp;
  let vt: Desk;
  let team: Desk;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' } });
    ({ vt, team } = await buildTable(app));
  });
  afterAll(async () => app.close());

  /** All pages, newest first. */
  async function historyOf(desk: Desk, item: string, first: number): Promise<HistoryEntry[]> {
    const all: HistoryEntry[] = [];
    let after: string | undefined;
    for (;;) {
      const { entries, hasNextPage } = await app
        .get(HistoryService)
        .page(ctxOf(desk.person), { planId: desk.planId, filter: { item }, first, after });
      all.push(...entries.map(({ entry }) => entry));
      after = entries.at(-1)?.cursor;
      if (!hasNextPage) return all;
    }
  }

  const wordOf = (n: number): string => `${String(n).padStart(4, '0')};`;

  async function writeLong(stream: string, begin: number): Promise<void> {
    for (let n = 0; n < EDITS; n += 50) {
      const ops = Array.from({ length: 50 }, (_, index) => {
        const length = begin + (n + index) * 5;
        const word = [0, wordOf(n + index)];
        return rawEditOp(
          { stream, rev: n + (begin > 0 ? 1 : 0) },
          length > 0 ? [length, word] : [word],
        );
      });
      expect((await vt.codes(...ops)).every((code) => code === 'OK')).toBe(true);
    }
  }

  it('[A-10] tells the words of each edit, page by page, from whichever snapshot', async () => {
    const item = await vt.add('agreement');
    await writeLong(textIn(item, 'action').stream, 0);
    for (const first of [200, 37]) {
      const entries = await historyOf(team, item.id, first);
      expect(entries).toHaveLength(EDITS + 1);
      const edits = entries.filter(({ kind }) => kind === 'text.edited').toReversed();
      edits.forEach(({ rev, parts }, n) => {
        expect(rev).toBe(n + 1);
        expect(parts.at(-1)).toMatchObject({ op: 'INSERT', text: wordOf(n) });
        const before = parts.length > 1 ? parts[0]?.text : '';
        expect(before?.endsWith(n > 0 ? wordOf(n - 1) : '')).toBe(true);
      });
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    }
  });

  it('[A-09] tells the words after a change of audience, on the text that the stream began with', async () => {
    const item = await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await vt.accepted(
      rawEditOp({ stream: textIn(item, 'action').stream, rev: 0 }, [[0, 'begin;']]),
    );
    await vt.accepted(audienceOp(item, { type: 'CASE_OPEN' }));
    await writeLong(textIn(await vt.item(item.id), 'action').stream, 6);
    await team.accepted(addOp('condition'));
    const edits = (await historyOf(team, item.id, 200)).filter(
      ({ kind }) => kind === 'text.edited',
    );
    expect(edits).toHaveLength(EDITS);
    const [first] = edits.toReversed();
    expect(first?.parts.map(({ op, text }) => [op, text])).toEqual([
      ['EQUAL', 'begin;'],
      ['INSERT', '0000;'],
    ]);
    expect(edits[0]?.parts.at(-1)?.text).toBe(wordOf(EDITS - 1));
    expect(textIn(await team.item(item.id), 'action').text).toHaveLength(6 + EDITS * 5);
  });
});
