import type { PresenceUpdate, PresentPerson, Section } from '#contract';
import { PlanCreator } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Table } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { LiveUser } from '../support/live-user.js';
import { addOp, audienceOp, listed, OPEN, textIn, typeOp } from '../support/ops.js';

type Place = Omit<PresenceUpdate, 'planId'>;

const NOWHERE = { section: null, item: null, field: null, stream: null, caret: null };
const CARET = { rev: 0, anchor: 2, head: 4 };

describe('presence', () => {
  let app: TestApp;
  let table: Table;
  const users: LiveUser[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    table = await buildTable(app);
  });
  afterEach(() => {
    for (const user of users.splice(0)) user.leave();
  });
  afterAll(async () => app.close());

  async function open(who: 'vt' | 'police' | 'shelter' | 'team'): Promise<LiveUser> {
    const user = await LiveUser.open(app, table[who].person, { planId: table.plan.id });
    users.push(user);
    await user.until(({ event }) => event === 'presence');
    return user;
  }

  const move = (user: LiveUser, place: Place) =>
    user.socket.emit('presence', { planId: table.plan.id, ...place });
  const toSection = (section: Section): Place => ({ section, stream: null, caret: null });

  /** What somebody was told last of where another one is. */
  function lastOf(user: LiveUser, other: LiveUser): PresentPerson | undefined {
    return user.heard
      .flatMap(({ event, message }) => (event === 'presence' ? message.people : []))
      .findLast(({ session }) => session === other.socket.id);
  }

  async function seesAt(user: LiveUser, other: LiveUser, place: object): Promise<void> {
    const isThere = (): boolean => {
      const last = lastOf(user, other);
      return Object.entries(place).every(
        ([key, value]) =>
          JSON.stringify(last?.[key as keyof PresentPerson]) === JSON.stringify(value),
      );
    };
    if (!isThere()) await user.until(() => isThere());
  }

  it('[L-50] stamps person and organisation, and shows the place to who may read it', async () => {
    const item = await table.vt.add('agreement');
    const [vt, team] = [await open('vt'), await open('team')];
    const { stream } = textIn(item, 'action');
    move(vt, { section: 'agreements', stream, caret: CARET });
    await seesAt(team, vt, { stream });
    expect(lastOf(team, vt)).toEqual({
      session: vt.socket.id,
      person: table.vt.person.id,
      organisation: table.vt.person.organisation.id,
      section: 'agreements',
      item: item.id,
      field: 'action',
      stream,
      caret: CARET,
    });
  });

  it('[L-50] tells those who may not read a place that the person is in the plan, at no place', async () => {
    const item = await table.vt.add('agreement', {
      audience: listed(table.vt.person.organisation),
    });
    const [vt, sameVt, team] = [await open('vt'), await open('vt'), await open('team')];
    move(sameVt, toSection('persons'));
    await seesAt(team, sameVt, { section: 'persons' });
    const before = team.heard.length;
    const { stream } = textIn(item, 'action');
    move(vt, { section: 'agreements', stream, caret: CARET });
    await seesAt(sameVt, vt, { stream });
    move(vt, { section: 'agreements', stream, caret: { rev: 0, anchor: 9, head: 9 } });
    await seesAt(sameVt, vt, { caret: { rev: 0, anchor: 9, head: 9 } });
    await table.vt.accepted(typeOp(textIn(item, 'action'), { insert: 'x' }));
    move(vt, toSection('conditions'));
    await seesAt(team, vt, { section: 'conditions' });
    expect(team.heard.slice(before)).toHaveLength(1);
    expect(JSON.stringify(team.heard)).not.toContain(stream);
  });

  it('[L-50] does not let somebody be where they may not read, or where there is nothing', async () => {
    const item = await table.vt.add('agreement', {
      audience: listed(table.vt.person.organisation),
    });
    const [vt, team] = [await open('vt'), await open('team')];
    const { stream } = textIn(item, 'action');
    for (const guess of [stream, table.plan.id]) {
      move(team, { ...toSection('agreements'), stream: guess, caret: CARET });
      await seesAt(vt, team, { ...NOWHERE, section: 'agreements' });
      await seesAt(team, team, { ...NOWHERE, section: 'agreements' });
      move(team, toSection('persons'));
      await seesAt(vt, team, { section: 'persons' });
    }
    expect(JSON.stringify(vt.heard)).not.toContain(stream);
  });

  it('[L-50] follows an audience: a place comes into sight and goes out of it with its item', async () => {
    const item = await table.vt.add('agreement', {
      audience: listed(table.vt.person.organisation),
    });
    await table.vt.accepted(typeOp(textIn(item, 'action'), { insert: 'tekst' }));
    const [vt, team] = [await open('vt'), await open('team')];
    move(vt, { section: 'agreements', stream: textIn(item, 'action').stream, caret: CARET });
    await seesAt(vt, vt, { item: item.id, caret: CARET });
    expect(lastOf(team, vt)).toMatchObject(NOWHERE);
    await table.vt.accepted(audienceOp(item, OPEN));
    await seesAt(team, vt, { item: item.id });
    const shown = await table.team.item(item.id);
    // How many edits the closed text had is not told.
    expect(lastOf(team, vt)).toMatchObject({ stream: textIn(shown, 'action').stream, caret: null });
    await table.vt.accepted(
      audienceOp(await table.vt.item(item.id), listed(table.vt.person.organisation)),
    );
    await seesAt(team, vt, NOWHERE);
  });

  it('[L-51] forgets who closes the plan, and who loses the connection', async () => {
    const [vt, police, team] = [await open('vt'), await open('police'), await open('team')];
    await seesAt(team, vt, NOWHERE);
    await seesAt(team, police, NOWHERE);
    const [vtId, policeId] = [vt.socket.id, police.socket.id];
    vt.socket.emit('plan:close', { planId: table.plan.id });
    police.socket.io.engine.close();
    for (const id of [vtId, policeId]) {
      await team.until(({ event, message }) =>
        event === 'presence' ? message.left.includes(id ?? '') : false,
      );
    }
  });

  it('[L-51] counts a few messages a second, and says nothing of the others', async () => {
    const [vt, team] = [await open('vt'), await open('team')];
    await seesAt(team, vt, NOWHERE);
    for (let n = 0; n < 400; n += 1) move(vt, toSection(n % 2 === 0 ? 'persons' : 'conditions'));
    // Answered after them all, on the same wire.
    expect(await vt.codes(addOp('condition'))).toEqual(['OK']);
    const places = team.heard.flatMap(({ event, message }) =>
      event === 'presence' ? message.people : [],
    );
    expect(places.length).toBeLessThanOrEqual(25);
    expect(vt.socket.connected).toBe(true);
  });

  it('[L-51] carries no text and nothing that is not of its shape', async () => {
    const [vt, team] = [await open('vt'), await open('team')];
    await seesAt(team, vt, NOWHERE);
    const base = { planId: table.plan.id, ...toSection('persons') };
    for (const bad of [
      { ...base, text: 'geheim' },
      { ...base, person: table.team.person.id },
      { ...base, section: 'geheim' },
      { ...base, caret: { rev: 0, anchor: -1, head: 0 } },
      { ...base, caret: { rev: -1, anchor: 0, head: 0 } },
      { ...base, caret: { anchor: 0, head: 0 } },
      'geheim',
      null,
    ]) {
      vt.socket.emit('presence', bad as never);
    }
    move(vt, toSection('conditions'));
    await seesAt(team, vt, { section: 'conditions' });
    expect(JSON.stringify(team.heard)).not.toContain('geheim');
    expect(JSON.stringify(team.heard)).not.toContain('"section":"persons"');
  });

  it('[A-02] ends with the membership: nothing more is sent, and nobody sees the person any more', async () => {
    const [vt, police, team] = [await open('vt'), await open('police'), await open('team')];
    await seesAt(team, police, NOWHERE);
    const policeId = police.socket.id ?? '';
    const creator = app.get(PlanCreator);
    await creator.endMembership(ctxOf(table.vt.person), table.plan.id, table.police.person.id);
    await police.until(({ event }) => event === 'plan:resync');
    const before = police.heard.length;
    move(police, toSection('persons'));
    const { planId } = team;
    expect(await police.ask('plan:open', { planId })).toEqual({ error: { code: 'ABSENT' } });
    expect(await police.codes(addOp('condition'))).toEqual(['ABSENT']);
    const anew = team.heard.length;
    await team.opened();
    await team.until(({ event }) => event === 'presence', anew);
    await vt.opened();
    move(vt, toSection('persons'));
    await seesAt(team, vt, { section: 'persons' });
    const { stream } = await table.vt.add('condition');
    await team.sees(stream, 1);
    expect(police.heardOfPlan(before)).toEqual([]);
    const people = team.heard
      .slice(anew)
      .flatMap(({ event, message }) => (event === 'presence' ? message.people : []));
    expect(people.map(({ session }) => session)).not.toContain(policeId);
  });
});
