import { answer } from '../remote';
import { drive, type Driven } from './drive';
import { HttpConnection, type HttpRequest } from './http-connection';

export interface HttpLoad {
  url: string;
  connections: number;
  requests: readonly HttpRequest[];
  /** Requests that fall due in a second; without it each connection sends as soon as it has its answer. */
  perSecond?: number;
}

export interface HttpOutcome extends Driven {
  /** How many answers had each status. */
  statuses: Record<number, number>;
}

const commands = {
  /** Sends every request once and waits for all the answers. */
  async send({ url, connections, requests, perSecond }: HttpLoad): Promise<HttpOutcome> {
    const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(url)));
    const statuses: Record<number, number> = {};
    const driven = await drive(open, requests, perSecond, async (connection, request) => {
      const { status } = await connection.post(request);
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
    for (const connection of open) connection.close();
    return { ...driven, statuses };
  },
};
export type HttpLoadCommands = typeof commands;

answer(commands);
