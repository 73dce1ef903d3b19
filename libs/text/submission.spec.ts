import { ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import type { AcceptedBefore } from './rebase.js';
import { acceptSubmission, type TextSubmission, type TextSubmitted } from './submission.js';
import { textOf, type TextState } from './text-state.js';

const ANNE: Author = { person: 'anne', organisation: 'shelter' };

/** "abc" at rev 2; rev 1 wrote "ac" and rev 2 put the "b" in. */
const STATE: TextState = {
  rev: 2,
  text: textOf('abc'),
  spans: [[3, 'bram', 'police']],
};
const PUT_IN_B: AcceptedBefore = { changes: ChangeSet.of({ from: 1, insert: 'b' }, 2) };

describe('acceptSubmission', () => {
  it('[L-40] maps each edit over what came in between and gives each the next rev', () => {
    const { state, accepted, results } = submit({
      rev: 1,
      edits: [
        { opId: 'x', changes: [2, [0, '!']] },
        { opId: 'y', changes: [[1], 2] },
      ],
    });
    expect(state.text.toString()).toBe('bc!');
    expect(state.rev).toBe(4);
    expect(accepted.map(({ rev, changes }) => ({ rev, changes: changes.toJSON() }))).toEqual([
      { rev: 3, changes: [3, [0, '!']] },
      { rev: 4, changes: [[1], 3] },
    ]);
    expect(results).toEqual([
      { opId: 'x', ok: true, rev: 3, repeated: false },
      { opId: 'y', ok: true, rev: 4, repeated: false },
    ]);
  });

  it('[L-40] gives an edit a rev also when nothing is left of it', () => {
    const gone: AcceptedBefore = { changes: ChangeSet.of({ from: 0, to: 3 }, 3) };
    const state: TextState = { rev: 3, text: textOf(''), spans: [] };
    const after = acceptSubmission(state, [gone], {
      rev: 2,
      author: ANNE,
      edits: [{ opId: 'x', changes: [[1], 2] }],
      maxLength: 10,
    });
    expect(after.state).toMatchObject({ rev: 4, spans: [] });
    expect(after.accepted[0]?.changes.toJSON()).toEqual([]);
  });

  it('[L-41] puts what was accepted first before what was inserted at the same place', () => {
    const { state } = submit({ rev: 1, edits: [{ opId: 'x', changes: [1, [0, 'X'], 1] }] });
    expect(state.text.toString()).toBe('abXc');
  });

  it('[L-47] gives the words to the person who sent them', () => {
    const { state } = submit({ rev: 1, edits: [{ opId: 'x', changes: [2, [0, '!']] }] });
    expect(state.spans).toEqual([
      [3, 'bram', 'police'],
      [1, 'anne', 'shelter'],
    ]);
  });

  it('[L-20] answers a repeated edit with the rev it has, and stores only what is new', () => {
    const history = [{ ...PUT_IN_B, opId: 'x' }];
    const edits = [
      { opId: 'x', changes: [1, [0, 'b'], 1] },
      { opId: 'y', changes: [3, [0, '!']] },
    ];
    const { state, accepted, results } = submit({ rev: 1, edits }, history);
    expect(state.text.toString()).toBe('abc!');
    expect(accepted.map(({ opId }) => opId)).toEqual(['y']);
    expect(results).toEqual([
      { opId: 'x', ok: true, rev: 2, repeated: true },
      { opId: 'y', ok: true, rev: 3, repeated: false },
    ]);
  });

  it('[L-20] refuses an op id that was used for another edit', () => {
    const history = [{ ...PUT_IN_B, opId: 'y' }];
    const edits = [
      { opId: 'x', changes: [2, [0, '!']] },
      { opId: 'y', changes: [3, [0, '!']] },
    ];
    expect(codes(submit({ rev: 1, edits }, history))).toEqual(['OP_ID_TAKEN', 'EARLIER_REFUSED']);
    const twice = [
      { opId: 'x', changes: [3, [0, '!']] },
      { opId: 'x', changes: [4, [0, '!']] },
    ];
    expect(codes(submit({ rev: 2, edits: twice }))).toEqual(['OP_ID_TAKEN', 'EARLIER_REFUSED']);
    const otherShape = [{ opId: 'x', changes: [1, [0, 'bb'], 1] }];
    expect(codes(submit({ rev: 1, edits: otherShape }, [{ ...PUT_IN_B, opId: 'x' }]))).toEqual([
      'OP_ID_TAKEN',
    ]);
  });

  it('[L-23] keeps what came before a refused edit and refuses what came after it', () => {
    const edits = [
      { opId: 'x', changes: [3, [0, '!']] },
      { opId: 'y', changes: [4, [0, '\u0000']] },
      { opId: 'z', changes: [5, [0, '!']] },
    ];
    const { state, ...answer } = submit({ rev: 2, edits });
    expect(state.text.toString()).toBe('abc!');
    expect(codes({ state, ...answer })).toEqual([undefined, 'TEXT_INVALID', 'EARLIER_REFUSED']);
  });

  it('[L-42] refuses what does not fit the text at its rev', () => {
    const edits = [{ opId: 'x', changes: [3, [0, '!']] }];
    expect(codes(submit({ rev: 1, edits }))).toEqual(['CHANGES_UNFIT']);
  });

  it('[L-42] refuses a text that gets too long, but lets one that is too long get shorter', () => {
    const grow = [{ opId: 'x', changes: [3, [0, '!']] }];
    expect(codes(submit({ rev: 2, edits: grow, maxLength: 3 }))).toEqual(['TEXT_TOO_LONG']);
    const shrink = [{ opId: 'x', changes: [2, [1]] }];
    expect(codes(submit({ rev: 2, edits: shrink, maxLength: 1 }))).toEqual([undefined]);
  });

  it('[L-42] refuses an edit that cuts a character in two, also one that would heal it again', () => {
    const state: TextState = { rev: 0, text: textOf('😀😁'), spans: [[4, 'bram', 'police']] };
    const cut = (changes: unknown): unknown =>
      codes(
        acceptSubmission(state, [], {
          rev: 0,
          author: ANNE,
          edits: [{ opId: 'x', changes }],
          maxLength: 9,
        }),
      );
    expect(cut([1, [2], 1])).toEqual(['TEXT_INVALID']);
    expect(cut([1, [0, 'x'], 3])).toEqual(['TEXT_INVALID']);
    expect(cut([[1], 3])).toEqual(['TEXT_INVALID']);
    expect(cut([2, [0, 'x'], 2])).toEqual([undefined]);
  });

  it('[L-43] refuses a rev that was not reached yet', () => {
    expect(codes(submit({ rev: 3, edits: [{ opId: 'x', changes: [3] }] }))).toEqual(['REV_AHEAD']);
  });
});

function submit(
  given: Pick<TextSubmission, 'rev' | 'edits'> & { maxLength?: number },
  history: readonly AcceptedBefore[] = [PUT_IN_B].slice(given.rev - 1),
): TextSubmitted {
  return acceptSubmission(STATE, given.rev > 2 ? [] : history, {
    author: ANNE,
    maxLength: 100,
    ...given,
  });
}

function codes({ results }: TextSubmitted): (string | undefined)[] {
  return results.map((result) => (result.ok ? undefined : result.code));
}
