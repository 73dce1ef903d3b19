import { TestApp } from '../support/app.js';
import { buildTable } from '../support/desk.js';
import { ask, askItem, buildOfficer, officer } from '../support/erasure.js';
import { audienceOp, listed, OPEN, setOp, textIn, valueIn } from '../support/ops.js';

it('[A-07] shows a list of hidden people alone like an empty one, also after a change of audience', async () => {
  const app = await TestApp.start();
  const { vt, team } = await buildTable(app);
  const onlyVt = listed(vt.person.organisation);
  const hidden = await vt.add('involvedPerson', { audience: onlyVt });
  const read = [];
  for (const value of [[{ sort: 'involved', id: hidden.id }], [], undefined]) {
    const item = await vt.add('agreement', { audience: onlyVt });
    if (value) await vt.accepted(setOp(valueIn(item, 'actor'), value));
    await vt.accepted(audienceOp(await vt.item(item.id), OPEN));
    const { stream: _stream, ...seen } = valueIn(await team.item(item.id), 'actor');
    read.push(JSON.stringify(seen));
  }
  await app.close();
  expect(read).toEqual([read[2], read[2], read[2]]);
});

it('[A-07] [E-15] shows it so, too, after part of its item was erased, and after all of it was and came back', async () => {
  const app = await TestApp.start();
  const { vt, team } = await buildTable(app);
  const own = await buildOfficer(app, vt);
  const hidden = await vt.add('involvedPerson', { audience: listed(vt.person.organisation) });
  const read = [];
  for (const value of [[{ sort: 'involved', id: hidden.id }], undefined]) {
    const { id } = await vt.add('agreement');
    if (value) await vt.accepted(setOp(valueIn(await vt.item(id), 'actor'), value));
    const whole = await askItem(vt, id);
    for (const step of ['agree', 'undo'] as const) {
      expect(await officer(app, own, [step, whole])).toBe('OK');
    }
    const { stream: _back, ...back } = valueIn(await team.item(id), 'actor');
    const { stream, rev } = textIn(await vt.item(id), 'action');
    const part = await ask(vt, { sort: 'PASSAGE', stream, rev, range: { from: 0, to: 0 } });
    expect(await officer(app, own, ['agree', part])).toBe('OK');
    const { stream: _left, ...left } = valueIn(await team.item(id), 'actor');
    read.push(JSON.stringify([back, left]));
  }
  await app.close();
  expect(read[0]).toBe(read[1]);
});
