import { HeadsTree, HeadTable, openHeadProof } from '#ledger';
import { ComparisonService } from '#plan';
import { valueOf } from '../../libs/plan/state/change-value.js';
import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk, type Table } from '../support/desk.js';
import { askItem, buildOfficer, codeOf, officer } from '../support/erasure.js';
import { ctxOf } from '../support/factories.js';
import { query, readLog } from '../support/log-check.js';
import {
  audienceOp,
  listed,
  moveOp,
  OPEN,
  removeOp,
  setOp,
  textIn,
  typeOp,
  valueIn,
} from '../support/ops.js';
import { compare, NOW } from '../support/past.js';
import { answer, contentsOf, newestOf, proposeVersion } from '../support/version.js';

const version = (number: number) => ({ type: 'VERSION', number }) as const;

describe('what a version holds', () => {
  let app: TestApp;
  let table: Table;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' } });
  });
  afterAll(async () => app.close());
  beforeEach(async () => {
    table = await buildTable(app);
  });

  async function written(desk: Desk, words: string, audience = OPEN): Promise<string> {
    const { id } = await desk.add('agreement', { audience });
    await rewrite(desk, id, words);
    return id;
  }

  async function rewrite(desk: Desk, id: string, words: string): Promise<void> {
    const text = textIn(await desk.item(id), 'action');
    await desk.accepted(typeOp(text, { at: 0, remove: text.text.length, insert: words }));
  }

  it('[V-11] [V-13] is what stood there, in its order, whatever was done since', async () => {
    const { vt, police } = table;
    const first = await written(vt, 'Oma belt om 13.00 uur');
    const second = await written(vt, 'A meldt zich');
    await vt.accepted(setOp(valueIn(await vt.item(second), 'term'), 'SHORT'));
    const away = await written(vt, 'was al weg');
    await vt.accepted(removeOp(await vt.item(away)));
    await proposeVersion(vt);
    const before = await contentsOf(police, 1);
    expect(before.items.map(({ item, kind, fields }) => ({ item, kind, fields }))).toEqual([
      {
        item: first,
        kind: 'agreement',
        fields: expect.arrayContaining([{ field: 'action', value: 'Oma belt om 13.00 uur' }]),
      },
      {
        item: second,
        kind: 'agreement',
        fields: expect.arrayContaining([
          { field: 'action', value: 'A meldt zich' },
          { field: 'term', value: 'SHORT' },
        ]),
      },
    ]);
    await rewrite(vt, first, 'anders');
    await vt.accepted(moveOp(await vt.item(second), null));
    await vt.accepted(setOp(valueIn(await vt.item(second), 'term'), null));
    await vt.accepted(removeOp(await vt.item(first)));
    await written(vt, 'erbij gekomen');
    const narrower = listed(vt.person.organisation, police.person.organisation);
    await vt.accepted(audienceOp(await vt.item(second), narrower));
    expect(JSON.stringify(await contentsOf(police, 1))).toBe(JSON.stringify(before));
  });

  it('[V-11] [A-09] is what its reader could read then and may read today', async () => {
    const { vt, police, shelter } = table;
    const own = listed(vt.person.organisation, shelter.person.organisation);
    const hidden = await written(vt, 'alleen voor ons', own);
    const shared = await written(vt, 'voor iedereen');
    await proposeVersion(vt);
    const items = async (desk: Desk) => (await contentsOf(desk, 1)).items.map(({ item }) => item);
    expect(await items(police)).toEqual([shared]);
    expect(await items(shelter)).toEqual([hidden, shared]);
    await vt.accepted(audienceOp(await vt.item(hidden), OPEN));
    await vt.accepted(audienceOp(await vt.item(shared), own));
    expect(await contentsOf(police, 1)).toMatchObject({ items: [], erased: [] });
    expect(await items(shelter)).toEqual([hidden, shared]);
  });

  it('[V-11] [H-35] says of what was erased since that it was, to whoever saw it', async () => {
    const { vt, police, shelter } = table;
    const own = listed(vt.person.organisation, shelter.person.organisation);
    const hidden = await written(vt, 'alleen voor ons', own);
    const shared = await written(vt, 'voor iedereen');
    await proposeVersion(vt);
    const before = await contentsOf(shelter, 1);
    const privacy = await buildOfficer(app, vt);
    const undo: [typeof privacy, string][] = [];
    for (const id of [hidden, shared]) {
      const asked = await askItem(vt, id);
      expect(await officer(app, privacy, ['agree', asked])).toBe('OK');
      undo.push([privacy, asked]);
    }
    expect(await contentsOf(police, 1)).toMatchObject({ items: [], erased: [shared] });
    expect(await contentsOf(shelter, 1)).toMatchObject({ items: [], erased: [hidden, shared] });
    expect(JSON.stringify(await contentsOf(shelter, 1))).not.toContain('voor');
    for (const [person, id] of undo) expect(await officer(app, person, ['undo', id])).toBe('OK');
    expect(await contentsOf(shelter, 1)).toEqual(before);
  });

  it('[V-12] is compared with another one, and with now, word by word', async () => {
    const { vt, police } = table;
    const id = await written(vt, 'Oma belt om 13.00 uur');
    await proposeVersion(vt);
    for (const desk of [police, table.shelter, table.team]) {
      expect(await answer(desk, await newestOf(desk))).toBe('OK');
    }
    await rewrite(vt, id, 'Oma belt om 12.30 uur');
    await proposeVersion(vt);
    await rewrite(vt, id, 'Oma belt niet');
    const between = async (...moments: Parameters<typeof compare>[1][]) => {
      const [from = NOW, to] = moments;
      const { items } = await compare(police, from, to);
      return items.flatMap(({ fields }) => fields.map(({ before, after }) => [before, after]));
    };
    expect(await between(version(1), version(2))).toEqual([
      ['Oma belt om 13.00 uur', 'Oma belt om 12.30 uur'],
    ]);
    expect(await between(version(2), NOW)).toEqual([['Oma belt om 12.30 uur', 'Oma belt niet']]);
    expect(await between(version(1), version(1))).toEqual([]);
  });

  it('[V-10] [V-12] is absent where it does not exist and where it is not for its reader', async () => {
    const { vt } = table;
    await written(vt, 'van vroeger');
    await proposeVersion(vt);
    const newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past: 'FROM_NOW' });
    const comparison = app.get(ComparisonService);
    const { planId } = vt;
    for (const number of [0, 1, 2]) {
      expect(await codeOf(contentsOf(newcomer, number))).toBe('ABSENT');
      const request = { planId, from: version(number), to: NOW };
      expect(await codeOf(comparison.compare(ctxOf(newcomer.person), request))).toBe('ABSENT');
    }
    expect(await codeOf(contentsOf(vt, 1))).toBe('OK');
    expect(await codeOf(contentsOf(vt, 2))).toBe('ABSENT');
  });

  it('[V-02] is bound by a root that shows each stream that it is in it', async () => {
    const { vt } = table;
    await written(vt, 'alleen voor ons', listed(vt.person.organisation));
    await written(vt, 'voor iedereen');
    const { id, root } = await proposeVersion(vt);
    await written(vt, 'erbij gekomen');
    const changes = await readLog(app.database.url, vt.planId);
    const proposal = changes.find(({ opId }) => opId === id);
    if (!proposal) throw new Error('a version without its proposal');
    const { secret, items } = valueOf(proposal, 'version.proposed');
    const inPlan = await query(app.database.url, (client) =>
      client.query<{ stream_id: string }>(
        'SELECT stream_id FROM stream WHERE plan_id = $1 AND item_id = ANY ($2)',
        [vt.planId, items],
      ),
    );
    const heads = inPlan.rows.flatMap(({ stream_id: streamId }) => {
      const last = changes.findLast((one) => one.streamId === streamId && one.seq < proposal.seq);
      return last ? [{ streamId, rev: last.rev, head: last.hash }] : [];
    });
    const grown = new HeadTable();
    for (const head of heads.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1))) {
      grown.add(head);
    }
    const tree = new HeadsTree(grown, Buffer.from(secret, 'hex'));
    expect(tree.root.toString('hex')).toBe(root);
    expect(heads).not.toHaveLength(0);
    for (const head of heads) {
      const proof = tree.prove(head.streamId);
      expect(proof && openHeadProof(proof, Buffer.from(root, 'hex'))).toEqual(head);
    }
  });
});
