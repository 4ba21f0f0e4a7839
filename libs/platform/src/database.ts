import { DataSource } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { despiteConflicts } from './conflicts';
import { FirstMessage1763800000000 } from './migrations/1763800000000-first-message';
import { SchoolLexicon1763900000000 } from './migrations/1763900000000-school-lexicon';
import { SchoolWordExplanation1764000000000 } from './migrations/1764000000000-school-word-explanation';
import { ClaimedSession1764100000000 } from './migrations/1764100000000-claimed-session';
import { SoleKeyholder1764200000000 } from './migrations/1764200000000-sole-keyholder';
import { OneWordOnce1764300000000 } from './migrations/1764300000000-one-word-once';

/** Connections of one server; the group-commit lanes need few, reading needs the rest. */
const POOL_SIZE = 12;

/** Both in milliseconds. */
interface TimeLimits {
  /** How long a request waits for a connection before it is told to come back. */
  connect: number;
  /** No statement of Parvis takes longer; one that does is ended by PostgreSQL. */
  statement: number;
}
const TIME_LIMITS: TimeLimits = { connect: 5_000, statement: 60_000 };

/** In the order in which they are carried out. */
const MIGRATIONS = [
  FirstMessage1763800000000,
  SchoolLexicon1763900000000,
  SchoolWordExplanation1764000000000,
  ClaimedSession1764100000000,
  SoleKeyholder1764200000000,
  OneWordOnce1764300000000,
];

/** The data source of one PostgreSQL; not yet initialised, migrations not yet run. */
export function createDataSource(url: string, limits = TIME_LIMITS): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    poolSize: POOL_SIZE,
    extra: {
      keepAlive: true,
      connectionTimeoutMillis: limits.connect,
      statement_timeout: limits.statement,
    },
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
 * trip and no planning. What PostgreSQL undid for the sake of another is done again a few times.
 */
export class Database implements Sql {
  constructor(readonly dataSource: DataSource) {}

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await despiteConflicts(() => this.pool.query<Row & object>(text, [...values]));
    return rows;
  }

  async prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const statement = { name, text, values: [...values] };
    const { rows } = await despiteConflicts(() => this.pool.query<Row & object>(statement));
    return rows;
  }

  /**
   * Runs the work in one transaction; whatever it throws undoes everything. The work may be run again, so it does nothing
   * that a rollback would not undo.
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return despiteConflicts(() => this.attempt(work));
  }

  private async attempt<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
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
