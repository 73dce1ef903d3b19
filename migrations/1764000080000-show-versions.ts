import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OWN_PLANS } from './own-plans.js';
import { PLAN } from './scope-settings.js';

/** Everyone on a case reads how its versions are decided on, as they read its circle (V-10). */
export class ShowVersions1764000080000 implements MigrationInterface {
  name = 'ShowVersions1764000080000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE POLICY versions ON stream FOR SELECT TO vangnet_reader
      USING (field = '@version' AND plan_id = (${OWN_PLANS} AND member.plan_id = ${PLAN}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY versions ON stream');
  }
}
