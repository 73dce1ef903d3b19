import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recovery of an account: who began it, who confirmed it. Nobody confirms for themselves, here neither. */
export class CreateRecovery1764000007000 implements MigrationInterface {
  name = 'CreateRecovery1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recovery (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        started_by uuid NOT NULL REFERENCES person (id),
        started_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES person (id),
        invited_at timestamptz,
        CONSTRAINT recovery_by_others CHECK (
          started_by <> person_id AND confirmed_by <> person_id AND confirmed_by <> started_by
        )
      )`);
    await runner.query(`CREATE INDEX recovery_person ON recovery (person_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON recovery TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE recovery`);
  }
}
