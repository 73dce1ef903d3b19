import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ORGANISATION, PERSON } from './scope-settings.js';

/**
 * When each item was last changed, to the day, and what of their own organisation's items a privacy officer finds those by that
 * are due (E-33). Items that only people who are named ever read are out of it (E-32, D-55).
 */
export class KeepItems1764000073000 implements MigrationInterface {
  name = 'KeepItems1764000073000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE item ADD changed_on timestamptz`);
    await fill(runner);
    await runner.query(`ALTER TABLE item ALTER changed_on SET NOT NULL`);
    await runner.query(`
      CREATE INDEX item_kept ON item (owner_id, kind, changed_on) WHERE erasure IS NULL`);
    await runner.query(`GRANT UPDATE (changed_on) ON item TO vangnet_writer`);
    // On a field that somebody does not read it would tell that it was changed.
    await runner.query(`REVOKE SELECT ON item FROM vangnet_reader`);
    await runner.query(`GRANT SELECT (${FOR_READERS}) ON item TO vangnet_reader`);
    await runner.query(`
      GRANT SELECT (plan_id, item_id, kind, owner_id, erasure, changed_on) ON item TO vangnet_officer`);
    await runner.query(`GRANT SELECT (kind, audience) ON sight_rule TO vangnet_officer`);
    await runner.query(`
      CREATE POLICY officer ON item FOR SELECT TO vangnet_officer
      USING (owner_id = ${ORGANISATION} AND ${OFFICER} AND kind IN (
        SELECT sight_rule.kind FROM sight_rule WHERE sight_rule.audience <> 'NAMED_PERSONS'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP POLICY officer ON item`);
    await runner.query(`REVOKE SELECT (kind, audience) ON sight_rule FROM vangnet_officer`);
    await runner.query(`
      REVOKE SELECT (plan_id, item_id, kind, owner_id, erasure, changed_on) ON item FROM vangnet_officer`);
    await runner.query(`REVOKE SELECT (${FOR_READERS}) ON item FROM vangnet_reader`);
    await runner.query(`GRANT SELECT ON item TO vangnet_reader`);
    await runner.query(`DROP INDEX item_kept`);
    await runner.query(`ALTER TABLE item DROP changed_on`);
  }
}

const FOR_READERS = `plan_id, item_id, kind, eras, audience, fields, position, removed, added_seq, removed_seq, erasure,
  owner_id, added_by, added_at`;

const OFFICER = `EXISTS (
  SELECT FROM person
  WHERE person.id = ${PERSON} AND person.organisation_id = ${ORGANISATION}
    AND 'PRIVACY_OFFICER' = ANY (person.functions))`;

/** One look at the last change of each stream; the owner is no superuser, and sees no row while the wall is up. */
async function fill(runner: QueryRunner): Promise<void> {
  const tables = ['item', 'stream', 'change'];
  for (const table of tables) {
    await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  }
  await runner.query(`
    UPDATE item SET changed_on = date_trunc('day', coalesce((
      SELECT max(change.at) FROM stream JOIN change USING (plan_id, stream_id, rev)
      WHERE stream.plan_id = item.plan_id AND stream.item_id = item.item_id), added_at), 'UTC')`);
  for (const table of tables) {
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
