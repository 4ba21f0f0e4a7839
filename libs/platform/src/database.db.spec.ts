import { createServer, type AddressInfo, type Server } from 'node:net';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { createDataSource, Database, type Sql } from './database';
import { isConnectionFailure, isPassing } from './faults';

const LIMITS = { connect: 200, statement: 200 };

describe('the database', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
    await fresh.database.query(`insert into academy (code, name) values (1, 'Une'), (2, 'Autre')`);
  });
  afterAll(() => fresh.drop());

  const rename = (sql: Sql, code: number): Promise<unknown> =>
    sql.query(`update academy set name = name || '+' where code = $1`, [code]);

  const names = () =>
    fresh.database.query<{ name: string }>('select name from academy where code in (1, 2) order by code');

  it('ends a deadlock: both transactions are carried out, each once', async () => {
    const attempts = { first: 0, second: 0 };
    const bothHold = rendezvous(2);
    const lock = (name: keyof typeof attempts, one: number, other: number): Promise<void> =>
      fresh.database.transaction(async (sql) => {
        attempts[name]++;
        await rename(sql, one);
        await bothHold();
        await rename(sql, other);
      });
    await Promise.all([lock('first', 1, 2), lock('second', 2, 1)]);
    expect(attempts.first + attempts.second).toBe(3);
    expect(await names()).toEqual([{ name: 'Une++' }, { name: 'Autre++' }]);
  });

  it('carries a statement out again that another deadlocked with', async () => {
    const before = await names();
    await fresh.database
      .query(`create function slow_rename(one int, other int, gate bigint) returns void language plpgsql as $$
      begin
        update academy set name = name || '-' where code = one;
        perform pg_advisory_xact_lock_shared(gate);
        update academy set name = name || '-' where code = other;
      end $$`);
    // Both statements come to the gate with one row each before it opens.
    const statements = await fresh.database.transaction(async (sql) => {
      await sql.query('select pg_advisory_xact_lock(7)');
      const calls = [
        fresh.database.query('select slow_rename(1, 2, 7)'),
        fresh.database.prepared('slow-rename', 'select slow_rename($1, $2, 7)', [2, 1]),
      ];
      await untilWaiting(2);
      return { all: Promise.all(calls) };
    });
    await statements.all;
    expect(await names()).toEqual(before.map(({ name }) => ({ name: `${name}--` })));
  });

  it('is told apart from a defect when a statement takes too long', async () => {
    const hurried = new Database(await createDataSource(fresh.url, LIMITS).initialize());
    const error: unknown = await hurried.query('select pg_sleep(60)').catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: '57014' });
    expect(isPassing(error)).toBe(true);
    await hurried.dataSource.destroy();
  });

  it('has limits of its own on every connection', async () => {
    expect(await fresh.database.query('show statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
  });

  describe('that takes connections and says nothing', () => {
    let mute: Server;
    beforeAll(async () => {
      mute = createServer();
      await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    });
    afterAll(() => {
      mute.close();
    });

    it('is given up', async () => {
      const { port } = mute.address() as AddressInfo;
      const url = `postgres://parvis@127.0.0.1:${port}/parvis`;
      const error: unknown = await createDataSource(url, LIMITS)
        .initialize()
        .catch((fault: unknown) => fault);
      expect(isConnectionFailure(error)).toBe(true);
    });
  });

  /** Resolves when this many database connections wait for an advisory lock. */
  async function untilWaiting(count: number): Promise<void> {
    for (;;) {
      const [row] = await fresh.database.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
      if (row?.waiting === count) return;
    }
  }
});

/** Resolves for the first callers when so many have come; who comes later passes. */
function rendezvous(count: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const met = new Promise<void>((done) => {
    open = done;
  });
  return () => {
    if (++come >= count) open();
    return met;
  };
}
