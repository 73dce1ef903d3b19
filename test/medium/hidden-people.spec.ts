import type { ErasureTarget } from '#contract';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ask, buildOfficer, officer } from '../support/erasure.js';
import { audienceOp, listed, OPEN, setOp, textIn, typeOp, valueIn } from '../support/ops.js';

describe('a list of hidden people alone', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.close());

  async function erase(desk: Desk, target: ErasureTarget, isUndone: boolean): Promise<void> {
    const own = await buildOfficer(app, desk);
    const erasure = await ask(desk, target);
    expect(await officer(app, own, ['agree', erasure])).toBe('OK');
    if (isUndone) expect(await officer(app, own, ['undo', erasure])).toBe('OK');
  }

  /** What item goes on under new streams. */
  const WAYS: [name: string, goOn: (desk: Desk, id: string) => Promise<void>][] = [
    [
      'a change of audience',
      async (vt, id) => {
        await vt.accepted(audienceOp(await vt.item(id), listed(vt.person.organisation)));
        await vt.accepted(audienceOp(await vt.item(id), OPEN));
      },
    ],
    ['an erasure that was undone', (vt, id) => erase(vt, { sort: 'ITEM', items: [id] }, true)],
    ...[false, true].map((isUndone): (typeof WAYS)[number] => [
      isUndone ? 'a passage that was put back' : 'a passage that was erased',
      async (vt, id) => {
        await vt.accepted(typeOp(textIn(await vt.item(id), 'action'), { insert: 'weg' }));
        const { stream, rev } = textIn(await vt.item(id), 'action');
        const range = { from: 0, to: 3 };
        await erase(vt, { sort: 'PASSAGE', stream, rev, range }, isUndone);
      },
    ]),
  ];

  it.each(WAYS)('[A-07] looks like an empty one, and so after %s', async (_name, goOn) => {
    const { vt, team } = await buildTable(app);
    const hidden = await vt.add('involvedPerson', { audience: listed(vt.person.organisation) });
    const read = [];
    for (const value of [[{ sort: 'involved', id: hidden.id }], [], undefined]) {
      const item = await vt.add('agreement', { audience: OPEN });
      if (value) await vt.accepted(setOp(valueIn(item, 'actor'), value));
      await goOn(vt, item.id);
      const { stream: _stream, ...seen } = valueIn(await team.item(item.id), 'actor');
      read.push(JSON.stringify(seen));
    }
    expect(read).toEqual([read[2], read[2], read[2]]);
  });
});
