import { appendStatement } from './append-statement.js';
import type { Batch } from './batch.js';

/** Of names of statements PostgreSQL reads so many characters. */
const NAME_LENGTH = 63;
const TABLES = Array.from({ length: 12 }, (_, index) => `a_table_with_a_long_name_${index}`);

describe('appendStatement', () => {
  it('[L-61] gives each statement a name of its own, which PostgreSQL reads to its end', () => {
    const projections = TABLES.map((name) => ({ name, sql: () => 'SELECT 1' }));
    const names = TABLES.map((_, count) => {
      const rows = TABLES.map((_table, index) => (index <= count ? [{ plan_id: 'p' }] : []));
      const batch = {
        planId: 'p',
        expectedSeq: 0,
        at: 0,
        changes: [],
        streams: [],
        snapshots: [],
        projections: rows,
      } as unknown as Batch;
      return appendStatement([batch], projections).name;
    });
    expect(new Set(names).size).toBe(TABLES.length);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(NAME_LENGTH);
  });
});
