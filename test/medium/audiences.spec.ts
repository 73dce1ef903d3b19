import { SECTIONS, type Audience, type ItemKindName, type PresentedItem } from '#contract';
import { HistoryService } from '#plan';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { buildPerson, ctxOf } from '../support/factories.js';
import {
  addOp,
  audienceOp,
  listed,
  named,
  OPEN,
  OWN,
  removeOp,
  textIn,
  typeOp,
} from '../support/ops.js';

const ROLES = [
  ...(['vt', 'police', 'shelter', 'team'] as const),
  ...(['expert', 'contact', 'coordinator', 'colleague'] as const),
];

describe('audiences of items', () => {
  let app: TestApp;
  let table: FullTable;

  beforeAll(async () => {
    app = await TestApp.start({
      env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '5000', VANGNET_LIMIT_ITEMS_PER_SECTION: '3' },
    });
  });
  beforeEach(async () => {
    table = await buildFullTable(app);
  });
  afterAll(async () => app.close());

  const everyone = (): Desk[] => ROLES.map((role) => table[role]);

  const byName = (...desks: Desk[]): Audience => named(...desks.map(({ person }) => person));

  async function seers(id: string): Promise<(typeof ROLES)[number][]> {
    const seen = await Promise.all(everyone().map((desk) => desk.sees(id)));
    return ROLES.filter((_, index) => seen[index]);
  }

  async function historyOf(desk: Desk, item: string): Promise<string[]> {
    const request = { planId: desk.planId, filter: { item }, first: 50 };
    const { entries } = await app.get(HistoryService).page(ctxOf(desk.person), request);
    return entries.map(({ entry }) => entry.kind);
  }

  it('[A-13] shows an item to the people named, and to nobody else of their organisations', async () => {
    const { team, police, vt } = table;
    const item = await team.add('agreement', { audience: byName(team, police) });
    expect(await seers(item.id)).toEqual(['police', 'team']);
    await team.accepted(audienceOp(item, byName(team, vt)));
    expect(await seers(item.id)).toEqual(['vt', 'team']);
    expect(await historyOf(table.colleague, item.id)).toEqual([]);
  });

  it('[A-13] shows an item to the people of the organisation that added it', async () => {
    const { team, colleague } = table;
    const item = await team.add('condition', { audience: OWN });
    expect(await seers(item.id)).toEqual(['team', 'colleague']);
    await colleague.accepted(audienceOp(item, OPEN));
    expect(await seers(item.id)).toHaveLength(8);
  });

  it('[A-06] lets nobody shut themselves out, or name who is not on the case', async () => {
    const { team, police } = table;
    const item = await team.add('agreement');
    const stranger = await buildPerson(app, { type: 'POLICE' });
    const audiences = [
      byName(police),
      named(team.person, stranger),
      listed(police.person.organisation),
    ];
    for (const audience of audiences) {
      expect(await team.codes(audienceOp(item, audience))).toEqual(['AUDIENCE_INVALID']);
      expect(await team.codes(addOp('agreement', { audience }))).toEqual(['AUDIENCE_INVALID']);
    }
    expect(await police.codes(audienceOp(item, byName(police, team)))).toEqual(['NOT_ALLOWED']);
  });

  it('[A-09] keeps for whoever was named what they could read then, and no more', async () => {
    const { team, police, vt } = table;
    const item = await team.add('agreement', { audience: byName(team, police) });
    await team.accepted(typeOp(textIn(item, 'action'), { insert: 'op naam' }));
    await team.accepted(audienceOp(item, OPEN));
    expect(await historyOf(police, item.id)).toEqual([
      'item.audience',
      'text.edited',
      'item.added',
    ]);
    expect(await historyOf(vt, item.id)).toEqual(['item.audience']);
    const loading = await TestApp.start({ database: app.database });
    try {
      const there = police.on(loading);
      const request = { planId: there.planId, filter: { item: item.id }, first: 50 };
      const page = await loading.get(HistoryService).page(ctxOf(there.person), request);
      expect(page.entries).toHaveLength(3);
    } finally {
      await loading.close();
    }
  });

  it.each<[ItemKindName, 'coordinator' | 'expert' | 'contact', Audience[]]>([
    ['shelterLocation', 'coordinator', [OPEN, OWN]],
    ['additionalProtection', 'expert', [OPEN, OWN]],
    ['additionalProtection', 'contact', [OPEN, OWN]],
  ])('[A-14] takes named people alone for %s, from the %s too', async (kind, who, audiences) => {
    const desk = table[who];
    for (const audience of [...audiences, listed(desk.person.organisation)]) {
      expect(await desk.codes(addOp(kind, { audience }))).toEqual(['AUDIENCE_INVALID']);
      const item = await desk.add(kind);
      expect(item.audience).toEqual(byName(desk));
      expect(await desk.codes(audienceOp(item, audience))).toEqual(['AUDIENCE_INVALID']);
      await desk.accepted(removeOp(item));
    }
  });

  it('[A-14] lets the police alone say for whom its information is', async () => {
    const { police, vt, team, colleague } = table;
    const item = await police.add('policeInformation');
    expect(item.audience).toEqual(listed(police.person.organisation));
    expect(await police.codes(audienceOp(item, OPEN), audienceOp(item, OWN))).toEqual([
      'AUDIENCE_INVALID',
      'EARLIER_REFUSED',
    ]);
    await police.accepted(audienceOp(item, byName(police, vt, team)));
    expect(await seers(item.id)).toEqual(['vt', 'police', 'team']);
    const shown = await vt.item(item.id);
    expect(shown.can).toEqual({ edit: false, move: false, remove: false, audience: false });
    expect(await vt.codes(audienceOp(shown, byName(vt, colleague)))).toEqual(['NOT_ALLOWED']);
    expect(await vt.codes(addOp('policeInformation'))).toEqual(['NOT_ALLOWED']);
  });

  it('[A-16] names a section to those who can read something there, whatever stands in it', async () => {
    const sectionsOf = async (desk: Desk): Promise<string[]> =>
      (await desk.plan()).sections.map(({ section }) => section);
    const before = await Promise.all(everyone().map(sectionsOf));
    await table.expert.add('additionalProtection', {
      audience: byName(...everyone()),
    });
    await table.coordinator.add('shelterLocation', { audience: byName(...everyone()) });
    expect(await Promise.all(everyone().map(sectionsOf))).toEqual(before);
    const [vt, police, shelter, team, expert, contact, coordinator, colleague] = before;
    const all = [...SECTIONS];
    const without = (...sections: string[]) => all.filter((section) => !sections.includes(section));
    const neither = without('shelterLocation', 'honour');
    expect([vt, police, team, colleague]).toEqual([neither, neither, neither, neither]);
    expect([expert, contact]).toEqual([without('shelterLocation'), without('shelterLocation')]);
    expect([shelter, coordinator]).toEqual([all, all]);
  });

  it('[A-16] shows locked items to who is named and may read there, and to nobody else', async () => {
    const { expert, contact, coordinator, shelter } = table;
    const stay = await coordinator.add('shelterLocation', { audience: byName(...everyone()) });
    expect(await seers(stay.id)).toEqual(['shelter', 'coordinator']);
    const entry = await expert.add('additionalProtection', { audience: byName(...everyone()) });
    expect(await seers(entry.id)).toEqual(['shelter', 'expert', 'contact', 'coordinator']);
    expect((await contact.item(entry.id)).can.edit).toBe(true);
    expect((await shelter.item(entry.id)).can.edit).toBe(false);
    expect(await shelter.codes(addOp('additionalProtection'))).toEqual(['NOT_ALLOWED']);
    expect(await table.vt.codes(addOp('additionalProtection'))).toEqual(['ABSENT']);
  });

  it('[A-16] lets whom the coordinator names write about the stay, and name nobody', async () => {
    const { coordinator, shelter } = table;
    expect(await shelter.codes(addOp('shelterLocation'))).toEqual(['NOT_ALLOWED']);
    const stay = await coordinator.add('shelterLocation', {
      audience: byName(coordinator, shelter),
    });
    await shelter.accepted(typeOp(textIn(stay, 'arrangement'), { insert: 'Zilver' }));
    const [refused] = await shelter.submit(audienceOp(stay, byName(shelter)));
    expect(refused).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  });

  it('[R-11] [A-16] refuses to name more people without the expert, by the name of the rule', async () => {
    const { expert, contact, coordinator, shelter } = table;
    const audience = byName(expert, contact, coordinator);
    const entry = await expert.add('additionalProtection', { audience });
    const more = audienceOp(entry, byName(expert, contact, coordinator, shelter));
    const [refused] = await coordinator.submit(more);
    expect(refused).toMatchObject({ error: { code: 'NOT_ALLOWED', rule: 'R-11' } });
    // Who does not read it is not told of a rule, either.
    const [unseen] = await shelter.submit({ ...more, opId: addOp('condition').opId });
    expect(unseen).toMatchObject({ error: { code: 'ABSENT' } });
    expect(JSON.stringify(unseen)).not.toContain('rule');
    expect(await seers(entry.id)).toEqual(['expert', 'contact', 'coordinator']);
    await expert.accepted(audienceOp(entry, byName(...[expert, contact, coordinator, shelter])));
    expect(await shelter.sees(entry.id)).toBe(true);
  });

  it('[L-34] [A-19] counts towards the limit only what the author sees', async () => {
    const { team, colleague } = table;
    const add = (desk: Desk, audience: Audience): Promise<PresentedItem> =>
      desk.add('condition', { audience });
    for (const _ of [1, 2, 3]) await add(colleague, byName(colleague));
    for (const _ of [1, 2, 3]) await add(team, byName(team));
    expect(await team.codes(addOp('condition'))).toEqual(['TOO_MANY_ITEMS']);
  });

  it('[A-17] tells who reads an item, as each of them finds it', async () => {
    const { team, colleague, police, vt, expert, shelter, coordinator, contact } = table;
    const readersOf = async (desk: Desk, id: string) => (await desk.item(id)).readers;
    const all = await team.add('agreement');
    const four = (await team.plan()).organisations.map(({ id }) => id);
    expect(all.readers).toEqual({ organisations: four, persons: [] });
    const own = await team.add('agreement', { audience: OWN });
    const { id } = team.person.organisation;
    expect(await readersOf(colleague, own.id)).toEqual({ organisations: [id], persons: [] });

    // Named, and still not a reader: nothing lets the police read where the shelter is.
    const stay = await coordinator.add('shelterLocation', {
      audience: byName(coordinator, shelter, police),
    });
    const inOrder = async (...desks: Desk[]): Promise<string[]> => {
      const persons = desks.map(({ person }) => person.id);
      const { members } = await team.plan();
      return members.map(({ person }) => person).filter((person) => persons.includes(person));
    };
    const persons = await inOrder(coordinator, shelter);
    expect(await readersOf(shelter, stay.id)).toEqual({ organisations: [], persons });
    const entry = await expert.add('additionalProtection', {
      audience: byName(vt, police, expert, contact),
    });
    expect(await readersOf(contact, entry.id)).toEqual({
      organisations: [],
      persons: await inOrder(expert, contact),
    });
    for (const item of [all, own, stay, entry]) {
      const desks = (await seers(item.id)).map((role) => table[role]);
      const seen = desks.map(({ person }) => person.id);
      const { readers } = (await desks[0]?.item(item.id)) ?? item;
      const { members } = await team.plan();
      const told = members.filter(
        ({ person, organisation }) =>
          readers.persons.includes(person) || readers.organisations.includes(organisation),
      );
      expect(told.map(({ person }) => person).toSorted()).toEqual(seen.toSorted());
    }
  });
});
