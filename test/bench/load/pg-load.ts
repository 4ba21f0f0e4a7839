import { Client } from 'pg';
import { now } from '../clock';
import { answer } from '../remote';

export interface PgLoad {
  url: string;
  connections: number;
  statement: string;
  /** The parameters of each transaction. */
  rows: readonly (readonly unknown[])[];
}

const commands = {
  /** Runs the statement once for each row, prepared, each in its own transaction; answers the seconds it took. */
  async write({ url, connections, statement, rows }: PgLoad): Promise<number> {
    const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }));
    await Promise.all(clients.map((client) => client.connect()));
    const start = now();
    let next = 0;
    await Promise.all(
      clients.map(async (client) => {
        for (let index = next++; index < rows.length; index = next++) {
          const values = rows[index];
          if (values) await client.query({ name: 'write', text: statement, values: [...values] });
        }
      }),
    );
    const seconds = (now() - start) / 1000;
    await Promise.all(clients.map((client) => client.end()));
    return seconds;
  },
};
export type PgLoadCommands = typeof commands;

answer(commands);
