import { Argument, type Command } from 'commander';
import { foundSchool, setSoleKeyholder } from '@app/community';
import { withDatabase } from '../with-database';

interface CreateOptions {
  name: string;
  academy: string;
  academyCode: string;
  given: string;
  family: string;
  email?: string;
  phone?: string;
}

/** `parvis school …`: what an operator does before anybody can sign in. */
export function registerSchoolCommands(program: Command): void {
  const school = program.command('school').description('Enter a school, so that its direction can sign in');
  school
    .command('create <uai>')
    .description('Enter a school and print the invitation code of the first person of its direction')
    .requiredOption('--name <name>', 'name of the school')
    .requiredOption('--academy <name>', 'name of its academy')
    .requiredOption('--academy-code <number>', 'number of its academy')
    .requiredOption('--given <name>', 'given name of the head')
    .requiredOption('--family <name>', 'family name of the head')
    .option('--email <address>', 'e-mail address of the head')
    .option('--phone <number>', 'telephone of the school, shown where somebody reports a danger')
    .action(
      async (uai: string, { name, academy, academyCode, given, family, email, phone }: CreateOptions) => {
        const code = await withDatabase((database) =>
          foundSchool(database, {
            uai,
            name,
            phone: phone ?? null,
            academy: { code: Number(academyCode), name: academy },
            direction: { givenName: given, familyName: family, email: email ?? null },
          }),
        );
        process.stdout.write(
          `${name} (${uai})\nInvitation of ${given} ${family}, valid for 30 days: ${code}\n`,
        );
      },
    );
  school
    .command('sole-keyholder <uai>')
    .description('Let a direction of one person release announcements without a second key, or end that')
    .addArgument(new Argument('<setting>').choices(['on', 'off']))
    .action(async (uai: string, setting: 'on' | 'off') => {
      const name = await withDatabase((database) => setSoleKeyholder(database, uai, setting === 'on'));
      process.stdout.write(
        setting === 'on'
          ? `${name} (${uai}): who writes an announcement in the direction may release it alone, after ten minutes and with the password.\n`
          : `${name} (${uai}): announcements need a second key.\n`,
      );
    });
}
