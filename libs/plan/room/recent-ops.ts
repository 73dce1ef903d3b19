const KEPT = 4000;

/** The ids of the last ops that this node saw of a plan: only what may be a repeat is looked up in the log. */
export class RecentOps {
  private readonly ids = new Set<string>();

  add(opId: string): void {
    if (this.ids.size >= 2 * KEPT) this.forgetOldest();
    this.ids.add(opId);
  }

  has(opId: string): boolean {
    return this.ids.has(opId);
  }

  private forgetOldest(): void {
    let left = KEPT;
    for (const opId of this.ids) {
      if (left === 0) return;
      this.ids.delete(opId);
      left -= 1;
    }
  }
}
