import { createReadStream } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { InvalidArgumentError, type Command } from 'commander';
import { buildLexicon } from './lexicon.command';
import { reportOn } from './report.command';
import { scan } from './scan.command';
import { testExamples } from './test.command';
import { trainClassifier } from './train.command';

const SCAN_HELP = `
Each line of the input is an object with a text; whatever id it has comes back:
  {"id": 1, "text": "Il y a une b0mbe dans le gymnase"}
Each line of the output says what was found, and where in UTF-16 units:
  {"id": 1, "verdict": "threat", "severity": "critical", "category": "threat", "matches": [{"start": …}]}
A verdict is clear, suspect, threat or unavailable. Lines that cannot be read are told on standard error by
their number, and the exit code is then 1.

Examples:
  parvis filter scan messages.jsonl > verdicts.jsonl
  zcat messages.jsonl.gz | parvis filter scan | grep '"threat"'`;

const REPORT_HELP = `
Each line of the file is a text with what should become of it:
  {"id": 1, "text": "…", "kind": "bomb", "expect": "hold" or "pass", "severity": "critical"}

Example:
  parvis filter report libs/threat-filter/evaluation/unseen-1.jsonl --errors 20`;

/** Adds `parvis filter …`: what an administrator does with the threat filter outside the server. */
export function registerFilterCommands(program: Command): void {
  const filter = program
    .command('filter')
    .description('Screen texts and look after the rules, without the server');
  filter
    .command('scan')
    .description('Screen JSON lines {id, text}; one verdict a line goes to standard output')
    .argument('[file]', 'where the lines are; standard input when left out')
    .addHelpText('after', SCAN_HELP)
    .action(async (file: string | undefined) => {
      const stop = new AbortController();
      // Only the first time: pressed again, the keys end the process as always.
      process.once('SIGINT', () => {
        stop.abort();
      });
      const { refused } = await scan(inputFrom(file), process.stdout, process.stderr, stop.signal);
      if (refused > 0) process.exitCode = 1;
      if (stop.signal.aborted) process.exitCode = 128 + constants.signals.SIGINT;
    });
  filter
    .command('test')
    .description(
      'Run the examples of every rule: sentences that it must hold, and sentences that it must not',
    )
    .action(() => {
      if (!testExamples(process.stdout)) process.exitCode = 1;
    });
  filter
    .command('report')
    .description('How much of a labelled file is held, rightly and wrongly, kind by kind')
    .argument('<file>', 'JSON lines {id, text, kind, expect, severity}')
    .option('--errors <count>', 'show this many of the wrong verdicts', countOf, 0)
    .addHelpText('after', REPORT_HELP)
    .action(async (file: string, { errors }: { errors: number }) => {
      const { refused } = await reportOn(createReadStream(file), errors, process.stdout, process.stderr);
      if (refused > 0) process.exitCode = 1;
    });
  filter
    .command('lexicon')
    .description('Check the lexicon files and generate what the library loads; a mistake leaves it as it was')
    .option('--folder <path>', 'the folder of the library', 'libs/threat-filter')
    .action(async ({ folder }: { folder: string }) => {
      if (!(await buildLexicon(folder, process.stdout, process.stderr))) process.exitCode = 1;
    });
  filter
    .command('train')
    .description(
      'Let the classifier learn again from the corpus and the generated lexicon: after any change of either',
    )
    .option('--folder <path>', 'the folder of the library', 'libs/threat-filter')
    .action(({ folder }: { folder: string }) => {
      trainClassifier(folder, process.stdout);
    });
}

function inputFrom(file: string | undefined): Readable {
  if (file !== undefined) return createReadStream(file);
  if (process.stdin.isTTY)
    process.stderr.write(
      'Reading JSON lines from the keyboard; Ctrl-D ends. See: parvis filter scan --help\n',
    );
  return process.stdin;
}

/** @throws InvalidArgumentError for what is no count */
function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}
