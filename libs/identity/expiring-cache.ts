import type { Clock } from '#kernel';

/** Rows by id, kept for a while. Forgets everything when it is full: simpler than choosing, and seldom. */
export class ExpiringCache<Row extends { id: string }> {
  private readonly rows = new Map<string, { row: Row; until: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly kept: { ms: number; atMost: number },
  ) {}

  /** The rows of these ids; `load` is asked for those that are not known, all at once. */
  async getAll(
    ids: Iterable<string>,
    load: (missing: string[]) => Promise<Row[]>,
  ): Promise<Map<string, Row>> {
    const now = this.clock.now();
    const found = new Map<string, Row>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const known = this.rows.get(id);
      if (known && known.until > now) found.set(id, known.row);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    for (const row of await load(missing)) {
      found.set(row.id, row);
      this.keep(row, now + this.kept.ms);
    }
    return found;
  }

  private keep(row: Row, until: number): void {
    if (this.rows.size >= this.kept.atMost) this.rows.clear();
    this.rows.set(row.id, { row, until });
  }
}
