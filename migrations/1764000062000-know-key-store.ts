import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which store of keys belongs to this database, and how far it had come: never a key. */
export class KnowKeyStore1764000062000 implements MigrationInterface {
  name = 'KnowKeyStore1764000062000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE key_store (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        store uuid NOT NULL,
        mark bigint NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (mark) ON key_store TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE key_store');
  }
}
