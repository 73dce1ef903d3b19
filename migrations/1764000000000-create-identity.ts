import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, the people who act for them, and their sessions; and the role that the application works as. */
export class CreateIdentity1764000000000 implements MigrationInterface {
  name = 'CreateIdentity1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vangnet_application') THEN
          CREATE ROLE vangnet_application NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
        END IF;
      END $$`);
    await runner.query(`GRANT vangnet_application TO CURRENT_USER`);
    await runner.query(`GRANT USAGE ON SCHEMA public TO vangnet_application`);
    await runner.query(`
      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        type text NOT NULL,
        name text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        function text NOT NULL,
        active boolean NOT NULL DEFAULT true
      )`);
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person (id),
        begun_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      )`);
    await runner.query(`CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON organisation, person, session TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE session, person, organisation`);
  }
}
