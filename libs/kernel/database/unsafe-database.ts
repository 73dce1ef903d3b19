/** A database that could lose a confirmed change, or roles that could rewrite history or see what is not theirs. */
export class UnsafeDatabase extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The database is not safe to run on: ${faults.join('; ')}`);
    this.name = 'UnsafeDatabase';
  }
}
