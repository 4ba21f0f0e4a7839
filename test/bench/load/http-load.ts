import { now, pause } from '../clock';
import { quantile } from '../report';
import { answer } from '../remote';
import { HttpConnection, type HttpRequest } from './http-connection';

export interface HttpLoad {
  url: string;
  connections: number;
  requests: readonly HttpRequest[];
  /** Requests that fall due in a second; without it each connection sends as soon as it has its answer. */
  perSecond?: number;
}

export interface HttpOutcome {
  seconds: number;
  /** How many answers had each status. */
  statuses: Record<number, number>;
  /** Milliseconds from the moment a request was due to its answer. */
  median: number;
  p99: number;
}

const commands = {
  /** Sends every request once and waits for all the answers. */
  async send({ url, connections, requests, perSecond }: HttpLoad): Promise<HttpOutcome> {
    const open = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(url)));
    const statuses: Record<number, number> = {};
    const latencies: number[] = [];
    const start = now();
    const dueAt = (index: number) => (perSecond === undefined ? now() : start + (index * 1000) / perSecond);
    let next = 0;
    const sendInTurn = async (connection: HttpConnection): Promise<void> => {
      for (let index = next++; index < requests.length; index = next++) {
        const request = requests[index];
        if (!request) return;
        const due = dueAt(index);
        for (let early = due - now(); early > 0; early = due - now()) await pause(early);
        const { status } = await connection.post(request);
        latencies.push(now() - due);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    await Promise.all(open.map(sendInTurn));
    const seconds = (now() - start) / 1000;
    for (const connection of open) connection.close();
    return { seconds, statuses, median: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
  },
};
export type HttpLoadCommands = typeof commands;

answer(commands);
