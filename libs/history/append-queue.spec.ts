import { AppendQueue } from './append-queue.js';
import type { Batch } from './batch.js';

interface Commit {
  plans: string[];
  end: () => void;
  fail: (error: Error) => void;
}

describe('AppendQueue', () => {
  let commits: Commit[];
  let queue: AppendQueue;

  beforeEach(() => {
    commits = [];
    queue = new AppendQueue(
      (batches) =>
        new Promise((resolve, reject) => {
          const plans = batches.map(({ planId }) => planId);
          commits.push({ plans, end: () => resolve(new Set(plans)), fail: reject });
        }),
    );
  });

  const begun = (): string[][] => commits.map(({ plans }) => plans);

  /** Until so many commits have begun. */
  const until = async (count: number): Promise<void> => {
    while (commits.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  it('stores the first batch at once, and what comes meanwhile together', async () => {
    const stored = ['a', 'b', 'c'].map((plan) => queue.add(batchOf(plan)));
    expect(begun()).toEqual([['a']]);
    commits[0]?.end();
    await until(2);
    expect(begun()).toEqual([['a'], ['b', 'c']]);
    commits[1]?.end();
    expect(await Promise.all(stored)).toEqual([true, true, true]);
  });

  it('starts another commit beside one that hangs', async () => {
    const hanging = queue.add(batchOf('a'));
    const stored = queue.add(batchOf('b'));
    await until(2);
    commits[1]?.end();
    expect(await stored).toBe(true);
    commits[0]?.end();
    expect(await hanging).toBe(true);
  });

  it('goes on while all but one of its places hang', async () => {
    const hanging = [queue.add(batchOf('a')), queue.add(batchOf('b'))];
    await until(2);
    for (const plan of ['c', 'd', 'e']) {
      const count = commits.length;
      const stored = queue.add(batchOf(plan));
      await until(count + 1);
      commits[count]?.end();
      expect(await stored).toBe(true);
    }
    commits[0]?.end();
    commits[1]?.end();
    expect(await Promise.all(hanging)).toEqual([true, true]);
  });

  it('tries each plan alone when storing them together failed', async () => {
    const outcomes = Promise.allSettled(['a', 'b', 'c'].map((plan) => queue.add(batchOf(plan))));
    commits[0]?.end();
    await until(2);
    commits[1]?.fail(new Error('one of them does not fit'));
    await until(3);
    commits[2]?.fail(new Error('b does not fit'));
    await until(4);
    commits[3]?.end();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(begun()).toEqual([['a'], ['b', 'c'], ['b'], ['c']]);
  });
});

function batchOf(planId: string): Batch {
  return {
    planId,
    expectedSeq: 0,
    at: 0,
    changes: [],
    streams: [],
    snapshots: [],
    projections: [],
  };
}
