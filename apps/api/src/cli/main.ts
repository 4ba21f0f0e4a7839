import 'reflect-metadata';
import { Command } from 'commander';
import { registerFilterCommands } from './filter/filter-commands';
import { registerSchoolCommands } from './school/school-commands';

const program = new Command('parvis').description('Commands of the administrator of a Parvis server');
registerSchoolCommands(program);
registerFilterCommands(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
