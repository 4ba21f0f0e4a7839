import 'reflect-metadata';
import { Command } from 'commander';
import { registerFilterCommands } from './filter/filter-commands';
import { registerSchoolCommands } from './school/school-commands';

// Whoever reads the output may have seen enough: `parvis filter scan | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exit(1);
});

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this file may not be read',
  EISDIR: 'this is a folder, not a file',
  ENOSPC: 'there is no room left to write the output',
};

const program = new Command('parvis').description('Commands of the administrator of a Parvis server');
registerSchoolCommands(program);
registerFilterCommands(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
});

/** A file that cannot be read is told by its name, in words. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const why = code === undefined ? undefined : FILE_PROBLEMS[code];
  if (why === undefined) return error.message;
  return path === undefined ? why : `${path}: ${why}`;
}
