import { isBeginningOf, isIncluded, leafHash } from '../../tools/verify/merkle.mjs';
import {
  readCosignature,
  readLogHead,
  readRestore,
  WrongEvidence,
  type LogHead,
  type Restore,
} from '../../tools/verify/statements.mjs';
import type { TrustedKeys } from '../../tools/verify/trusted-keys.mjs';
import type { HeadShown, HeadVerdict, RestoreShown, Succession, Trusted } from './message.js';
import { trustedKeys } from './trusted.js';

/** Whether the log head that a server shows may come after the one that this browser holds (G-41, G-43). */
export function judgeHead(
  trusted: Trusted,
  held: string | undefined,
  shown: HeadShown,
): HeadVerdict {
  const nothing = { size: null, at: null, restores: [], witnesses: 0 };
  try {
    const keys = trustedKeys(trusted);
    const head = readLogHead(bytesOf(shown.logHead));
    const by = keys.signer(head).is;
    if (by !== 'SIGNED') {
      return { ...nothing, succession: by === 'UNKNOWN' ? 'KEY' : 'FORGED', size: head.size };
    }
    const earlier = held === undefined ? undefined : readLogHead(bytesOf(held));
    const restores = shown.restores.flatMap((restore) => opened(restore, head, keys));
    const news = earlier ? restores.filter(({ at }) => at > earlier.at) : [];
    return {
      succession: earlier
        ? succession(earlier, head, { restores, consistency: shown.consistency })
        : 'FIRST',
      size: head.size,
      at: head.at,
      restores: news.map(({ at, keptUntil }) => ({ at, keptUntil })),
      witnesses: shown.cosignatures.filter((text) => isCosigned(text, head, keys)).length,
    };
  } catch (error) {
    if (!(error instanceof WrongEvidence)) throw error;
    return { ...nothing, succession: 'MALFORMED' };
  }
}

/** G-41; told of a restore also where the log goes on, when it was not seen before. */
function succession(
  earlier: LogHead,
  later: LogHead,
  { restores, consistency }: { restores: readonly Restore[]; consistency: readonly string[] },
): Succession {
  const inOrder = later.size === earlier.size ? later.at === earlier.at : later.at > earlier.at;
  if (inOrder && isBeginningOf(earlier, later, consistency.map(bytesOf))) {
    return restores.some(({ at }) => at > earlier.at) ? 'RESTORED' : 'GOES_ON';
  }
  const isExplained = restores.some(
    ({ number, at }) => number < earlier.size && at > earlier.at && at <= later.at,
  );
  if (isExplained) return 'RESTORED';
  return later.size < earlier.size ? 'SHORTER' : 'FORKED';
}

/** What counts (G-43): one by a key that is not trusted explains nothing. @throws WrongEvidence for one that the log does not have */
function opened(shown: RestoreShown, head: LogHead, keys: TrustedKeys): Restore[] {
  const restore = readRestore(bytesOf(shown.bytes));
  const leaf = { hash: leafHash(restore.bytes), index: restore.number };
  const kept = { size: restore.number, root: restore.root };
  const isThere =
    restore.at <= head.at &&
    isIncluded(leaf, head, shown.inclusion.map(bytesOf)) &&
    isBeginningOf(kept, head, shown.consistency.map(bytesOf));
  if (!isThere) throw new WrongEvidence('NOT_IN_LOG', 'restore');
  return keys.signer(restore).is === 'SIGNED' ? [restore] : [];
}

function isCosigned(text: string, head: LogHead, keys: TrustedKeys): boolean {
  const cosignature = readCosignature(bytesOf(text));
  return cosignature.head.equals(head.body) && keys.witness(cosignature).is === 'SIGNED';
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
