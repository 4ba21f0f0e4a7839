import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a school watches for a word, told to those who meet it in a message. */
export class SchoolWordExplanation1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table school_word add column explanation text check (char_length(explanation) between 1 and 300)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table school_word drop column explanation');
  }
}
