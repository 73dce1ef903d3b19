import { READER_ROLE, RULES_ROLE, WRITER_ROLE } from './role.js';
import { ScopedPool } from './scoped-pool.js';

/** The ways to case data: one pool for each role that may touch it. */
export class RolePools {
  constructor(
    readonly writer: ScopedPool,
    readonly rules: ScopedPool,
    readonly reader: ScopedPool,
  ) {}

  /** Shares out `max` connections, three or more: commits share theirs, and people wait for reads. */
  static open(url: string, max: number): RolePools {
    const writers = Math.floor(max / 3);
    const readers = Math.floor(max / 3);
    return new RolePools(
      ScopedPool.create({ url, role: WRITER_ROLE, max: writers }),
      ScopedPool.create({ url, role: RULES_ROLE, max: max - writers - readers }),
      ScopedPool.create({ url, role: READER_ROLE, max: readers }),
    );
  }

  async end(): Promise<void> {
    await Promise.all([this.writer.end(), this.rules.end(), this.reader.end()]);
  }
}
