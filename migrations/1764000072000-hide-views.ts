import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An own view is read by who reads its item and sees the person whose it is, in the second wall, too (N-13, A-32). */
export class HideViews1764000072000 implements MigrationInterface {
  name = 'HideViews1764000072000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY view_person ON stream AS RESTRICTIVE FOR SELECT TO vangnet_reader
      USING (field NOT LIKE '@view:%' OR EXISTS (
        SELECT FROM item AS person
        WHERE person.plan_id = stream.plan_id AND person.erasure IS NULL
          AND person.item_id = CASE WHEN field LIKE '@view:%' THEN split_part(field, ':', 2)::uuid END))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY view_person ON stream');
  }
}
