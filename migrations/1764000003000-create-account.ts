import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people prove themselves with: accounts, codes for when the second factor is lost, invitations, sign-ins half-way. */
export class CreateAccount1764000003000 implements MigrationInterface {
  name = 'CreateAccount1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        login text NOT NULL UNIQUE,
        administrator boolean NOT NULL DEFAULT false,
        password_hash text,
        totp_secret bytea,
        totp_step bigint NOT NULL DEFAULT 0
      )`);
    await runner.query(`
      CREATE TABLE recovery_code (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        code_hash bytea NOT NULL
      )`);
    await runner.query(`CREATE INDEX recovery_code_person ON recovery_code (person_id)`);
    await runner.query(`
      CREATE TABLE invitation (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        token_hash bytea NOT NULL UNIQUE,
        totp_secret bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await runner.query(`CREATE INDEX invitation_person ON invitation (person_id)`);
    await runner.query(`
      CREATE TABLE sign_in_attempt (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        token_hash bytea NOT NULL UNIQUE,
        tries integer NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON account, invitation TO vangnet_application`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code, sign_in_attempt TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE sign_in_attempt, invitation, recovery_code, account`);
  }
}
