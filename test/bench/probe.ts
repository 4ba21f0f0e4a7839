import { Database } from '@app/platform';
import { now } from './clock';
import { answer } from './remote';
import { usage } from './usage';

/**
 * Loaded into the measured server before its own code: answers what the process has used, and notes when the last
 * decision came back committed, which is when its delivery begins.
 */
let committed = 0;

const prepared: typeof Database.prototype.prepared = Reflect.get(Database.prototype, 'prepared');
Database.prototype.prepared = async function <Row>(
  this: Database,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const rows = (await prepared.call(this, name, text, values)) as Row[];
  if (name === 'write-advances') committed = now();
  return rows;
};

const commands = { ...usage, committed: () => committed };
export type ProbeCommands = typeof commands;

answer(commands);
