import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which session a message was claimed: signing out of it lets go of the message, signing out elsewhere does not. */
export class ClaimedSession1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message add column claimed_session uuid references session');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message drop column claimed_session');
  }
}
