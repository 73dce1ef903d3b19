import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many files to verify somebody had made lately. */
export class LimitExports1764000070000 implements MigrationInterface {
  name = 'LimitExports1764000070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_limit (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON export_limit TO vangnet_application`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_limit');
  }
}
