import { assertDurable, createPool, type Config } from '#kernel';

/** Before anything is served: the database keeps what it confirms, and this role cannot change the log (L-65). */
export async function assertSafeDatabase({ database }: Config): Promise<void> {
  const pool = createPool({ url: database.url, max: 1 });
  try {
    await assertDurable(pool);
  } finally {
    await pool.end();
  }
}
