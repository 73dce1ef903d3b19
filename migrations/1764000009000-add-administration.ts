import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations that are over, deputies, and how far handing over the cases of somebody who left has come. */
export class AddAdministration1764000009000 implements MigrationInterface {
  name = 'AddAdministration1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organisation ADD COLUMN active boolean NOT NULL DEFAULT true`);
    await runner.query(`
      ALTER TABLE account ADD COLUMN deputy_id uuid REFERENCES person (id),
        ADD CONSTRAINT account_deputy_is_other CHECK (deputy_id <> person_id)`);
    await runner.query(`
      CREATE TABLE hand_over (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        begun_at timestamptz NOT NULL DEFAULT now(),
        done_at timestamptz
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON hand_over TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE hand_over`);
    await runner.query(`ALTER TABLE account DROP COLUMN deputy_id`);
    await runner.query(`ALTER TABLE organisation DROP COLUMN active`);
  }
}
