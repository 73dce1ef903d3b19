import type { QueryRunner } from 'typeorm';
import { narrowFields, sightRules } from '#access';

/** Writes the section matrix of this version to the tables that the policies look at. */
export async function fillSightRules(runner: QueryRunner): Promise<void> {
  await runner.startTransaction();
  await runner.query(`DELETE FROM sight_rule`);
  await runner.query(
    `INSERT INTO sight_rule (kind, audience, organisation_type, person_function)
     SELECT kind, audience, "organisationType", "personFunction"
     FROM jsonb_to_recordset($1::jsonb) AS r (kind text, audience text, "organisationType" text, "personFunction" text)`,
    [JSON.stringify(sightRules())],
  );
  await runner.query(`DELETE FROM narrow_field`);
  await runner.query(
    `INSERT INTO narrow_field (kind, field)
     SELECT kind, field FROM jsonb_to_recordset($1::jsonb) AS f (kind text, field text)`,
    [JSON.stringify(narrowFields())],
  );
  await runner.commitTransaction();
}
