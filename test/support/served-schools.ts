import { openChannels, Passwords } from '@app/community';
import { newId } from '@app/platform';
import { Client } from './client';
import { freshDatabase, type FreshDatabase } from './database';
import { writeSchool, type Player } from './scenario-school';
import { ServerProcess } from './server';

export const PASSWORD = 'un secret pour essayer';

export type ServedSchool = Awaited<ReturnType<typeof writeSchool>>['channels'] & { uai: string };

/** The built server on a database of its own with two schools and an operator, met over HTTP and sockets alone. */
export class ServedSchools {
  private readonly clients = new Map<string, Promise<Client>>();

  private constructor(
    readonly fresh: FreshDatabase,
    readonly server: ServerProcess,
    readonly college: ServedSchool,
    readonly lycee: ServedSchool,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<ServedSchools> {
    const fresh = await freshDatabase();
    const passwordHash = await new Passwords().hash(PASSWORD);
    const school = async (uai: string): Promise<ServedSchool> => {
      const { channels } = await writeSchool(fresh.database, uai, passwordHash);
      return { uai, ...channels };
    };
    const [college, lycee] = [await school('0990001N'), await school('0990002P')];
    await fresh.database.query(
      `insert into account (id, operator_name, login, password_hash) values ($1, 'Exploitation', 'operator', $2)`,
      [newId(), passwordHash],
    );
    return new ServedSchools(fresh, await ServerProcess.start(fresh.url, settings), college, lycee);
  }

  /** Somebody who is signed in; always on the same device. */
  as(player: Player, { uai }: ServedSchool = this.college): Promise<Client> {
    const login = `${player}@${uai}`;
    const known = this.clients.get(login) ?? this.signIn(login);
    this.clients.set(login, known);
    return known;
  }

  /** A new session. */
  signIn(login: string): Promise<Client> {
    return Client.signIn(this.server.url, login, PASSWORD);
  }

  signInTo(player: Player, { uai }: ServedSchool = this.college): Promise<Client> {
    return this.signIn(`${player}@${uai}`);
  }

  /**
   * Changes people or consents of the college as an import would, and waits until every socket is in its new rooms: the
   * one that connects last is moved last, and a level of vigilance is what it sees of the change.
   */
  async change(statement: string, values: readonly unknown[]): Promise<void> {
    const { database } = this.fresh;
    const witness = await (await this.as('teacher')).connect();
    const heard = new Promise<void>((done) => {
      witness.once('vigilance:changed', () => {
        done();
      });
    });
    await database.transaction(async (sql) => {
      await sql.query(statement, [this.college.uai, ...values]);
      await sql.query(`update school set vigilance = 'reinforced', vigilance_reason = $2 where uai = $1`, [
        this.college.uai,
        newId(),
      ]);
      await openChannels(sql, this.college.uai);
    });
    await heard;
    witness.disconnect();
  }

  get nobody(): Client {
    return new Client(this.server.url, undefined);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.fresh.drop();
  }
}
