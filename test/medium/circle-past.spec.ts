import type { PastSight, PresentedPlan } from '#contract';
import { HistoryService, PlanReader, type HistoryEntry } from '#plan';
import { TestApp } from '../support/app.js';
import { buildNewcomer, circle, letIn } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import {
  audienceOp,
  listed,
  named,
  removeOp,
  restoreOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

describe('what a newcomer sees of the past', () => {
  let app: TestApp;
  let table: Table;
  let newcomer: Desk;
  /** An agreement from before, one that was removed before, and a person from before who is named in the first. */
  let old: { agreement: string; removed: string; person: string };

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => app.close());

  async function begin(past: PastSight): Promise<void> {
    table = await buildTable(app);
    const { vt, police } = table;
    const person = await vt.add('involvedPerson');
    const agreement = await vt.add('agreement');
    await vt.accepted(typeOp(textIn(agreement, 'action'), { insert: 'van vroeger' }));
    const actor = [{ sort: 'involved', id: person.id }];
    await vt.accepted(setOp(valueIn(agreement, 'actor'), actor));
    const removed = await police.add('condition');
    await police.accepted(removeOp(removed));
    old = { agreement: agreement.id, removed: removed.id, person: person.id };
    newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past });
  }

  const historyOf = async (desk: Desk): Promise<HistoryEntry[]> => {
    const request = { planId: desk.planId, filter: {}, first: 200 };
    const { entries } = await app.get(HistoryService).page(ctxOf(desk.person), request);
    return entries.map(({ entry }) => entry);
  };
  const kindsOf = async (desk: Desk): Promise<string[]> =>
    (await historyOf(desk)).map(({ kind }) => kind).toReversed();
  const idsIn = ({ sections }: PresentedPlan): string[] =>
    sections.flatMap(({ items }) => items.map(({ id }) => id));

  it('[C-10] ALL: the plan with its history', async () => {
    await begin('ALL');
    expect(idsIn(await newcomer.plan())).toEqual(idsIn(await table.vt.plan()));
    expect(await kindsOf(newcomer)).toEqual(await kindsOf(table.vt));
  });

  it('[C-10] CURRENT: the plan as it stands, without history and without what was removed before', async () => {
    await begin('CURRENT');
    expect(idsIn(await newcomer.plan())).toEqual([old.person, old.agreement]);
    const agreement = await newcomer.item(old.agreement);
    expect(textIn(agreement, 'action').text).toBe('van vroeger');
    expect(await kindsOf(newcomer)).toEqual(['member.added']);
    // Nor does the page tell that there is more.
    const request = { planId: newcomer.planId, filter: {}, first: 1 };
    const page = await app.get(HistoryService).page(ctxOf(newcomer.person), request);
    expect(page).toMatchObject({ entries: [{}], hasNextPage: false });
    await table.vt.accepted(typeOp(textIn(agreement, 'action'), { insert: ' en nu' }));
    expect(await kindsOf(newcomer)).toEqual(['member.added', 'text.edited']);
    await table.vt.accepted(removeOp(await table.vt.item(old.agreement)));
    expect((await newcomer.item(old.agreement)).removed).toBe(true);
  });

  it('[C-10] CURRENT: what was removed before comes into sight when it is put back', async () => {
    await begin('CURRENT');
    const { vt, police } = table;
    const user = await LiveUser.open(app, newcomer.person, { planId: newcomer.planId });
    const { cursor } = await user.openedAt(undefined);
    const { stream } = await police.accepted(restoreOp(await police.item(old.removed)));
    const last = await vt.add('condition');
    await user.sees(last.stream, 1);
    const shown = user.heard.flatMap((one) =>
      one.event === 'plan:shown' ? one.message.items : [],
    );
    expect(shown.map(({ item }) => item.id)).toEqual([old.removed]);
    expect(JSON.stringify(user.changes)).not.toContain(stream);
    const missed = await user.openedAt(cursor);
    expect('shown' in missed && missed.shown.map(({ item }) => item.id)).toEqual([
      old.removed,
      last.id,
    ]);
    user.leave();
  });

  it('[C-10] FROM_NOW: only what was added from then on, whatever it refers to', async () => {
    await begin('FROM_NOW');
    expect(idsIn(await newcomer.plan())).toEqual([]);
    const added = await table.vt.add('agreement');
    const actor = [{ sort: 'involved', id: old.person }];
    await table.vt.accepted(setOp(valueIn(added, 'actor'), actor));
    expect(idsIn(await newcomer.plan())).toEqual([added.id]);
    expect(valueIn(await newcomer.item(added.id), 'actor').value).toBeNull();
    const entries = await historyOf(newcomer);
    expect(JSON.stringify(entries)).not.toContain(old.person);
    expect(entries.map(({ kind }) => kind)).toEqual(['field.set', 'item.added', 'member.added']);
    const guess = removeOp(await table.vt.item(old.agreement));
    expect(await newcomer.codes(guess)).toEqual(['ABSENT']);
    expect(await newcomer.codes(setOp(valueIn(added, 'knownTo'), actor))).toEqual([
      'VALUE_INVALID',
    ]);
  });

  it('[C-10] FROM_NOW: hears and sees nothing live of what is older', async () => {
    await begin('FROM_NOW');
    const { vt } = table;
    const user = await LiveUser.open(app, newcomer.person, { planId: newcomer.planId });
    const agreement = await vt.item(old.agreement);
    await vt.accepted(typeOp(textIn(agreement, 'action'), { insert: ' KANARIE-OUD' }));
    await vt.accepted(removeOp(await vt.item(old.agreement)));
    await vt.accepted(restoreOp(await vt.item(old.agreement)));
    const last = await vt.add('condition');
    await user.sees(last.stream, 1);
    expect(user.packets.join()).not.toContain('KANARIE');
    expect(user.packets.join()).not.toContain(old.agreement);
    expect(user.changes.map(({ item }) => item)).toEqual([last.id]);
    user.leave();
  });

  it('[C-11] is widened by no audience and no naming', async () => {
    await begin('FROM_NOW');
    const { vt } = table;
    const { person } = newcomer;
    for (const audience of [
      named(vt.person, person),
      listed(vt.person.organisation, person.organisation),
    ]) {
      await vt.accepted(audienceOp(await vt.item(old.agreement), audience));
      expect(await newcomer.sees(old.agreement)).toBe(false);
      const { readers } = await vt.item(old.agreement);
      expect(JSON.stringify(readers)).not.toContain(person.id);
      expect(JSON.stringify(readers)).not.toContain(person.organisation.id);
    }
  });

  it('[C-12] counts in who sees this, and in what the plan looks like to them', async () => {
    await begin('FROM_NOW');
    const { vt } = table;
    const { organisation } = newcomer.person;
    const added = await vt.add('agreement');
    expect((await vt.item(added.id)).readers.organisations).toContain(organisation.id);
    expect((await vt.item(old.agreement)).readers.organisations).not.toContain(organisation.id);
    const reader = app.get(PlanReader);
    const ctx = ctxOf(vt.person);
    const readable = await reader.open(ctx, vt.planId);
    expect(idsIn(reader.presentAs(readable, ctx.actor, organisation.id))).toEqual([added.id]);
    // And the other way round: the newcomer looks through the eyes of one who sees everything.
    const own = ctxOf(newcomer.person);
    const through = await reader.open(own, vt.planId);
    const asVt = reader.presentAs(through, own.actor, vt.person.organisation.id);
    expect(idsIn(asVt)).toEqual([added.id]);
  });

  it('[C-10] tells a newcomer nothing of who went before they came', async () => {
    table = await buildTable(app);
    const { vt } = table;
    const gone = await buildNewcomer(app, vt);
    await letIn(vt, gone);
    await circle(gone, { kind: 'organisation.leave', reason: 'geen rol' });
    newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past: 'CURRENT' });
    expect(JSON.stringify((await vt.plan()).circle)).toContain(gone.person.organisation.id);
    expect(JSON.stringify(await newcomer.plan())).not.toContain(gone.person.organisation.id);
    expect(JSON.stringify(await historyOf(newcomer))).not.toContain(gone.person.id);
  });
});
