import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person knows a session by: the browser and the system that it began in, in words and nothing finer. */
export class TellSessionsApart1764000004000 implements MigrationInterface {
  name = 'TellSessionsApart1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session ADD browser text, ADD system text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE session DROP browser, DROP system`);
  }
}
