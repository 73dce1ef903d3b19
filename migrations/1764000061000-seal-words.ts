import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows beside the log, and what of them people wrote; it stands sealed in `words` from here on, and `key_id` names the key. */
const WRITTEN = {
  plan: ['label text NOT NULL'],
  participation: ['ground jsonb', 'note text'],
  break_glass: ['reason text NOT NULL', 'conclusion text'],
  denial_lift: ['reason text NOT NULL'],
};

/** Sealing began with an empty database (see SealBodies): there is nothing to carry over. */
export class SealWords1764000061000 implements MigrationInterface {
  name = 'SealWords1764000061000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(WRITTEN)) {
      for (const column of columns) {
        await runner.query(`ALTER TABLE ${table} DROP ${column.split(' ')[0]}`);
      }
      await runner.query(
        `ALTER TABLE ${table} ADD key_id uuid NOT NULL, ADD words bytea NOT NULL CHECK (length(words) >= 28)`,
      );
    }
    await runner.query(`GRANT SELECT (key_id, words) ON plan TO vangnet_reader`);
    await runner.query(`GRANT SELECT (key_id, words) ON participation TO vangnet_officer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(WRITTEN)) {
      await runner.query(`ALTER TABLE ${table} DROP key_id, DROP words`);
      for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD ${column}`);
    }
    await runner.query(`GRANT SELECT (label) ON plan TO vangnet_reader`);
    await runner.query(`GRANT SELECT (ground) ON participation TO vangnet_officer`);
  }
}
