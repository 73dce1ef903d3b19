import type { StoredOp } from '#history';

const KEPT = 4000;

/** The last ops that this node saw of a plan, by id and by place: most repeats are answered without reading. */
export class RecentOps {
  private readonly byId = new Map<string, StoredOp>();

  add(op: StoredOp): void {
    if (this.byId.size >= 2 * KEPT) this.forgetOldest();
    const { opId, kind, streamId, rev, hash, at, person } = op;
    this.byId.set(opId, { opId, kind, streamId, rev, hash, at, person });
  }

  get(opId: string): StoredOp | undefined {
    return this.byId.get(opId);
  }

  private forgetOldest(): void {
    let left = KEPT;
    for (const opId of this.byId.keys()) {
      if (left === 0) return;
      this.byId.delete(opId);
      left -= 1;
    }
  }
}
