import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Single sign-on per organisation: its provider, who is who there, sign-ons that are half-way, and logouts that were seen. */
export class CreateSingleSignOn1764000008000 implements MigrationInterface {
  name = 'CreateSingleSignOn1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_provider (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL CONSTRAINT identity_provider_organisation UNIQUE
          REFERENCES organisation (id),
        issuer text NOT NULL,
        client_id text NOT NULL,
        client_secret bytea NOT NULL,
        id_token_alg text NOT NULL,
        domains text[] NOT NULL,
        acr text[] NOT NULL,
        amr text[] NOT NULL,
        CONSTRAINT identity_provider_client UNIQUE (issuer, client_id),
        CONSTRAINT identity_provider_assurance CHECK (cardinality(acr) + cardinality(amr) > 0)
      )`);
    await runner.query(`
      CREATE TABLE provider_subject (
        provider_id uuid NOT NULL REFERENCES identity_provider (id),
        subject text NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id),
        PRIMARY KEY (provider_id, subject),
        CONSTRAINT provider_subject_person UNIQUE (provider_id, person_id)
      )`);
    await runner.query(`
      CREATE TABLE sign_on_flow (
        id uuid PRIMARY KEY,
        provider_id uuid NOT NULL REFERENCES identity_provider (id),
        token_hash bytea NOT NULL UNIQUE,
        state text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        origin text NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE used_logout_token (
        provider_id uuid NOT NULL REFERENCES identity_provider (id),
        jti_hash bytea NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (provider_id, jti_hash)
      )`);
    await runner.query(`
      ALTER TABLE session
        ADD provider_id uuid REFERENCES identity_provider (id),
        ADD provider_sid text`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON identity_provider, provider_subject TO vangnet_application`);
    await runner.query(`
      GRANT SELECT, INSERT, DELETE ON sign_on_flow, used_logout_token TO vangnet_application`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session DROP provider_id, DROP provider_sid`);
    await runner.query(`
      DROP TABLE used_logout_token, sign_on_flow, provider_subject, identity_provider`);
  }
}
