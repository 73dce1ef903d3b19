import { ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import { OutOfStep } from './arrived-change.js';
import type { TextChange } from './text-handle.js';
import { TextStream } from './text-stream.js';

const ME: Author = { person: 'me', organisation: 'team' };
const OTHER: Author = { person: 'other', organisation: 'police' };

describe('TextStream', () => {
  let told: TextChange[];
  let stream: TextStream;

  beforeEach(() => {
    told = [];
    stream = new TextStream(
      ME,
      { rev: 2, text: 'abc', spans: [[3, 'other', 'police']] },
      (change) => told.push(change),
    );
  });

  it('[L-44] has one submission in flight, all against one rev and none of it composed', () => {
    type('x', 3, '1');
    type('y', 4, '2');
    expect(stream.takeSubmission()).toEqual([
      { opId: 'x', rev: 2, changes: [3, [0, '1']] },
      { opId: 'y', rev: 2, changes: [4, [0, '2']], continues: true },
    ]);
    type('z', 5, '3');
    expect(stream.takeSubmission()).toBeNull();
    stream.receiveAcknowledgement('x', 3);
    expect(stream.takeSubmission()).toBeNull();
    stream.receiveAcknowledgement('y', 4);
    expect(stream.takeSubmission()).toEqual([
      { opId: 'z', rev: 4, changes: [5, [0, '3']], continues: true },
    ]);
  });

  it('[L-44] sends no more at once than a submission may hold', () => {
    for (let i = 0; i < 40; i += 1) type(`x${i}`, 3 + i, 'x');
    const first = stream.takeSubmission() ?? [];
    expect(first).toHaveLength(32);
    first.forEach(({ opId }, index) => stream.receiveAcknowledgement(opId, 3 + index));
    expect(stream.takeSubmission()).toHaveLength(8);
  });

  it('[L-45] sends identical bytes again, whatever arrived meanwhile', () => {
    type('x', 3, '!');
    const sent = structuredClone(stream.takeSubmission());
    arrive(3, [[0, '>'], 3]);
    expect(stream.unanswered).toEqual(sent);
    stream.receiveAcknowledgement('x', 4);
    expect(stream.unanswered).toEqual([]);
    expect(stream.text.toString()).toBe('>abc!');
  });

  it('[L-43] sends what lay too far behind again once it has followed, and keeps it in the text meanwhile', () => {
    type('x', 3, '!');
    type('y', 4, '?');
    stream.takeSubmission();
    expect(stream.receiveRefusal('x', 'STALE')).toBeNull();
    expect(stream.receiveRefusal('y', 'EARLIER_REFUSED')).toBeNull();
    expect(stream).toMatchObject({ pendingCount: 2, unsentCount: 2 });
    expect(stream.takeSubmission()).toBeNull();
    arrive(3, [[0, '>'], 3]);
    expect(stream.text.toString()).toBe('>abc!?');
    expect(stream.takeSubmission()).toEqual([
      { opId: 'x', rev: 3, changes: [4, [0, '!']] },
      { opId: 'y', rev: 3, changes: [5, [0, '?']], continues: true },
    ]);
  });

  it('[L-43] hands out what lies too far behind where the changes since are not to be had', () => {
    stream.detach();
    type('x', 3, '!');
    stream.takeCatchUp();
    expect(stream.receiveRefusal('x', 'STALE')).toEqual({ words: '!', code: 'STALE' });
    expect(stream.takeCatchUp()).toBeNull();
  });

  it('[L-45] keeps an early acknowledgement until the revs before it are there', () => {
    type('x', 3, '!');
    stream.takeSubmission();
    stream.receiveAcknowledgement('x', 5);
    expect(stream).toMatchObject({ rev: 2, pendingCount: 1, isWaitingForRev: true });
    arrive(4, [4, [0, '2']]);
    arrive(3, [3, [0, '1']]);
    expect(stream).toMatchObject({ rev: 5, pendingCount: 0, isWaitingForRev: false });
    expect(stream.text.toString()).toBe('abc12!');
  });

  it('[L-45] takes its own edit as a change, as an acknowledgement, or both', () => {
    type('x', 3, '!');
    stream.takeSubmission();
    stream.receiveChange({ rev: 3, changes: [3, [0, '!']], by: ME, opId: 'x' });
    stream.receiveAcknowledgement('x', 3);
    stream.receiveChange({ rev: 3, changes: [3, [0, '!']], by: ME, opId: 'x' });
    expect(stream).toMatchObject({ rev: 3, pendingCount: 0 });
    expect(stream.text.toString()).toBe('abc!');
    expect(told).toEqual([]);
  });

  it('takes an edit of the same person at another screen as somebody else’s', () => {
    type('x', 3, '!');
    stream.receiveChange({ rev: 3, changes: [[0, '>'], 3], by: ME, opId: 'elsewhere' });
    expect(stream.text.toString()).toBe('>abc!');
    expect(stream.pendingCount).toBe(1);
  });

  it('[L-41] puts what was accepted first before what was typed at the same place', () => {
    type('x', 1, 'X');
    arrive(3, [1, [0, 'Y'], 2]);
    expect(stream.text.toString()).toBe('aYXbc');
    expect(told).toMatchObject([{ cause: 'remote', by: OTHER }]);
    expect(told[0]?.changes.toJSON()).toEqual([1, [0, 'Y'], 3]);
  });

  it('[L-41] keeps what goes on with its own words before what others typed at the same place', () => {
    type('x', 3, 'X');
    confirm('x', 3);
    type('y', 4, 'Y');
    arrive(4, [4, [0, 'Q']]);
    expect(stream.text.toString()).toBe('abcXYQ');
    expect(told[0]?.changes.toJSON()).toEqual([5, [0, 'Q']]);
  });

  it('[L-41] says of an edit that it continues a run where it was made, and goes on saying so', () => {
    type('x', 3, 'X');
    type('y', 4, 'Y');
    stream.edit('z', ChangeSet.of({ from: 4, to: 5 }, 5));
    arrive(3, [[0, '>'], 3]);
    expect(stream.takeSubmission()).toEqual([
      { opId: 'x', rev: 3, changes: [4, [0, 'X']] },
      { opId: 'y', rev: 3, changes: [5, [0, 'Y']], continues: true },
      { opId: 'z', rev: 3, changes: [5, [1]] },
    ]);
  });

  it('[L-41] takes the words of the same person for another organisation as somebody else’s', () => {
    stream = new TextStream(ME, { rev: 1, text: 'mine', spans: [[4, 'me', 'police']] });
    type('x', 4, 'X');
    expect(stream.takeSubmission()).toEqual([{ opId: 'x', rev: 1, changes: [4, [0, 'X']] }]);
  });

  it('[L-41] [L-45] sends an edit that continues a run again in its identical bytes', () => {
    type('x', 3, 'X');
    confirm('x', 3);
    type('y', 4, 'Y');
    const sent = structuredClone(stream.takeSubmission());
    // What it stood behind is gone; what was said stays said.
    arrive(4, [3, [1]]);
    expect(stream.unanswered).toEqual(sent);
    expect(sent).toEqual([{ opId: 'y', rev: 3, changes: [4, [0, 'Y']], continues: true }]);
  });

  it('[L-47] shows what was typed here as one’s own before it is confirmed', () => {
    type('x', 1, 'X');
    expect(stream.spans).toEqual([
      [1, 'other', 'police'],
      [1, 'me', 'team'],
      [2, 'other', 'police'],
    ]);
  });

  it('[L-46] takes out a refused edit with all that stands on it, and keeps what came before', () => {
    type('x', 3, ' 1');
    type('y', 5, ' 2');
    type('z', 7, ' 3');
    stream.takeSubmission();
    type('later', 9, ' 4');
    stream.receiveAcknowledgement('x', 3);
    expect(stream.receiveRefusal('y', 'TEXT_TOO_LONG')).toEqual({
      words: ' 2 3 4',
      code: 'TEXT_TOO_LONG',
    });
    expect(stream.receiveRefusal('z', 'EARLIER_REFUSED')).toBeNull();
    expect(stream.text.toString()).toBe('abc 1');
    expect(told).toMatchObject([{ cause: 'rebuilt', by: null }]);
    expect(stream.pendingCount).toBe(0);
  });

  it('[L-46] hands out separate passages on lines of their own, and nothing where nothing was typed', () => {
    type('x', 0, 'voor ');
    type('y', 8, ' na');
    stream.takeSubmission();
    expect(stream.receiveRefusal('x', 'ITEM_REMOVED')?.words).toBe('voor \n na');
    stream.edit('z', ChangeSet.of({ from: 0, to: 1 }, 3));
    stream.takeSubmission();
    expect(stream.receiveRefusal('z', 'ITEM_REMOVED')).toBeNull();
    expect(stream.text.toString()).toBe('abc');
  });

  it('[L-44] does not send an edit of which nothing is left', () => {
    stream.edit('x', ChangeSet.of({ from: 0, to: 1 }, 3));
    arrive(3, [[3]]);
    expect(stream.takeSubmission()).toBeNull();
    expect(stream.pendingCount).toBe(0);
  });

  it('[L-42] writes an edit that cuts into a character as one that does not', () => {
    stream = new TextStream(ME, { rev: 1, text: '😀', spans: [[2, 'other', 'police']] });
    stream.edit('x', ChangeSet.of({ from: 1, to: 2, insert: '😁'.slice(1) }, 2));
    expect(stream.takeSubmission()).toEqual([{ opId: 'x', rev: 1, changes: [[2, '😁']] }]);
  });

  it('[L-42] refuses to hold what no text may hold', () => {
    expect(() => type('x', 0, '\u0000')).toThrow(
      expect.objectContaining({ code: 'TEXT_INVALID' }) as Error,
    );
    expect(() => stream.edit('x', ChangeSet.of({ from: 0, insert: 'x' }, 9))).toThrow(
      expect.objectContaining({ code: 'CHANGES_UNFIT' }) as Error,
    );
    expect(stream.text.toString()).toBe('abc');
  });

  it('[L-45] notices when the server’s text cannot be its own', () => {
    expect(() => arrive(3, [9])).toThrow(OutOfStep);
    type('x', 3, '!');
    stream.takeSubmission();
    const other = { rev: 3, changes: [3, [0, '?']], by: ME, opId: 'x' };
    expect(() => stream.receiveChange(other)).toThrow(OutOfStep);
  });

  describe('when only a snapshot is to be had', () => {
    it('[L-45] sends what was not sent yet on top of what was, against the last rev it followed', () => {
      type('x', 3, '!');
      const sent = stream.takeSubmission();
      type('y', 0, 'A');
      type('z', 1, 'B');
      stream.detach();
      expect(stream.unanswered).toEqual(sent);
      expect(stream.takeCatchUp()).toBeNull();
      stream.receiveAcknowledgement('x', 7);
      expect(stream.takeCatchUp()).toEqual([
        { opId: 'x', rev: 2, changes: [3, [0, '!']] },
        { opId: 'y', rev: 2, changes: [[0, 'AB'], 4] },
      ]);
      stream.receiveAcknowledgement('x', 7);
      stream.receiveAcknowledgement('y', 9);
      expect(stream.takeCatchUp()).toBeNull();
      expect(stream.pendingCount).toBe(0);
    });

    it('[L-41] [L-45] says of the edits that it sends as one whether together they continue a run', () => {
      type('x', 3, 'X');
      type('z', 4, 'Y');
      stream.takeSubmission();
      stream.detach();
      stream.receiveAcknowledgement('x', 7);
      stream.receiveAcknowledgement('z', 8);
      // The first one only takes out; the two together go on behind the "X".
      stream.edit('back', ChangeSet.of({ from: 4, to: 5 }, 5));
      type('y', 4, 'Z');
      expect(stream.takeCatchUp()).toEqual([
        { opId: 'x', rev: 2, changes: [3, [0, 'X']] },
        { opId: 'z', rev: 2, changes: [4, [0, 'Y']], continues: true },
        { opId: 'back', rev: 2, changes: [4, [1], [0, 'Z']], continues: true },
      ]);
      stream.receiveAcknowledgement('back', 9);
      // The first one goes on with a run, the second begins elsewhere.
      type('v', 5, '!');
      type('w', 1, 'W');
      expect(stream.takeCatchUp()?.at(-1)).toEqual({
        opId: 'v',
        rev: 2,
        changes: [1, [0, 'W'], 4, [0, '!']],
      });
    });

    it('[L-41] begins a run of its own beside one of the same person at another screen', () => {
      type('x', 3, 'X');
      stream.receiveChange({ rev: 3, changes: [3, [0, 'Y']], by: ME, opId: 'elsewhere' });
      stream.detach();
      expect(stream.takeCatchUp()).toEqual([{ opId: 'x', rev: 3, changes: [4, [0, 'X']] }]);
    });

    it('[L-41] keeps what was typed last behind the words that it goes on with', () => {
      type('x', 3, 'X');
      stream.takeSubmission();
      stream.detach();
      stream.receiveAcknowledgement('x', 4);
      type('y', 4, 'Y');
      stream.reset({
        rev: 5,
        text: 'abcXQ',
        spans: [
          [3, 'other', 'police'],
          [1, 'me', 'team'],
          [1, 'other', 'police'],
        ],
      });
      expect(stream.text.toString()).toBe('abcXYQ');
      expect(stream.takeSubmission()).toEqual([
        { opId: 'y', rev: 5, changes: [4, [0, 'Y'], 1], continues: true },
      ]);
    });

    it('[L-45] counts what was acknowledged ahead of its rev as acknowledged', () => {
      type('x', 3, '!');
      stream.takeSubmission();
      stream.receiveAcknowledgement('x', 5);
      stream.detach();
      expect(stream.pendingCount).toBe(0);
      expect(stream.takeCatchUp()).toBeNull();
    });

    it('keeps what was typed last in its place, and sends it afterwards', () => {
      type('x', 3, '!');
      stream.takeSubmission();
      stream.detach();
      stream.receiveAcknowledgement('x', 7);
      type('y', 3, ' d');
      stream.reset({ rev: 8, text: 'Zeg abc!', spans: [[8, 'other', 'police']] });
      expect(stream.text.toString()).toBe('Zeg abc d!');
      expect(told).toMatchObject([{ cause: 'rebuilt' }]);
      expect(stream.takeSubmission()).toEqual([{ opId: 'y', rev: 8, changes: [7, [0, ' d'], 1] }]);
    });
  });

  describe('when it is closed', () => {
    it('[L-22] hands out what was not sent', () => {
      type('x', 3, ' oma');
      expect(stream.close('STREAM_CLOSED')).toEqual({ words: ' oma', code: 'STREAM_CLOSED' });
      expect(stream.takeSubmission()).toBeNull();
    });

    it('[L-22] hands out what was in flight only when it turns out refused', () => {
      type('x', 3, ' een');
      type('y', 7, ' twee');
      stream.takeSubmission();
      type('z', 12, ' drie');
      expect(stream.close('STREAM_CLOSED')).toBeNull();
      expect(stream.receiveAcknowledgement('x', 3)).toBeNull();
      expect(stream.receiveRefusal('y', 'STREAM_CLOSED')).toEqual({
        words: ' twee drie',
        code: 'STREAM_CLOSED',
      });
      expect(stream.pendingCount).toBe(0);
    });

    it('hands out everything without an answer when none will come', () => {
      type('x', 3, ' een');
      stream.takeSubmission();
      type('y', 7, ' twee');
      expect(stream.giveUp('SESSION_ENDED')?.words).toBe(' een twee');
    });
  });

  function type(opId: string, at: number, insert: string): void {
    stream.edit(opId, ChangeSet.of({ from: at, insert }, stream.text.length));
  }

  function confirm(opId: string, rev: number): void {
    stream.takeSubmission();
    stream.receiveAcknowledgement(opId, rev);
  }

  function arrive(rev: number, changes: unknown[]): void {
    stream.receiveChange({ rev, changes, by: OTHER });
  }
});
