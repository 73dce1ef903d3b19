import type { PresentedChange, PresentedItem, PresentedView } from '#contract';
import {
  AT,
  buildItem,
  buildPlan,
  buildText,
  buildValue,
  fieldChange,
  OTHER,
} from '../../test/support/live/build-plan.js';
import { LiveDesk } from '../../test/support/live/live-desk.js';

const CORRECTED = { by: OTHER, at: AT, reason: 'Verkeerd verstaan' };

describe('the live client, on corrections and own views', () => {
  let item: PresentedItem;
  let desk: LiveDesk;

  beforeEach(() => {
    item = buildItem({ fields: { action: buildText('Bellen', 3), term: buildValue('SHORT', 1) } });
    desk = new LiveDesk(buildPlan(item));
  });

  const shown = () => {
    const items = desk.state.plan?.sections.flatMap(({ items: each }) => each) ?? [];
    const found = items.find(({ id }) => id === item.id);
    if (!found) throw new Error('no item');
    return found;
  };

  it('[N-05] marks a value as corrected until it is set anew', () => {
    const corrected = { ...CORRECTED };
    const fixed = { kind: 'field.set', rev: 2, value: 'LONG' } as const;
    desk.receive([{ ...fieldChange(item, 'term', fixed), corrected } as PresentedChange]);
    expect(shown().fields['term']).toMatchObject({ value: 'LONG', corrected });
    desk.receive([fieldChange(item, 'term', { ...fixed, rev: 3 })]);
    expect(shown().fields['term']).not.toHaveProperty('corrected');
  });

  it('[N-05] marks a text as corrected while it goes on, and an emptied one no more', () => {
    const edit = (rev: number, changes: unknown[]) =>
      fieldChange(item, 'action', { kind: 'text.edited', rev, changes });
    desk.receive([{ ...edit(4, [6, [0, '!']]), corrected: CORRECTED } as PresentedChange]);
    desk.receive([edit(5, [7, [0, '?']])]);
    expect(shown().fields['action']).toMatchObject({ corrected: CORRECTED });
    desk.receive([edit(6, [[8]])]);
    expect(shown().fields['action']).not.toHaveProperty('corrected');
  });

  it('[N-11] [N-12] takes over a view once, and what was put right in it', () => {
    const value = {
      person: 'a',
      words: 'Zo niet.',
      givenOn: '2026-01-05',
      manner: 'SPOKEN',
    } as const;
    const place = { stream: 'view-stream', field: '@view:a:1', rev: 1 };
    const view: PresentedView = { ...place, value, by: OTHER, at: AT };
    const head = { ...place, item: item.id, by: OTHER, at: AT };
    const added: PresentedChange = { ...head, kind: 'view.added', view };
    desk.receive([added]);
    desk.receive([added]);
    expect(shown().views).toEqual([view]);
    const right = { ...value, words: 'Zo wel.' };
    const fixed = {
      ...head,
      rev: 2,
      kind: 'field.set',
      value: right,
      corrected: CORRECTED,
    } as const;
    desk.receive([fixed]);
    expect(shown().views).toEqual([{ ...view, rev: 2, value: right, corrected: CORRECTED }]);
    desk.receive([{ ...fixed, value }]);
    expect(shown().views).toMatchObject([{ rev: 2, value: right }]);
  });
});
