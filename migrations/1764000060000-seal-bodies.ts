import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEALED = ['change', 'snapshot', 'stream'];

/**
 * Whatever people wrote stands sealed from here on, and names the key. What was written in the clear before cannot be sealed
 * here, where the keys are not: an installation that holds any begins anew.
 */
export class SealBodies1764000060000 implements MigrationInterface {
  name = 'SealBodies1764000060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM change) THEN
          RAISE EXCEPTION 'this database holds plans from before they were sealed: begin with an empty one';
        END IF;
      END $$`);
    await runner.query('ALTER TABLE stream ADD key_id uuid');
    for (const table of SEALED) {
      await runner.query(`ALTER TABLE ${table} ALTER key_id SET NOT NULL`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of SEALED) {
      await runner.query(`ALTER TABLE ${table} ALTER key_id DROP NOT NULL`);
    }
    await runner.query('ALTER TABLE stream DROP key_id');
  }
}
