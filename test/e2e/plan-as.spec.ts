import type { Audience } from '#contract';
import { TestApp } from '../support/app.js';
import { buildFullTable, type Desk, type FullTable } from '../support/desk.js';
import { buildOrganisation } from '../support/factories.js';
import {
  fieldAudienceOp,
  listed,
  named,
  OWN,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';

const PLAN_AS = `query ($id: ID!, $organisation: ID!) { planAs(id: $id, organisation: $organisation) {
  label members { person { id } } organisations { id }
  sections { section canAdd items {
    id can { edit move remove audience } readers { organisations persons } sights { field }
    ... on Agreement { action { text } actor { value { id } } codeWord { value } } } } } }`;

interface Viewed {
  sections: {
    section: string;
    canAdd: string[];
    items: {
      id: string;
      can: Record<string, boolean>;
      actor?: { value: { id: string }[] | null };
      codeWord?: { value: string | null } | null;
    }[];
  }[];
}

describe('viewing a plan as another organisation', () => {
  let app: TestApp;
  let table: FullTable;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    table = await buildFullTable(app);
  });
  afterAll(async () => app.close());

  const byName = (...desks: Desk[]): Audience => named(...desks.map(({ person }) => person));

  async function ask(desk: Desk, organisation: string, id = desk.planId) {
    const cookie = await app.signIn(desk.person);
    return app.graphql(cookie, PLAN_AS, { id, organisation });
  }

  async function viewed(desk: Desk, as: Desk): Promise<Viewed> {
    const { data } = await ask(desk, as.person.organisation.id);
    return (data as { planAs: Viewed }).planAs;
  }

  const itemsOf = ({ sections }: Viewed) => sections.flatMap(({ items }) => items);
  const ids = (plan: Viewed): string[] => itemsOf(plan).map(({ id }) => id);

  it('[A-18] shows what at least one of them sees, of what one sees oneself', async () => {
    const { vt, police, contact, team } = table;
    const both = await vt.add('agreement', { audience: byName(vt, contact) });
    const open = await vt.add('agreement');
    await vt.add('agreement', { audience: OWN });
    await police.add('agreement', { audience: byName(police) });
    await vt.add('agreement', {
      audience: listed(vt.person.organisation, team.person.organisation),
    });
    expect(ids(await viewed(vt, police))).toEqual([both.id, open.id]);
    expect(ids(await viewed(police, vt))).toEqual([open.id]);
    expect(ids(await viewed(team, police))).toEqual([open.id]);
  });

  it('[A-18] lets nobody change anything there', async () => {
    const { vt, police } = table;
    await vt.add('agreement');
    const { sections } = await viewed(vt, police);
    expect(sections.every(({ canAdd }) => canAdd.length === 0)).toBe(true);
    const rights = sections.flatMap(({ items }) => items.flatMap(({ can }) => Object.values(can)));
    expect(rights).toEqual([false, false, false, false]);
  });

  it('[A-18] leaves out fields and references that one of the two does not see', async () => {
    const { vt, police, team, colleague } = table;
    const onlyPolice = await police.add('involvedPerson', { audience: OWN });
    const onlyVt = await vt.add('involvedPerson', { audience: OWN });
    const open = await vt.add('involvedPerson');
    const item = await team.add('agreement');
    const refs = (...items: { id: string }[]) =>
      items.map(({ id }) => ({ sort: 'involved' as const, id }));
    await police.accepted(setOp(valueIn(item, 'actor'), refs(onlyPolice, open)));
    await vt.accepted(setOp({ ...valueIn(item, 'actor'), rev: 1 }, refs(open, onlyVt)));
    await team.accepted(setOp(valueIn(item, 'codeWord'), 'zwembad'));
    const word = valueIn(await team.item(item.id), 'codeWord');
    await team.accepted(fieldAudienceOp(word, byName(team, police)));

    const agreement = async (desk: Desk, as: Desk) =>
      itemsOf(await viewed(desk, as)).find(({ id }) => id === item.id);
    expect((await agreement(vt, police))?.actor?.value).toEqual([{ id: open.id }]);
    expect((await agreement(police, vt))?.actor?.value).toEqual([{ id: open.id }]);
    expect((await agreement(team, police))?.codeWord).toEqual({ value: 'zwembad' });
    expect((await agreement(team, vt))?.codeWord).toBeNull();
    expect((await agreement(vt, police))?.codeWord).toBeNull();
    expect((await agreement(colleague, police))?.codeWord).toBeNull();
  });

  it('[A-18] names a locked section only where both read something in it', async () => {
    const { expert, vt, shelter, coordinator, contact, police } = table;
    const isNamed = async (desk: Desk, as: Desk): Promise<boolean> =>
      (await viewed(desk, as)).sections.some(({ section }) => section === 'honour');
    // That Veilig Thuis has an expert on the case is what nobody may learn from here.
    expect(await isNamed(shelter, vt)).toBe(false);
    const entry = await expert.add('additionalProtection', {
      audience: byName(expert, contact, coordinator),
    });
    await expert.accepted(typeOp(textIn(entry, 'arrangement'), { insert: 'KANARIE' }));
    expect(await isNamed(shelter, vt)).toBe(false);
    expect(await isNamed(police, shelter)).toBe(false);
    expect(await isNamed(coordinator, vt)).toBe(true);
    expect(ids(await viewed(coordinator, police))).toEqual([entry.id]);
    expect(ids(await viewed(vt, shelter))).toEqual([]);
  });

  it('[A-18] [A-07] answers alike for organisations that take no part and plans that are not for you', async () => {
    const { vt, police } = table;
    const stranger = await buildOrganisation(app);
    const other = await buildFullTable(app);
    const answers = [
      await ask(vt, stranger.id),
      await ask(vt, other.police.person.organisation.id),
      await ask(vt, police.person.organisation.id, other.plan.id),
      await ask(vt, police.person.organisation.id, stranger.id),
    ];
    const told = answers.map(({ data, errors }) => [data, errors?.map((one) => one.extensions)]);
    for (const one of told) expect(one).toEqual(told[0]);
    expect(answers[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'ABSENT' });
  });
});
