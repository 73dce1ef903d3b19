import type { BlockFiles } from './block-files.js';
import type { Drafts } from './drafts.js';
import type { MasterList } from './master-list.js';

/** What a rotation did. */
export interface Rotation {
  /** The master key that every key stands wrapped under now. */
  master: string;
  /** How many files were put under it. */
  blocks: number;
  /** The master keys that are no more. */
  givenUp: string[];
}

/**
 * Makes a new master key, puts every key under it, and gives up every other master key. It may end anywhere, and be done again;
 * meanwhile keys are made, found and destroyed as always, and somebody else may rotate.
 *
 * None is given up that anything still needs. Those that may go are listed first. Then the drafts are waited for: a master key
 * on the list that was made but did not get its turn yet has it after that, or never. Of the rest it is certain that their turn
 * is over. Then the drafts are waited for again: one that is begun from here on asks whose turn it is, and it is none of
 * these. So what is found under them now is all there will ever be.
 */
export async function rotate(
  list: MasterList,
  files: BlockFiles,
  drafts: Drafts,
): Promise<Rotation> {
  await list.change();
  const listed = await list.ids();
  await drafts.settled();
  const master = await list.current();
  const old = new Set(listed.filter((id) => id !== master));
  await drafts.settled();
  let blocks = 0;
  for (const block of await files.names()) {
    if (!old.has(await files.masterOf(block))) continue;
    await files.rewrap(block);
    blocks += 1;
  }
  await assertUnused(files, old);
  for (const id of old) await list.giveUp(id);
  return { master, blocks, givenUp: [...old] };
}

/** What is given up never comes back: it is looked at, and not only reasoned. */
async function assertUnused(files: BlockFiles, old: ReadonlySet<string>): Promise<void> {
  for (const block of await files.names()) {
    if (old.has(await files.masterOf(block))) {
      throw new Error('a file of keys still stands under an old master key: none is given up');
    }
  }
}
