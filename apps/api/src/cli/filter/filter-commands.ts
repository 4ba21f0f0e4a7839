import type { Command } from 'commander';
import { buildLexicon } from './lexicon.command';
import { reportOnFile } from './report.command';
import { scan } from './scan.command';
import { testExamples } from './test.command';

/** Adds `parvis filter …`: what an administrator does with the threat filter outside the server. */
export function registerFilterCommands(program: Command): void {
  const filter = program.command('filter').description('The threat filter, without the server');
  filter
    .command('scan')
    .description('Screen JSON lines {id, text} from standard input; verdicts go to standard output')
    .action(async () => {
      const { refused } = await scan(process.stdin, process.stdout, process.stderr);
      if (refused > 0) process.exitCode = 1;
    });
  filter
    .command('test')
    .description('Run the examples of every rule')
    .action(() => {
      if (!testExamples(process.stdout)) process.exitCode = 1;
    });
  filter
    .command('report')
    .description('Figures on a labelled file of JSON lines {id, text, kind, expect, severity}')
    .argument('<file>')
    .option('--errors <count>', 'show this many of the wrong verdicts', '0')
    .action(async (file: string, { errors }: { errors: string }) => {
      const { refused } = await reportOnFile(file, Number(errors), process.stdout, process.stderr);
      if (refused > 0) process.exitCode = 1;
    });
  filter
    .command('lexicon')
    .description('Check the lexicon files and generate what the library loads; a mistake leaves it as it was')
    .option('--folder <path>', 'the folder of the library', 'libs/threat-filter')
    .action(async ({ folder }: { folder: string }) => {
      if (!(await buildLexicon(folder, process.stdout, process.stderr))) process.exitCode = 1;
    });
}
