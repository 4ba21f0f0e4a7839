import * as fc from 'fast-check';
import { Problem } from '@app/contract';
import { HARMLESS, Scenario, THREAT, type Actor, type School } from '../support/scenario';
import { PLAYERS } from '../support/scenario-school';
import { CHANNELS, Model, MOVES, reads, type Command } from './model';

const RUNS = 60;
const STEPS = 150;
const AT_ONCE = 25;

/** Those who write and decide come more often, so that more of what they try is possible. */
const who = fc.record({
  school: fc.nat(1),
  player: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('lea', 'thierry', 'sandrine', 'head', 'deputy', 'amina') },
    { weight: 1, arbitrary: fc.constantFrom(...PLAYERS) },
  ),
});
/** What to do, and how it is aimed at where it can succeed: well, at a message by somebody who has to do with it, or not at all. */
interface Intent {
  command: Command;
  aim: 'well' | 'nearly' | 'not';
  chance: number;
}
const intentOf = (of: fc.Arbitrary<Command>): fc.Arbitrary<Intent> =>
  fc.record({
    command: of,
    aim: fc.oneof(
      { weight: 5, arbitrary: fc.constant('well' as const) },
      { weight: 4, arbitrary: fc.constant('nearly' as const) },
      { weight: 1, arbitrary: fc.constant('not' as const) },
    ),
    chance: fc.nat(1_000),
  });
const rarely = fc.nat(9).map((chance) => chance === 0);
const message = fc.nat(20);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('post'),
      who,
      channel: fc.constantFrom(...CHANNELS),
      threat: rarely,
      abroad: rarely,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('resubmit'), who, message, stale: rarely, threat: rarely }),
  },
  { weight: 9, arbitrary: fc.record({ do: fc.constantFrom(...MOVES), who, message, stale: rarely }) },
);

/** What the model knew when it made the step: the version to act on, or the index of a new message. */
interface Step {
  version: number;
  index: number;
  text: string;
}

/** Two real schools that do what the model is told. */
class Reality {
  /** By the index that the model gave the message. */
  private readonly ids = new Map<number, string>();

  constructor(readonly schools: readonly [School, School]) {}

  /** Whether it was done; what is thrown for another reason than a refusal is a defect. */
  async run(command: Command, { version, index, text }: Step): Promise<boolean> {
    try {
      await this.attempt(command, { version, index, text });
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return false;
      throw error;
    }
  }

  private async attempt(command: Command, { version, index, text }: Step): Promise<void> {
    const school = this.schools[command.who.school === 0 ? 0 : 1];
    const actor = school[command.who.player];
    if (command.do === 'post') {
      const other = this.schools[command.who.school === 0 ? 1 : 0];
      const posted = await actor.post((command.abroad ? other : school)[command.channel], text);
      this.ids.set(index, posted.id);
      return;
    }
    const id = this.ids.get(command.message) ?? NO_MESSAGE;
    await act(actor, command, { id, version }, text);
  }
}

function aimed(model: Model, { command, aim, chance }: Intent): Command {
  if (aim === 'not') return command;
  return aim === 'well' ? model.aim(command, chance) : model.aimNearly(command, chance);
}

/** The next step as the model would have it, and whether it is to be done. */
function plan(model: Model, intent: Intent, nth: number) {
  const next = aimed(model, intent);
  const text = `${'threat' in next && next.threat ? THREAT : HARMLESS} (${nth})`;
  const version = next.do === 'post' ? 1 : model.versionOf(next);
  const index = model.messages.length;
  return { command: next, step: { version, index, text }, expected: model.run(next, text) };
}

const NO_MESSAGE = '00000000-0000-7000-8000-000000000000';

function act(
  actor: Actor,
  { do: move }: Exclude<Command, { do: 'post' }>,
  seen: { id: string; version: number },
  text: string,
): Promise<unknown> {
  switch (move) {
    case 'resubmit':
      return actor.resubmit(seen, text);
    case 'withdraw':
      return actor.withdraw(seen);
    case 'appeal':
      return actor.appeal(seen);
    case 'takeBack':
      return actor.takeBack(seen);
    case 'report':
      return actor.report(seen);
    case 'endanger':
      return actor.report(seen, 'danger');
    case 'claim':
      return actor.claim(seen);
    case 'approve':
    case 'reject':
    case 'return':
    case 'escalate':
    case 'clear':
    case 'seal':
    case 'keep':
    case 'retract':
      return actor.decide(move, seen, 'Un motif.');
  }
}

describe('random sequences of commands by people of two schools', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());

  const start = async (): Promise<Reality> =>
    new Reality(await Promise.all([scenario.school(), scenario.school()]));

  /** What every person of both schools reads in every channel of both is what the model says, and nothing else. */
  const everybodyReadsTheModel = async ({ schools }: Reality, model: Model): Promise<void> => {
    for (const [home, school] of schools.entries())
      for (const player of PLAYERS)
        for (const [away, other] of schools.entries())
          for (const channel of CHANNELS) {
            const read = await school[player].read(other[channel]).then(
              (items) => items.map(({ position, state, text }) => ({ position, state, text })),
              (error: unknown) => (error instanceof Problem ? error.code : error),
            );
            const expected =
              home === away && reads(player, channel)
                ? model.readable(away, channel).map(({ state, text }, i) => ({
                    position: i + 1,
                    state,
                    text: state === 'retracted' ? '' : text,
                  }))
                : 'not-found';
            expect([home, player, away, channel, read]).toEqual([home, player, away, channel, expected]);
          }
  };

  /** The laws, asked of the database itself. */
  const theLawsHold = async ({ schools }: Reality): Promise<void> => {
    const uais = schools.map(({ uai }) => uai);
    const broken = await scenario.database.query(
      `select 'released without another person’s approval of that revision' as law, r.message_id
       from release r join message m using (school) left join decision d on d.school = r.school and d.message_id = m.id
         and d.id = r.decision_id and d.outcome = 'approve' and d.revision = r.revision and d.decided_by <> m.author_id
       where m.id = r.message_id and r.school = any ($1) and d.id is null
       union all
       select 'written by a pupil', m.id from message m join person p on p.school = m.school and p.id = m.author_id
       where m.school = any ($1) and p.pupil
       union all
       select 'more than one outcome', message_id from decision
       where school = any ($1) and outcome in ('approve', 'reject', 'return', 'seal')
       group by message_id, revision, round having count(*) > 1
       union all
       select 'positions with holes', channel_id from release
       where school = any ($1) group by channel_id having max(position) <> count(*)
       union all
       select 'a state without its release', id from message m
       where m.school = any ($1) and (m.state in ('delivered', 'retracted'))
         <> exists (select from release r where r.school = m.school and r.message_id = m.id)`,
      [uais],
    );
    expect(broken).toEqual([]);
    for (const uai of uais) {
      const told = Map.groupBy(scenario.told.releasesIn(uai), ({ channelId }) => channelId);
      for (const positions of [...told.values()].map((messages) => messages.map(({ position }) => position)))
        expect(positions).toEqual(positions.map((_, i) => i + 1));
    }
  };

  const steps = fc.array(intentOf(command), { minLength: STEPS, maxLength: STEPS, size: 'max' });

  it(`${RUNS} × ${STEPS} steps, one after the other: everybody has what the model says`, async () => {
    const done = new Set<Command['do']>();
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const reality = await start();
        const model = new Model();
        for (const [i, intent] of sequence.entries()) {
          const { command: next, step: how, expected } = plan(model, intent, i);
          expect([i, next, await reality.run(next, how)]).toEqual([i, next, expected]);
          if (expected) done.add(next.do);
        }
        await everybodyReadsTheModel(reality, model);
        await theLawsHold(reality);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // A walk that gets nowhere would prove nothing.
    expect([...done].toSorted()).toEqual(['post', 'resubmit', ...MOVES].toSorted());
  });

  it('many at once, in whatever order they come: the laws hold', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const reality = await start();
        const model = new Model();
        for (let from = 0; from < sequence.length; from += AT_ONCE) {
          const planned = sequence
            .slice(from, from + AT_ONCE)
            .map((intent, i) => plan(model, intent, from + i));
          // Each twice: whoever comes second finds the message changed.
          const rivals = [...planned, ...planned.toReversed()];
          await Promise.all(rivals.map(({ command: next, step: how }) => reality.run(next, how)));
        }
        await theLawsHold(reality);
      }),
      { numRuns: RUNS / 3, endOnFailure: true },
    );
  });
});
