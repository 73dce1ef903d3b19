import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRole } from './create-role.js';
import { OWN_PLANS } from './own-plans.js';
import { PERSON, PLAN } from './scope-settings.js';

/**
 * What the signer signed, and what it may read for it (G-52, G-54, ADR 13). Every table of the log takes INSERT and SELECT only;
 * proofs of the newest checkpoint are replaced by those of the next.
 */
export class CreateLedger1764000063000 implements MigrationInterface {
  name = 'CreateLedger1764000063000';

  async up(runner: QueryRunner): Promise<void> {
    await createRole(runner, 'vangnet_signer');
    await createLog(runner);
    await createProofs(runner);
    await letSign(runner);
    await letShow(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE proof_wish, head_proof`);
    await runner.query(`DROP TABLE ${LOG_TABLES.join(', ')}`);
    for (const table of ['change', 'plan_head']) {
      await runner.query(`DROP POLICY signer ON ${table}`);
    }
    await runner.query(`REVOKE ALL (${LINK_COLUMNS}) ON change FROM vangnet_signer`);
    await runner.query(`REVOKE ALL (plan_id, seq) ON plan_head FROM vangnet_signer`);
  }
}

const LOG_TABLES = [
  'ledger_leaf',
  'ledger_subtree',
  'ledger_head',
  'ledger_cosignature',
  'ledger_refusal',
];

/** What a link is hashed from (L-61), and where it stands: nothing that anybody wrote, nor who. */
const LINK_COLUMNS = `plan_id, seq, stream_id, rev, kind, at, org_id, format, body_commitment, actor_commitment,
  prev_hash, hash`;

async function createLog(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE ledger_leaf (
      number bigint PRIMARY KEY CHECK (number >= 0),
      bytes bytea NOT NULL CHECK (length(bytes) IN (144, 154))
    )`);
  await runner.query(`
    CREATE TABLE ledger_subtree (
      level smallint NOT NULL,
      index bigint NOT NULL,
      hash bytea NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (level, index)
    )`);
  await runner.query(`
    CREATE TABLE ledger_head (
      size bigint PRIMARY KEY CHECK (size > 0),
      bytes bytea NOT NULL CHECK (length(bytes) = 144)
    )`);
  await runner.query(`
    CREATE TABLE ledger_cosignature (
      size bigint NOT NULL,
      key_id bytea NOT NULL CHECK (length(key_id) = 8),
      bytes bytea NOT NULL CHECK (length(bytes) = 176),
      PRIMARY KEY (size, key_id)
    )`);
  await runner.query(`
    CREATE TABLE ledger_refusal (
      size bigint PRIMARY KEY,
      at timestamptz NOT NULL DEFAULT now(),
      reason text NOT NULL,
      subject uuid
    )`);
  for (const table of LOG_TABLES) {
    await runner.query(`
      CREATE TRIGGER ${table}_is_final BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_log_change()`);
    await runner.query(`
      CREATE TRIGGER ${table}_is_kept BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()`);
  }
}

/** `number` is the checkpoint that proofs are of. A wish is of one person, so that nobody learns of another's. */
async function createProofs(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE head_proof (
      plan_id uuid NOT NULL,
      stream_id uuid NOT NULL,
      number bigint NOT NULL,
      bytes bytea NOT NULL CHECK (length(bytes) = 1140),
      PRIMARY KEY (plan_id, stream_id)
    )`);
  // Hashes do not compress, and a proof lives for one checkpoint.
  await runner.query(`ALTER TABLE head_proof ALTER COLUMN bytes SET STORAGE PLAIN`);
  await runner.query(`
    CREATE TABLE proof_wish (
      plan_id uuid NOT NULL,
      person_id uuid NOT NULL,
      since timestamptz NOT NULL,
      until timestamptz NOT NULL,
      PRIMARY KEY (plan_id, person_id)
    )`);
  for (const table of ['head_proof', 'proof_wish']) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  }
}

/** The signer reads the links of all plans, and which of them somebody wants proofs of. */
async function letSign(runner: QueryRunner): Promise<void> {
  await runner.query(`GRANT SELECT (${LINK_COLUMNS}) ON change TO vangnet_signer`);
  await runner.query(`GRANT SELECT (plan_id, seq) ON plan_head TO vangnet_signer`);
  await runner.query(`GRANT SELECT, INSERT ON ${LOG_TABLES.join(', ')} TO vangnet_signer`);
  await runner.query(`REVOKE INSERT ON ledger_cosignature FROM vangnet_signer`);
  await runner.query(
    `GRANT SELECT (plan_id, stream_id, number), INSERT, DELETE ON head_proof TO vangnet_signer`,
  );
  await runner.query(
    `GRANT SELECT (plan_id, since, until), DELETE ON proof_wish TO vangnet_signer`,
  );
  for (const table of ['change', 'plan_head']) {
    await runner.query(
      `CREATE POLICY signer ON ${table} FOR SELECT TO vangnet_signer USING (true)`,
    );
  }
  for (const table of ['head_proof', 'proof_wish']) {
    await runner.query(`CREATE POLICY signer ON ${table} TO vangnet_signer USING (true)`);
  }
}

/** The log is for everyone who is signed in, a proof for whoever reads the stream today, a wish for whoever has it. */
async function letShow(runner: QueryRunner): Promise<void> {
  await runner.query(`
    GRANT SELECT ON ledger_leaf, ledger_subtree, ledger_head, ledger_cosignature TO vangnet_application`);
  await runner.query(`GRANT INSERT ON ledger_cosignature TO vangnet_application`);
  await runner.query(`GRANT SELECT (size, at, reason) ON ledger_refusal TO vangnet_application`);
  await runner.query(`GRANT SELECT ON head_proof TO vangnet_reader`);
  await runner.query(`
    CREATE POLICY reader ON head_proof FOR SELECT TO vangnet_reader USING (
      plan_id = (${OWN_PLANS} AND member.plan_id = ${PLAN}) AND EXISTS (
        SELECT FROM stream
        WHERE stream.plan_id = head_proof.plan_id AND stream.stream_id = head_proof.stream_id))`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE (since, until) ON proof_wish TO vangnet_reader`);
  await runner.query(`
    CREATE POLICY reader ON proof_wish TO vangnet_reader USING (
      person_id = ${PERSON} AND plan_id = (${OWN_PLANS} AND member.plan_id = ${PLAN}))`);
}
