/** The value below which `share` of a sorted row lies (nearest rank); NaN when there is none. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** Median and range over the runs that count. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const row = sorted(values.filter((value) => !Number.isNaN(value)));
  const half = row.length / 2;
  const median =
    row.length % 2 === 1
      ? (row[Math.floor(half)] ?? NaN)
      : ((row[half - 1] ?? NaN) + (row[half] ?? NaN)) / 2;
  return { median, low: row[0] ?? NaN, high: row.at(-1) ?? NaN };
}
