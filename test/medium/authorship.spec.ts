import { AuthorshipService } from '../../libs/plan/history/authorship.service.js';
import type { Moment } from '../../libs/plan/history/moment.js';
import { TestApp } from '../support/app.js';
import { buildNewcomer, letIn } from '../support/circle.js';
import { buildTable, type Desk } from '../support/desk.js';
import { ctxOf } from '../support/factories.js';
import { audienceOp, OPEN, OWN, rawEditOp, textIn, typeOp } from '../support/ops.js';
import { NOW, thisMoment } from '../support/past.js';

describe('who wrote which words', () => {
  let app: TestApp;
  let vt: Desk;
  let police: Desk;
  let id: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: { VANGNET_LIMIT_OPS_PER_10_SECONDS: '100000' } });
  });
  beforeEach(async () => {
    ({ vt, police } = await buildTable(app));
    id = (await vt.add('agreement')).id;
  });
  afterAll(async () => app.close());

  const type = async (desk: Desk, edit: Parameters<typeof typeOp>[1]) =>
    desk.accepted(typeOp(textIn(await desk.item(id), 'action'), edit));

  async function read({ person, planId }: Desk, moment: Moment = NOW, field = 'action') {
    const request = { planId, item: id, field, moment };
    const { authorship } = await app.get(AuthorshipService).at(ctxOf(person), request);
    let at = 0;
    return authorship?.runs.map(({ length, person: by, at: written }) => {
      at += length;
      return { words: authorship.text.slice(at - length, at), by, at: written };
    });
  }

  it('[H-40] says of each word who wrote it and when, now and at an earlier moment', async () => {
    const first = await type(vt, { insert: 'Oma belt om 13.00 uur' });
    const then = await thisMoment(vt);
    const second = await type(police, { at: 12, remove: 5, insert: '12.30' });
    const [at, later] = [new Date(first.at), new Date(second.at)];
    expect(await read(police)).toEqual([
      { words: 'Oma belt om ', by: vt.person.id, at },
      { words: '12.30', by: police.person.id, at: later },
      { words: ' uur', by: vt.person.id, at },
    ]);
    expect(await read(police, then)).toEqual([
      { words: 'Oma belt om 13.00 uur', by: vt.person.id, at },
    ]);
  });

  it('[H-40] says nothing of a text that was for others then, or is no text', async () => {
    await vt.accepted(audienceOp(await vt.item(id), OWN));
    await type(vt, { insert: 'alleen voor ons' });
    const then = await thisMoment(vt);
    await expect(read(police, then)).rejects.toMatchObject({ refusal: { code: 'ABSENT' } });
    await vt.accepted(audienceOp(await vt.item(id), OPEN));
    expect(await read(police, then)).toBeUndefined();
    expect(await read(vt, then)).toMatchObject([{ words: 'alleen voor ons' }]);
    await expect(read(vt, NOW, 'term')).rejects.toMatchObject({
      refusal: { code: 'VALUE_INVALID' },
    });
  });

  it('[H-41] tells of words from longer ago than is looked who wrote them, and not when', async () => {
    await type(vt, { insert: 'oud ' });
    const { stream } = textIn(await vt.item(id), 'action');
    for (let n = 0; n < 1200; n += 50) {
      const ops = Array.from({ length: 50 }, (_, index) =>
        rawEditOp({ stream, rev: n + 1 }, [n + index + 4, [0, 'x']]),
      );
      expect(new Set(await police.codes(...ops))).toEqual(new Set(['OK']));
    }
    const runs = await read(police);
    expect(runs?.[0]).toEqual({ words: 'oud ', by: vt.person.id, at: null });
    expect(runs?.at(-1)).toMatchObject({ by: police.person.id, at: expect.any(Date) });
    expect(runs?.map(({ words }) => words).join('')).toBe(`oud ${'x'.repeat(1200)}`);
  });

  it('[H-42] tells those who came later no moment before they came', async () => {
    await type(vt, { insert: 'van vroeger' });
    const newcomer = await buildNewcomer(app, vt);
    await letIn(vt, newcomer, { past: 'CURRENT' });
    const { at } = await type(vt, { insert: ', en nu' });
    expect(await read(newcomer)).toEqual([
      { words: 'van vroeger', by: vt.person.id, at: null },
      { words: ', en nu', by: vt.person.id, at: new Date(at) },
    ]);
  });
});
