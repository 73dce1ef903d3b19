import { randomInt } from 'node:crypto';
import type { Audience, FieldValue, PresentedItem } from '#contract';
import type { ShownVersion } from '#plan';
import { TestApp } from '../support/app.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { listed, OPEN, OWN } from '../support/ops.js';
import { randomOp } from '../support/random-ops.js';
import { contentsOf, proposeVersion } from '../support/version.js';
import { Chance } from './chance.js';

const IS_FULL = process.env['PROOFS'] === 'full';
const ROUNDS = IS_FULL ? 60 : 4;
const BEFORE = IS_FULL ? 60 : 30;
const AFTER = IS_FULL ? 120 : 40;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));

/**
 * What a version shows to a reader stays the same, byte for byte, whatever is edited, moved, removed and shown to others since:
 * but for what the reader may not see any more, which goes.
 */
describe(`versions that stay as they are (seed ${SEED}, ${ROUNDS} rounds)`, () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '1000000' } });
  });
  afterAll(async () => app.close());

  /** Audiences by organisation alone: who is named, and what functions give, is proven in two worlds. */
  const audiencesOf = ({ vt, police, shelter, team }: Table): Audience[] => [
    OPEN,
    OPEN,
    OWN,
    ...[police, shelter, team].map((desk) =>
      listed(vt.person.organisation, desk.person.organisation),
    ),
  ];

  async function stir(table: Table, chance: Chance, times: number): Promise<void> {
    const desks = [table.vt, table.police, table.shelter, table.team];
    const audiences = audiencesOf(table);
    for (let n = 0; n < times; n += 1) {
      const desk = chance.pick(desks);
      const kinds = ['agreement', 'condition', 'involvedPerson', 'unsafeSituation'] as const;
      await desk.submit(randomOp(chance, await desk.plan(), { audiences, kinds }));
    }
  }

  it(
    '[V-11] [V-13] show the same for ever, and nothing that their reader may not see today',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const chance = new Chance(SEED + round);
        const table = await buildTable(app);
        const readers = [table.vt, table.police, table.shelter, table.team];
        await stir(table, chance, BEFORE);
        await proposeVersion(table.vt);
        const frozen = await Promise.all(readers.map(frozenFor));
        await stir(table, chance, AFTER);
        for (const [index, desk] of readers.entries()) {
          const { seen, standing, items } = frozen[index] ?? (await frozenFor(desk));
          expect(items.map(({ item }) => item)).toEqual(standing);
          const now = new Set(namesOf(await desk.items()));
          const lost = new Set(seen.filter((id) => !now.has(id)));
          const { items: still } = await contentsOf(desk, 1);
          expect(JSON.stringify(still)).toBe(JSON.stringify(without(items, lost)));
        }
      }
    },
    IS_FULL ? 3_600_000 : 300_000,
  );
});

/** What a reader sees when the version is proposed: items, those of them that are not removed, and the version itself. */
async function frozenFor(desk: Desk) {
  const all = await desk.items();
  return {
    seen: namesOf(all),
    standing: all.filter(({ removed }) => !removed).map(({ id }) => id),
    items: (await contentsOf(desk, 1)).items,
  };
}

/** Items, and fields of them. */
function namesOf(items: readonly PresentedItem[]): string[] {
  return items.flatMap(({ id, fields }) => [
    id,
    ...Object.keys(fields).map((name) => `${id} ${name}`),
  ]);
}

/** What went out of somebody's sight is out of the version, too, also where a list names it. */
function without(items: VersionItem[], lost: ReadonlySet<string>): VersionItem[] {
  const isKept = (value: unknown): boolean =>
    !lost.has((value as { id?: string } | null)?.id ?? '');
  return items
    .filter(({ item }) => !lost.has(item))
    .map((one) => ({
      ...one,
      fields: one.fields.flatMap(({ field, value }) => {
        const kept = Array.isArray(value) ? value.filter(isKept) : value;
        const isEmpty = Array.isArray(kept) ? kept.length === 0 : !isKept(kept);
        const isGone = isEmpty || lost.has(`${one.item} ${field}`);
        return isGone ? [] : [{ field, value: kept as FieldValue }];
      }),
    }));
}

type VersionItem = ShownVersion['items'][number];
