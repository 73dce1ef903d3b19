import { clock } from '../support/clock.js';
import { percentile, sorted } from '../support/statistics.js';
import type { ScreenLedger } from './screen.js';

/** Keeps when every edit was due, left and arrived. Only edits due inside the window are measured. */
export class Ledger implements ScreenLedger {
  readonly faults: string[] = [];
  readonly confirmedEdits: number[] = [];
  private readonly due: number[] = [];
  private readonly authors: number[] = [];
  private readonly latencies: number[] = [];
  private readonly lags: number[] = [];
  private window = { from: Infinity, to: Infinity };
  private measured = 0;
  private expected = 0;

  measureBetween(from: number, to: number): void {
    this.window = { from, to };
  }

  /** Numbers a new edit; `others` is on how many screens it must arrive. */
  add(due: number, author: number, others: number): number {
    const edit = this.due.push(due) - 1;
    this.authors.push(author);
    if (this.isMeasured(due)) {
      this.measured += 1;
      this.expected += others;
    }
    return edit;
  }

  sent(edit: number): void {
    const due = this.due[edit] ?? NaN;
    if (this.isMeasured(due)) this.lags.push(clock() - due);
  }

  confirmed(edit: number): void {
    this.confirmedEdits.push(edit);
  }

  shown(edit: number, screen: number, at: number): void {
    const due = this.due[edit] ?? NaN;
    if (this.authors[edit] !== screen && this.isMeasured(due)) this.latencies.push(at - due);
  }

  fault(message: string): void {
    if (this.faults.length < 20 && !this.faults.includes(message)) this.faults.push(message);
  }

  authorOf(edit: number): number | undefined {
    return this.authors[edit];
  }

  get typed(): number {
    return this.due.length;
  }

  get missing(): number {
    return this.expected - this.latencies.length;
  }

  figures(): Record<'edits' | 'deliveries' | 'missing' | 'p50' | 'p95' | 'p99' | 'lagP99', number> {
    const row = sorted(this.latencies);
    return {
      edits: this.measured,
      deliveries: row.length,
      missing: this.missing,
      p50: percentile(row, 0.5),
      p95: percentile(row, 0.95),
      p99: percentile(row, 0.99),
      lagP99: percentile(sorted(this.lags), 0.99),
    };
  }

  private isMeasured(due: number): boolean {
    return due >= this.window.from && due < this.window.to;
  }
}
