import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audiences of named people and of fields: who is named, what a field alone is for, and the functions that count. */
export class AddAudiences1764000020000 implements MigrationInterface {
  name = 'AddAudiences1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE person ADD functions text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE member ADD named boolean NOT NULL DEFAULT false`);
    // A code word begins with whoever added its agreement.
    await runner.query(`
      UPDATE member SET named = true FROM item
      WHERE item.plan_id = member.plan_id AND item.added_by = member.person_id AND item.kind = 'agreement'`);
    await runner.query(`ALTER TABLE item ADD fields jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE stream ADD narrowed jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE stream DROP narrowed`);
    await runner.query(`ALTER TABLE item DROP fields`);
    await runner.query(`ALTER TABLE member DROP named`);
    await runner.query(`ALTER TABLE person DROP functions`);
  }
}
