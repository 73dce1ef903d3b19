import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session last proved its second factor, and how often somebody tried lately. */
export class LimitSignIn1764000006000 implements MigrationInterface {
  name = 'LimitSignIn1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session ADD stepped_up_at timestamptz`);
    // As rate-limiter-flexible wants it. Keys are hashes.
    await runner.query(`
      CREATE TABLE sign_in_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_limit TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sign_in_limit`);
    await runner.query(`ALTER TABLE session DROP stepped_up_at`);
  }
}
