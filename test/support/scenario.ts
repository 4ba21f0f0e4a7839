import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { openChannels, Sessions, type Principal } from '@app/community';
import { Problem, type ProblemCode, type ReasonCode, type ReportCategory } from '@app/contract';
import {
  Authoring,
  Claims,
  Deciding,
  DeliveryGate,
  ItemDetails,
  OwnMessages,
  Posting,
  Queue,
  Reading,
  Reporting,
  type DeciderMove,
  type Moved,
} from '@app/messages';
import { brokenConstraint, newId, readConfig, Signals, type Database } from '@app/platform';
import { CommunityModule } from '../../apps/api/src/community/community.module';
import { MessagesModule } from '../../apps/api/src/messages/messages.module';
import { PlatformModule } from '../../apps/api/src/platform';
import { Announcer } from '../../apps/api/src/realtime/announcer';
import { freshDatabase, type FreshDatabase } from './database';
import { CRITICAL_WORD, MEDIUM_WORD, writeSchool, type Player } from './scenario-school';
import { Told } from './told';

/** A message as the actor last saw it; acting on an older one is acting on a stale version. */
export interface Seen {
  id: string;
  version: number;
}

/** Texts whose verdict does not hang on the shared lexicon: the schools of a scenario added these words themselves. */
export const THREAT = `Demain matin : ${CRITICAL_WORD} !`;
export const SUSPECT = `Quel ${MEDIUM_WORD}, ce devoir.`;
export const HARMLESS = 'Bonjour, qui accompagne la sortie de jeudi ?';

/** The path of a message on real parts: a database of its own, the server’s own wiring, and no HTTP. */
export class Scenario {
  private schools = 0;

  private constructor(
    private readonly fresh: FreshDatabase,
    private readonly module: TestingModule,
    private readonly signals: Signals,
    readonly told: Told,
  ) {}

  static async open(): Promise<Scenario> {
    return Scenario.start(await freshDatabase());
  }

  /** Another server on the same database. */
  static async on({ fresh }: Scenario): Promise<Scenario> {
    return Scenario.start({ ...fresh, drop: () => Promise.resolve() });
  }

  private static async start(fresh: FreshDatabase): Promise<Scenario> {
    const signals = new Signals(fresh.url);
    await signals.start();
    const told = new Told();
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.on({ config: readConfig({}), database: fresh.database, signals }),
        CommunityModule,
        MessagesModule,
      ],
    })
      .overrideProvider(Announcer)
      .useValue(told)
      .compile();
    module.get(DeliveryGate).unlock();
    return new Scenario(fresh, module, signals, told);
  }

  get database(): Database {
    return this.fresh.database;
  }

  /** Where the database is, for a second server on it. */
  get url(): string {
    return this.fresh.url;
  }

  /** A new school with its people, each signed in; tests that share a database share no school. */
  async school(): Promise<School> {
    const uai = uaiOf(++this.schools);
    const { people, channels } = await writeSchool(this.database, uai);
    const actors = {} as Record<Player, Actor>;
    for (const { player, personId, accountId } of people) {
      const { token } = await this.module.get(Sessions).open(accountId, 'test');
      actors[player] = new Actor(personId, token, this.module);
    }
    return { uai, ...channels, ...actors };
  }

  /** Somebody who is signed in on another server, here. */
  actor(elsewhere: Actor): Actor {
    return elsewhere.on(this.module);
  }

  /** A part of the server as it is wired there. */
  part<Part>(type: Type<Part>): Part {
    return this.module.get(type);
  }

  /** Resolves when this server hears that something of the school has changed. */
  heard(name: 'school-changed' | 'lexicon-changed', { uai }: School): Promise<void> {
    return new Promise((done) => {
      this.signals.on(name, ({ school }) => {
        if (school === uai) done();
      });
    });
  }

  /** Changes what the servers remember of a school, and waits until this one has heard of it. */
  async change(school: School, statement: string, values: readonly unknown[] = []): Promise<void> {
    const heard = this.heard('school-changed', school);
    await this.database.transaction(async (sql) => {
      await sql.query(statement, [school.uai, ...values]);
      await openChannels(sql, school.uai);
    });
    await heard;
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.signals.stop();
    await this.fresh.drop();
  }
}

export type School = Record<Player, Actor> & {
  uai: string;
  /** The group of the FCPE in 5e B: amina, julien and sofia are its members, lea and thierry moderate it. */
  group: string;
  /** The group of the PEEP in 5e B: elsa is its member, sandrine moderates it. */
  otherGroup: string;
  /** Announcements to everyone, to all parents, and to all pupils. */
  everyone: string;
  parents: string;
  pupils: string;
};

/** The UAI of the nth school of a département that does not exist, with its check letter. */
function uaiOf(nth: number): string {
  const number = 9_990_000 + nth;
  return `${number}${'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(number % 23)}`;
}

/** One person at a keyboard. What they do is refused or done as in the server; moves answer where the message stands. */
export class Actor {
  constructor(
    readonly id: string,
    private readonly token: string,
    private readonly module: TestingModule,
  ) {}

  on(module: TestingModule): Actor {
    return new Actor(this.id, this.token, module);
  }

  async principal(): Promise<Principal> {
    const principal = await this.module.get(Sessions).resolve(this.token);
    if (!principal) throw new Error('the session of this actor has ended');
    return principal;
  }

  async post(channelId: string, text = HARMLESS, clientId: string = newId()): Promise<Moved> {
    const me = await this.principal();
    const posted = await this.module.get(Posting).post(me, channelId, clientId, text);
    return typeof posted === 'string' ? this.own(posted) : posted;
  }

  async own(messageId: string) {
    return this.module.get(OwnMessages).one(await this.principal(), messageId);
  }

  async withdraw({ id, version }: Seen): Promise<Moved> {
    return this.module.get(Authoring).withdraw(await this.principal(), id, version);
  }

  async resubmit({ id, version }: Seen, text: string): Promise<Moved> {
    return this.module.get(Authoring).resubmit(await this.principal(), id, version, text);
  }

  async appeal({ id, version }: Seen, reason?: string): Promise<Moved> {
    return this.module.get(Authoring).appeal(await this.principal(), id, version, reason);
  }

  /** Releases one’s own announcement for want of a second key. */
  async approveAlone({ id, version }: Seen): Promise<Moved> {
    return this.module.get(Authoring).approveAlone(await this.principal(), id, version);
  }

  /** Takes back one’s own message. */
  async takeBack({ id, version }: Seen): Promise<Moved> {
    return this.module.get(Authoring).retract(await this.principal(), id, version);
  }

  async report({ id }: { id: string }, category: ReportCategory = 'other', comment?: string): Promise<void> {
    await this.module.get(Reporting).report(await this.principal(), id, category, comment);
  }

  async decide(move: DeciderMove, { id, version }: Seen, reason?: string): Promise<Moved> {
    const words = reason === undefined ? {} : { reason };
    return this.module.get(Deciding).decide(await this.principal(), id, move, { version, ...words });
  }

  /** Takes a delivered message of somebody else back, for free or ready-made words. */
  async retract({ id, version }: Seen, why: { reason?: string; reasonCode?: ReasonCode }): Promise<Moved> {
    return this.module.get(Deciding).decide(await this.principal(), id, 'retract', { version, ...why });
  }

  approve(message: Seen): Promise<Moved> {
    return this.decide('approve', message);
  }

  reject(message: Seen, reason = 'Une personne est nommée.'): Promise<Moved> {
    return this.decide('reject', message, reason);
  }

  giveBack(message: Seen, reason = 'À préciser.'): Promise<Moved> {
    return this.decide('return', message, reason);
  }

  async claim({ id, version }: Seen) {
    return this.module.get(Claims).claim(await this.principal(), id, version);
  }

  async letGo({ id }: { id: string }): Promise<void> {
    await this.module.get(Claims).letGo(await this.principal(), id);
  }

  async queue(limit = 100, cursor?: string) {
    return this.module.get(Queue).list(await this.principal(), cursor, limit);
  }

  /** Whether the message is in this person’s queue, whichever page. */
  async sees({ id }: { id: string }): Promise<boolean> {
    return (await this.queue()).items.some((item) => item.id === id);
  }

  async item({ id }: { id: string }) {
    return this.module.get(ItemDetails).one(await this.principal(), id);
  }

  async reveal({ id }: { id: string }) {
    return this.module.get(ItemDetails).reveal(await this.principal(), id);
  }

  async read(channelId: string, after = 0, limit = 200) {
    return (await this.module.get(Reading).history(await this.principal(), channelId, { after, limit }))
      .items;
  }
}

/** The code with which something is refused; an error when it is done. */
export async function refusalOf(work: Promise<unknown>): Promise<ProblemCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  throw new Error('this was not refused');
}

/** The constraint by which the database refuses a statement; an error when it accepts. */
export async function brokenBy(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === undefined) throw error;
    return constraint === '' && error instanceof Error ? error.message : constraint;
  }
  throw new Error('the database accepted this');
}
