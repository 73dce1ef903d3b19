import type { Author, Caret, PresentedItem, PresentedPlan, PresentPerson } from '#contract';
import {
  buildItem,
  buildPlan,
  buildText,
  fieldChange,
  OTHER,
} from '../../test/support/live/build-plan.js';
import { LiveDesk, NOW } from '../../test/support/live/live-desk.js';

describe('carets in a live text', () => {
  let desk: LiveDesk;
  let item: PresentedItem;
  let plan: PresentedPlan;

  beforeEach(() => {
    item = buildItem({ fields: { action: buildText('Bellen', 3) } });
    plan = buildPlan(item);
    desk = new LiveDesk(plan);
  });

  describe('of one’s own', () => {
    it('[L-52] are told against the confirmed text, without what has no answer yet', () => {
      desk.type(item, 6, ' en');
      stand(9);
      expect(told()).toEqual({ rev: 3, anchor: 6, head: 6 });
      stand(2, 8);
      desk.environment.pass(110);
      expect(told()).toEqual({ rev: 3, anchor: 2, head: 6 });
    });

    it('[L-52] are told anew when what was typed is accepted', () => {
      desk.type(item, 6, ' en');
      stand(8);
      desk.environment.pass(250);
      desk.acknowledge(4);
      desk.environment.pass(110);
      expect(told()).toEqual({ rev: 4, anchor: 8, head: 8 });
    });

    it('[L-52] are told anew when somebody else typed, and stay before what was put there', () => {
      stand(6);
      arrive(4, [[0, 'Nu '], 6]);
      arrive(5, [9, [0, '?']]);
      desk.environment.pass(110);
      expect(told()).toEqual({ rev: 5, anchor: 9, head: 9 });
    });

    it('[L-51] are not told again while nothing about them is new', () => {
      stand(6);
      desk.environment.pass(110);
      stand(6);
      desk.type(item, 6, '!');
      stand(7);
      desk.environment.pass(110);
      expect(desk.socket.places).toHaveLength(1);
    });

    it('[L-52] are not told in a field that is no text', () => {
      const { stream } = item;
      desk.client.setPlace({ section: 'agreements', stream, caret: { anchor: 1, head: 1 } });
      expect(desk.socket.places.at(-1)).toMatchObject({ stream, caret: null });
    });
  });

  describe('of others', () => {
    it('[L-52] stand in the text of this screen, with what was typed here and has no answer', () => {
      desk.type(item, 0, 'Nu ');
      hear({ rev: 3, anchor: 2, head: 6 });
      expect(shown()).toEqual({ anchor: 5, head: 9 });
      desk.type(item, 0, 'Ja. ');
      expect(shown()).toEqual({ anchor: 9, head: 13 });
      desk.acknowledge(4);
      expect(shown()).toEqual({ anchor: 9, head: 13 });
    });

    it('[L-52] move over what was accepted between the rev they are told at and now', () => {
      arrive(4, [[0, 'Nu '], 6]);
      arrive(5, [[2], 7]);
      hear({ rev: 3, anchor: 0, head: 4 });
      expect(shown()).toEqual({ anchor: 0, head: 5 });
      hear({ rev: 4, anchor: 7, head: 1 });
      expect(shown()).toEqual({ anchor: 5, head: 0 });
    });

    it('[L-52] go on with what their own person types, and stay before what others put there', () => {
      hear({ rev: 3, anchor: 6, head: 6 });
      arrive(4, [6, [0, ' op']], OTHER);
      expect(shown()).toEqual({ anchor: 9, head: 9 });
      arrive(5, [9, [0, '?']]);
      expect(shown()).toEqual({ anchor: 9, head: 9 });
      desk.type(item, 9, ' nu');
      expect(shown()).toEqual({ anchor: 9, head: 9 });
    });

    it('[L-52] go on with what their own person typed at a place that was told before it was accepted', () => {
      arrive(4, [6, [0, ' op']], OTHER);
      hear({ rev: 3, anchor: 6, head: 6 });
      expect(shown()).toEqual({ anchor: 9, head: 9 });
    });

    it('[L-52] stay where they are until the rev is here that they are told at', () => {
      hear({ rev: 3, anchor: 1, head: 1 });
      expect(shown()).toEqual({ anchor: 1, head: 1 });
      hear({ rev: 4, anchor: 8, head: 8 });
      expect(shown()).toEqual({ anchor: 1, head: 1 });
      arrive(4, [6, [0, ' op']]);
      expect(shown()).toEqual({ anchor: 8, head: 8 });
    });

    it('[L-52] stand nowhere when they are told at a rev from before this screen opened the plan', () => {
      hear({ rev: 2, anchor: 1, head: 1 });
      expect(shown()).toBeNull();
      hear({ rev: 3, anchor: 99, head: 1 });
      expect(shown()).toEqual({ anchor: 6, head: 1 });
    });

    it('[L-52] are known in a text that is looked at only later, and gone with their person', () => {
      receive([{ ...PERSON, ...at(), caret: { rev: 3, anchor: 2, head: 2 } }]);
      expect(shown()).toEqual({ anchor: 2, head: 2 });
      receive([], ['s1']);
      expect(shown()).toBeNull();
    });

    it('[L-52] stand right again after the text was fetched anew', () => {
      hear({ rev: 3, anchor: 2, head: 2 });
      desk.socket.receive('plan:resync', { planId: plan.id });
      const action = buildText('Nu bellen', 9);
      action.stream = at().stream;
      const fields = { action };
      desk.openWith({ snapshot: buildPlan({ ...item, fields }), cursor: 'c2', now: NOW });
      expect(shown()).toBeNull();
      hear({ rev: 9, anchor: 5, head: 5 });
      expect(shown()).toEqual({ anchor: 5, head: 5 });
    });
  });

  function stand(anchor: number, head = anchor): void {
    const { stream } = at();
    desk.client.setPlace({ section: 'agreements', stream, caret: { anchor, head } });
  }

  const told = (): Caret | null | undefined => desk.socket.places.at(-1)?.caret;

  const at = () => ({
    section: 'agreements' as const,
    item: item.id,
    field: 'action',
    stream: item.fields['action']?.stream ?? '',
  });

  function hear(caret: Caret): void {
    receive([{ ...PERSON, ...at(), caret }]);
  }

  function receive(people: PresentPerson[], left: string[] = []): void {
    desk.socket.receive('presence', { planId: plan.id, people, left });
  }

  const shown = () => desk.text(item).caretOf('s1');

  function arrive(rev: number, changes: unknown[], by = THIRD): void {
    desk.receive([fieldChange(item, 'action', { kind: 'text.edited', rev, changes, by })]);
  }
});

const PERSON = { session: 's1', ...OTHER };
const THIRD: Author = { person: 'third', organisation: 'shelter' };
