import type { ScreenLedger } from './screen.js';

/**
 * Knows which edit stands at which rev of one stream. A change may reach other screens before its author hears of
 * its rev; such arrivals wait here.
 */
export class RevBook {
  private readonly known = new Map<number, number>();
  private readonly waiting = new Map<number, [screen: number, at: number][]>();

  constructor(private readonly ledger: ScreenLedger) {}

  accepted(rev: number, edit: number): void {
    this.known.set(rev, edit);
    for (const [screen, at] of this.waiting.get(rev) ?? []) this.ledger.shown(edit, screen, at);
    this.waiting.delete(rev);
  }

  arrived(rev: number, screen: number, at: number): void {
    const edit = this.known.get(rev);
    if (edit !== undefined) {
      this.ledger.shown(edit, screen, at);
      return;
    }
    const waiting = this.waiting.get(rev);
    if (waiting) waiting.push([screen, at]);
    else this.waiting.set(rev, [[screen, at]]);
  }
}
