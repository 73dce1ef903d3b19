import { HistoryService, Visits } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { query } from '../support/log-check.js';
import { listed, rawEditOp, setOp, textIn, valueIn } from '../support/ops.js';
import { compare, historyOf } from '../support/past.js';

describe('what came since somebody last looked', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;
  let id: string;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    ({ vt, police } = await buildTable(app));
    id = (await vt.add('agreement')).id;
  });
  afterAll(async () => app.close());

  const news = ({ person, planId }: Desk) => app.get(HistoryService).news(ctxOf(person), planId);

  /** Everybody who looked did so an hour ago. */
  async function anHourLater(): Promise<void> {
    await query(app.database.url, (client) =>
      client.query(`UPDATE visit SET seen_at = seen_at - interval '1 hour'`),
    );
  }

  /** Opens the plan as a browser does, and leaves it again. */
  async function visit(desk: Desk): Promise<void> {
    const user = await LiveUser.open(app, desk.person, { planId: desk.planId });
    user.socket.emit('plan:close', { planId: desk.planId });
    // Answered on the same wire, after the plan was left.
    await user.ask('plan:submit', {});
    user.leave();
  }

  async function typeLetters(desk: Desk, letters: string): Promise<void> {
    const { stream, rev, text } = textIn(await desk.item(id), 'action');
    const ops = [...letters].map((letter, index) => {
      const length = text.length + index;
      return rawEditOp({ stream, rev }, length > 0 ? [length, [0, letter]] : [[0, letter]]);
    });
    expect(new Set(await desk.codes(...ops))).toEqual(new Set(['OK']));
  }

  it('[H-20] is nothing on a first visit', async () => {
    expect(await news(police)).toBeUndefined();
    await visit(police);
    await typeLetters(vt, 'Oma belt');
    expect(await news(police)).toBeUndefined();
    expect(await historyOf(police, { sinceLastVisit: true })).toEqual([]);
    await expect(compare(police, { type: 'LAST_VISIT' })).rejects.toMatchObject({
      refusal: { code: 'VALUE_INVALID' },
    });
  });

  it('[H-21] counts what others did, typing in one go as one, of what this person may read', async () => {
    await visit(police);
    await anHourLater();
    await typeLetters(vt, 'Oma belt');
    await vt.accepted(setOp(valueIn(await vt.item(id), 'term'), 'SHORT'));
    await vt.add('agreement', { audience: listed(vt.person.organisation) });
    await visit(police);
    await police.add('condition');
    expect(await news(police)).toMatchObject({ changes: 2, isMore: false });
    const told = await historyOf(police, { sinceLastVisit: true });
    expect(told.map(({ kind }) => kind)).toEqual([
      'item.added',
      'field.set',
      ...Array.from('Oma belt', () => 'text.edited'),
    ]);
    const all = await historyOf(police);
    expect(all.filter(({ isNew }) => isNew).map(({ id: one }) => one)).toEqual(
      told.map(({ id: one }) => one),
    );
    const { items } = await compare(police, { type: 'LAST_VISIT' });
    expect(items.map(({ change }) => change).sort()).toEqual(['ADDED', 'CHANGED']);
    expect(await news(vt)).toBeUndefined();
  });

  it('[H-20] stays where it was through a reload and a second window, until the visit is over', async () => {
    await visit(police);
    await anHourLater();
    await typeLetters(vt, 'Oma');
    await visit(police);
    const first = await news(police);
    expect(first?.changes).toBe(1);
    await visit(police);
    const second = await LiveUser.open(app, police.person, { planId: police.planId });
    await visit(police);
    expect(await news(police)).toEqual(first);
    second.leave();
    await anHourLater();
    await visit(police);
    expect(await news(police)).toMatchObject({ changes: 0 });
  });

  it('[H-20] knows of each person for each organisation, and tells nobody else', async () => {
    const visits = app.get(Visits);
    await visit(police);
    await visit(vt);
    await anHourLater();
    await visit(police);
    await visit(vt);
    const [mine, theirs] = [await visits.last(ctxOf(police.person), police.planId), await news(vt)];
    expect(mine?.at).not.toEqual(theirs?.at);
    const elsewhere = ctxOf(police.person);
    const actor = { ...elsewhere.actor, organisation: vt.person.organisation.id };
    expect(await visits.last({ ...elsewhere, actor }, police.planId)).toBeUndefined();
  });
});
