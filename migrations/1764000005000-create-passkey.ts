import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, and the numbers that they are asked to sign, each once. */
export class CreatePasskey1764000005000 implements MigrationInterface {
  name = 'CreatePasskey1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkey (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        credential_id text NOT NULL UNIQUE,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        used_at timestamptz
      )`);
    await runner.query(`CREATE INDEX passkey_person ON passkey (person_id)`);
    await runner.query(`
      CREATE TABLE passkey_challenge (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        purpose text NOT NULL,
        person_id uuid REFERENCES person (id),
        challenge text NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, passkey_challenge TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE passkey_challenge, passkey`);
  }
}
