import { Client } from 'pg';
import { answer } from '../remote';
import { drive, type Driven } from './drive';

export interface PgLoad {
  url: string;
  connections: number;
  statement: string;
  /** The parameters of each transaction. */
  rows: readonly (readonly unknown[])[];
  /** Transactions that fall due in a second; without it each connection goes on as soon as it can. */
  perSecond?: number;
}

const commands = {
  /** Runs the statement once for each row, prepared, each in its own transaction. */
  async write({ url, connections, statement, rows, perSecond }: PgLoad): Promise<Driven> {
    const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }));
    await Promise.all(clients.map((client) => client.connect()));
    const driven = await drive(clients, rows, perSecond, async (client, values) => {
      await client.query({ name: 'write', text: statement, values: [...values] });
    });
    await Promise.all(clients.map((client) => client.end()));
    return driven;
  },
};
export type PgLoadCommands = typeof commands;

answer(commands);
