import type { Spread } from './statistics.js';

/** A plain table: first column to the left, the others to the right. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(pad).join('  ')}`.trimEnd()).join('\n');
}

/** "1.24 [1.20–1.31]", or "–" when no run counted. */
export function showSpread({ median, low, high }: Spread, digits = 2): string {
  if (Number.isNaN(median)) return '–';
  if (low === high) return median.toFixed(digits);
  return `${median.toFixed(digits)} [${low.toFixed(digits)}–${high.toFixed(digits)}]`;
}
