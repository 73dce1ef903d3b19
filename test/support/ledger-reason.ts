import { LedgerFault } from '#ledger';

/** Why the ledger refuses what `work` does; `none` when it does not. @throws whatever else `work` throws */
export function reasonOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof LedgerFault) return error.reason;
    throw error;
  }
}
