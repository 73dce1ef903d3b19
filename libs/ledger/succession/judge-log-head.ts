import { verifyConsistency } from '../log/verify-log-proof.js';
import type { LogHead } from '../statements/log-head.js';
import type { Restore } from '../statements/restore.js';

/** GOES_ON and RESTORED may be kept in place of the earlier head; the second is shown to whoever looks, and never passed over in silence. */
export type LogVerdict = 'GOES_ON' | 'RESTORED' | 'SHORTER' | 'FORKED';

/**
 * Whether a log head may come after one that was seen before (G-41); both opened before. `consistency` shows that the
 * one log is the beginning of the other; `restores` were opened with the later head (`openRecordedRestore`).
 */
export function judgeLogHead(
  earlier: LogHead,
  later: LogHead,
  { consistency, restores }: { consistency: readonly Buffer[]; restores: readonly Restore[] },
): LogVerdict {
  const inOrder = later.size === earlier.size ? later.at === earlier.at : later.at > earlier.at;
  if (inOrder && verifyConsistency(earlier, later, consistency)) return 'GOES_ON';
  // One that keeps as many leaves as were seen explains nothing: they must still be there.
  const explains = ({ number, at }: Restore) =>
    number < earlier.size && at > earlier.at && at <= later.at;
  if (restores.some(explains)) return 'RESTORED';
  return later.size < earlier.size ? 'SHORTER' : 'FORKED';
}
