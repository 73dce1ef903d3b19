import { OFFICER_ROLE, READER_ROLE, RULES_ROLE, WORKER_ROLE, WRITER_ROLE } from './role.js';
import { ScopedPool } from './scoped-pool.js';

/** The ways to case data: one pool for each role that may touch it. */
export class RolePools {
  readonly writer: ScopedPool;
  readonly rules: ScopedPool;
  readonly reader: ScopedPool;
  readonly officer: ScopedPool;
  readonly worker: ScopedPool;

  constructor(
    pools: Readonly<Record<'writer' | 'rules' | 'reader' | 'officer' | 'worker', ScopedPool>>,
  ) {
    this.writer = pools.writer;
    this.rules = pools.rules;
    this.reader = pools.reader;
    this.officer = pools.officer;
    this.worker = pools.worker;
  }

  /**
   * Shares out `max` connections, five or more: officers and the worker have one each, commits share theirs, and people wait
   * for reads.
   */
  static open(url: string, max: number): RolePools {
    const share = Math.floor((max - 2) / 3);
    return new RolePools({
      writer: ScopedPool.create({ url, role: WRITER_ROLE, max: share }),
      rules: ScopedPool.create({ url, role: RULES_ROLE, max: max - 2 - 2 * share }),
      reader: ScopedPool.create({ url, role: READER_ROLE, max: share }),
      officer: ScopedPool.create({ url, role: OFFICER_ROLE, max: 1 }),
      worker: ScopedPool.create({ url, role: WORKER_ROLE, max: 1 }),
    });
  }

  async end(): Promise<void> {
    const { writer, rules, reader, officer, worker } = this;
    await Promise.all([writer, rules, reader, officer, worker].map((pool) => pool.end()));
  }
}
