import { DataSource } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { FirstMessage1763800000000 } from './migrations/1763800000000-first-message';
import { SchoolLexicon1763900000000 } from './migrations/1763900000000-school-lexicon';

/** Connections of one server; the group-commit lanes need few, reading needs the rest. */
const POOL_SIZE = 12;

/** How long a request waits for a connection before it is told to come back, in milliseconds. */
const CONNECT_MS = 5_000;
/** No statement of Parvis takes longer, in milliseconds; one that does is ended by PostgreSQL. */
const STATEMENT_MS = 60_000;

/** The data source of one PostgreSQL; not yet initialised, migrations not yet run. */
export function createDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [FirstMessage1763800000000, SchoolLexicon1763900000000],
    migrationsTransactionMode: 'each',
    poolSize: POOL_SIZE,
    extra: { keepAlive: true, connectionTimeoutMillis: CONNECT_MS, statement_timeout: STATEMENT_MS },
    // An idle connection that breaks (a restarted database) is replaced at the next use.
    poolErrorHandler: () => undefined,
    logging: false,
  });
}

/** Anything that runs SQL: the pool, or one connection inside a transaction. */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * TypeORM’s own driver pool. Statements are prepared under `name` once per connection: the hot path costs one round
 * trip and no planning.
 */
export class Database implements Sql {
  constructor(readonly dataSource: DataSource) {}

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row & object>(text, [...values]);
    return rows;
  }

  async prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row & object>({ name, text, values: [...values] });
    return rows;
  }

  /** Runs the work in one transaction; whatever it throws undoes everything. */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(sqlOn(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error('rollback failed');
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

function sqlOn(client: PoolClient): Sql {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      const { rows } = await client.query<Row & object>(text, [...values]);
      return rows;
    },
  };
}

/** What the network says of a database that is away, and 53300: it has no connection left. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  '53300',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the connection failed, so that nobody knows whether the statement was carried out. */
export function isConnectionFailure(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined)
    return error instanceof Error && /connection (terminated|error)|timeout/i.test(error.message);
  return /^(08|57P)/.test(code) || UNREACHABLE.has(code);
}

/** Whether the statement failed for what it was asked to write, so that another with other values may well succeed. */
export function isFaultOfValues(error: unknown): boolean {
  return /^2[23]/.test(codeOf(error) ?? '');
}

/** Whether a text held a character that PostgreSQL cannot keep, above all NUL. */
export function isUnkeepableText(error: unknown): boolean {
  return ['22021', '22P05'].includes(codeOf(error) ?? '');
}

/** The name of the constraint that a statement broke, if that is why it failed. */
export function brokenConstraint(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !/^23/.test(codeOf(error) ?? '')) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
