import type { Audience, PresentedItem, Section } from '#contract';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { itemIn, LiveUser, type Heard } from '../support/live-user.js';
import {
  addOp,
  audienceOp,
  fieldAudienceOp,
  named,
  OPEN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { Beat } from '../support/worlds/beat.js';

type Who =
  'vt' | 'police' | 'shelter' | 'team' | 'expert' | 'contact' | 'coordinator' | 'colleague';

/** What being named does over the socket: to whoever is named, and to everyone who is not. */
describe('people who are named', () => {
  let app: TestApp;
  let beat: Beat;
  let table: FullTable;
  const users: LiveUser[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    beat = await Beat.begin(app);
  });
  beforeEach(async () => {
    table = await buildFullTable(app);
  });
  afterEach(() => {
    for (const user of users.splice(0)) user.leave();
  });
  afterAll(async () => {
    beat.leave();
    await app.close();
  });

  const byName = (...who: Who[]): Audience => named(...who.map((one) => table[one].person));

  async function open(who: Who): Promise<LiveUser> {
    const user = await LiveUser.open(app, table[who].person, { planId: table.plan.id });
    users.push(user);
    await user.until(({ event }) => event === 'presence');
    return user;
  }

  /** Everything that came since, once all that was on its way is there. */
  async function heardSince(user: LiveUser, from: number): Promise<Heard[]> {
    await beat.next();
    // Answered on the same wire, after all that was sent before.
    await user.ask('plan:submit', {});
    return user.heard.slice(from);
  }

  async function lengths(of: readonly LiveUser[]): Promise<number[]> {
    await beat.next();
    return of.map(({ heard }) => heard.length);
  }

  /** One submission of two visible edits with something hidden between them. */
  async function editAround(desk: Desk, item: PresentedItem, hidden: Audience): Promise<void> {
    const text = textIn(item, 'action');
    const results = await desk.submit(
      typeOp(text, { insert: 'een ' }),
      addOp('condition', { audience: hidden }),
      setOp(valueIn(item, 'term'), 'SHORT'),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
  }

  it('[L-38] cuts no message in two because somebody is named in it', async () => {
    const item = await table.vt.add('agreement');
    const [team, colleague, police] = [
      await open('team'),
      await open('colleague'),
      await open('police'),
    ];
    const from = await lengths([team, colleague, police]);
    await editAround(table.vt, await table.vt.item(item.id), byName('vt', 'team'));
    const heard = await Promise.all(
      [team, colleague, police].map((user, index) => heardSince(user, from[index] ?? 0)),
    );
    const kinds = heard.map((messages) =>
      messages.map(({ event, message }) =>
        event === 'plan:changes' ? message.changes.map(({ kind }) => kind) : event,
      ),
    );
    expect(kinds).toEqual([
      [['text.edited', 'item.added', 'field.set']],
      [['text.edited', 'field.set']],
      [['text.edited', 'field.set']],
    ]);
    // The class that the one was taken out of goes on as before, and so does the one that it is in now.
    await table.vt.accepted(addOp('condition', { audience: OPEN }));
    for (const [index, user] of [team, colleague, police].entries()) {
      const messages = await heardSince(user, (from[index] ?? 0) + 1);
      expect(messages.map(({ event }) => event)).toEqual(['plan:changes']);
    }
  });

  it('[L-38] [A-19] tells nothing to who is named in what they may not read', async () => {
    const item = await table.vt.add('agreement');
    const all = [await open('vt'), await open('team'), await open('shelter'), await open('police')];
    const from = await lengths(all);
    await table.expert.accepted(
      addOp('additionalProtection', { audience: byName('expert', 'vt', 'team', 'police') }),
    );
    await table.coordinator.accepted(
      addOp('shelterLocation', { audience: byName('coordinator', 'vt', 'team', 'police') }),
    );
    for (const [index, user] of all.entries()) {
      expect(await heardSince(user, from[index] ?? 0)).toEqual([]);
    }
    const { stream } = await table.vt.accepted(
      typeOp(textIn(item, 'action'), { insert: 'gewoon' }),
    );
    for (const [index, user] of all.entries()) {
      await user.sees(stream, 1);
      expect(await heardSince(user, from[index] ?? 0)).toHaveLength(1);
    }
  });

  it('[L-38] shows an item to whoever is named, takes it back, and goes on from a cursor', async () => {
    const item = await table.vt.add('agreement', { audience: byName('vt') });
    const [team, colleague] = [await open('team'), await open('colleague')];
    await table.vt.accepted(audienceOp(item, byName('vt', 'team')));
    const shown = await team.until(({ event }) => event === 'plan:shown');
    expect(JSON.stringify(shown)).toContain(item.id);
    const { cursor } = team;
    team.leave();
    const text = textIn(await table.team.item(item.id), 'action');
    await table.vt.accepted(typeOp(text, { insert: 'terwijl u weg was' }));
    const back = await open('team');
    const missed = await back.openedAt(cursor);
    expect(JSON.stringify(missed)).toContain('terwijl u weg was');
    await table.vt.accepted(audienceOp(await table.vt.item(item.id), byName('vt', 'shelter')));
    await back.until(({ event }) => event === 'plan:gone');
    expect(JSON.stringify(colleague.packets)).not.toContain(item.id);
  });

  it('[L-37] brings the item with the field or without it to who reads the field, and nothing to others', async () => {
    const item = await table.team.add('agreement');
    const [team, police, vt, colleague] = [
      await open('team'),
      await open('police'),
      await open('vt'),
      await open('colleague'),
    ];
    const others = [vt, colleague];
    const from = await lengths(others);
    const show = async (...who: Who[]): Promise<void> => {
      const word = valueIn(await table.team.item(item.id), 'codeWord');
      await table.team.accepted(fieldAudienceOp(word, byName('team', ...who)));
    };
    const lastShown = (user: LiveUser): PresentedItem | undefined => {
      const last = user.heard.findLast(({ event }) => event === 'plan:shown');
      return last?.event === 'plan:shown' ? last.message.items[0]?.item : undefined;
    };
    await show('police');
    await police.until(() => lastShown(police)?.fields['codeWord'] !== undefined);
    const word = valueIn(await table.team.item(item.id), 'codeWord');
    const { rev } = await table.team.accepted(setOp(word, 'zwembad'));
    await police.sees(word.stream, rev);
    await show('shelter');
    await police.until(() => lastShown(police)?.fields['codeWord'] === undefined);
    expect(lastShown(team)?.fields['codeWord']).toMatchObject({ value: 'zwembad' });
    for (const [index, user] of others.entries()) {
      expect(await heardSince(user, from[index] ?? 0)).toEqual([]);
      expect(JSON.stringify(user.packets)).not.toContain('zwembad');
    }
  });

  it('[L-11] [L-37] takes over a field that came into sight while one was away, and drops one that left it', async () => {
    const item = await table.team.add('agreement');
    const [police, vt] = [await open('police'), await open('vt')];
    await table.team.accepted(addOp('condition', { audience: OPEN }));
    for (const user of [police, vt]) await user.until(({ event }) => event === 'plan:changes');
    const [policeCursor, vtCursor] = [police.cursor, vt.cursor];
    const word = valueIn(item, 'codeWord');
    await table.team.accepted(fieldAudienceOp(word, byName('team', 'police')));
    const now = valueIn(await table.team.item(item.id), 'codeWord');
    await table.team.accepted(setOp(now, 'zwembad'));
    const shown = await police.openedAt(policeCursor);
    if (!('shown' in shown)) throw new Error('a snapshot');
    expect(shown.shown.map((one) => one.item.fields['codeWord'])).toMatchObject([
      { value: 'zwembad' },
    ]);
    const other = await vt.openedAt(vtCursor);
    if (!('shown' in other)) throw new Error('a snapshot');
    expect(other.shown).toEqual([]);
    const cursor = shown.cursor;
    const last = valueIn(await table.team.item(item.id), 'codeWord');
    await table.team.accepted(fieldAudienceOp(last, byName('team')));
    const gone = await police.openedAt(cursor);
    if (!('shown' in gone)) throw new Error('a snapshot');
    expect(gone.shown.map((one) => Object.keys(one.item.fields).includes('codeWord'))).toEqual([
      false,
    ]);
  });

  it('[A-19] begins new cursors for everybody when somebody comes in, whoever it is', async () => {
    const now = Date.now();
    const still = await TestApp.start({ database: app.database, clock: { now: () => now } });
    try {
      await table.vt.on(still).add('agreement', { audience: byName('vt', 'team') });
      const come = async (who: Who): Promise<LiveUser> => {
        const user = await LiveUser.open(still, table[who].person, { planId: table.plan.id });
        users.push(user);
        return user;
      };
      const police = await come('police');
      const cursorOfNext = async (): Promise<string> => {
        const shown = await table.vt.on(still).add('condition');
        const heard = await police.until(({ event, message }) =>
          event === 'plan:changes'
            ? message.changes.some(({ item: id }) => id === shown.id)
            : false,
        );
        return (heard.message as { cursor: string }).cursor;
      };
      const first = await cursorOfNext();
      expect(await cursorOfNext()).toBe(first);
      // Of the same class, or of another with or without a name or a function: it looks the same to who is there.
      const seen = [first];
      for (const who of ['police', 'contact', 'colleague', 'team'] as const) {
        await come(who);
        seen.push(await cursorOfNext());
      }
      expect(new Set(seen).size).toBe(seen.length);
    } finally {
      for (const user of users.splice(0)) user.leave();
      await still.close();
    }
  });

  it('[L-50] shows nobody in a field that the receiver does not read', async () => {
    const item = await table.team.add('agreement');
    const word = valueIn(item, 'codeWord');
    await table.team.accepted(fieldAudienceOp(word, byName('team', 'police')));
    const { stream } = valueIn(await table.team.item(item.id), 'codeWord');
    const [team, police, vt] = [await open('team'), await open('police'), await open('vt')];
    const from = await lengths([vt]);
    const place = { section: 'agreements' as const, stream, caret: null };
    team.socket.emit('presence', { planId: table.plan.id, ...place });
    await police.until(({ event, message }) =>
      event === 'presence' ? message.people.some((one) => one.field === 'codeWord') : false,
    );
    expect(await heardSince(vt, from[0] ?? 0)).toEqual([]);
  });

  it('[L-53] shows nobody in a locked section but at an item that the receiver reads', async () => {
    const entry = await table.expert.add('additionalProtection', {
      audience: byName('expert', 'coordinator'),
    });
    const [expert, coordinator, shelter, police] = [
      await open('expert'),
      await open('coordinator'),
      await open('shelter'),
      await open('police'),
    ];
    const watching = [shelter, police];
    const from = await lengths(watching);
    const be = async (user: LiveUser, section: Section, stream: string | null): Promise<void> => {
      user.socket.emit('presence', { planId: table.plan.id, section, stream, caret: null });
      await user.ask('plan:submit', {});
      await beat.next();
    };
    await be(expert, 'honour', null);
    await be(coordinator, 'shelterLocation', null);
    await be(coordinator, 'honour', textIn(entry, 'arrangement').stream);
    await expert.until(({ event, message }) =>
      event === 'presence' ? message.people.some((one) => one.item === entry.id) : false,
    );
    for (const [index, user] of watching.entries()) {
      expect(await heardSince(user, from[index] ?? 0)).toEqual([]);
    }
    expect(itemIn(await table.coordinator.plan(), entry.id)).toBeDefined();
  });
});
