import { TestApp } from '../support/app.js';
import { buildTable } from '../support/desk.js';
import { audienceOp, listed, OPEN, setOp, valueIn } from '../support/ops.js';

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
