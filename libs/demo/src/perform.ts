import type { Sql } from '@app/platform';
import { later, momentOf } from './moments';
import type { Alert, Episode, Thread } from './texts/script';
import type { Stage } from './stage';
import type { PastMessage } from './trace';

const HOUR_MS = 3_600_000;

/** Who decides in the demo: the moderators of each association, and the second keys of announcements. */
export interface Deciders {
  /** By the end of the channel’s name, « FCPE ». */
  associations: Readonly<Record<string, readonly string[]>>;
  announcements: readonly string[];
}

/** Turns the texts of a demo school into messages with their dates, authors and decisions. */
export class Performance {
  private constructor(
    private readonly stage: Stage,
    private readonly deciders: Deciders,
    private readonly channels: ReadonlyMap<string, string>,
  ) {}

  static async of(sql: Sql, stage: Stage, deciders: Deciders): Promise<Performance> {
    const rows = await sql.query<{ id: string; name: string }>(
      'select id, name from channel where school = $1',
      [stage.directory.school.uai],
    );
    return new Performance(stage, deciders, new Map(rows.map(({ id, name }) => [name, id])));
  }

  /** Each line is approved a few minutes after it was written, and the next one answers it. */
  thread({ channel, daysAgo, at, lines }: Thread): PastMessage[] {
    const { random, cast } = this.stage;
    let clock = momentOf(daysAgo, at);
    return lines.map(([by, text]) => {
      const written = clock;
      const approved = later(written, random.between(3, 22));
      clock = later(approved, random.between(2, 28));
      return {
        channelId: this.channel(channel),
        authorId: cast.id(by),
        at: written,
        text,
        steps: [{ move: 'approve', by: cast.id(this.deciderFor(channel, by)), at: approved }],
      };
    });
  }

  episode({ channel, by, hoursAgo, text, steps }: Episode): PastMessage {
    const { cast } = this.stage;
    const at = new Date(Date.now() - hoursAgo * HOUR_MS);
    let clock = at;
    return {
      channelId: this.channel(channel),
      authorId: cast.id(by),
      at,
      text,
      steps: steps.map(({ after, ...step }) => {
        clock = later(clock, after);
        return { ...step, by: cast.id(step.by), at: clock };
      }),
    };
  }

  /** A moderator met what the filter found, said so when it was wrong, and decided. */
  alert({ channel, daysAgo, at, by, text, falseAlarm, refusal }: Alert): PastMessage {
    const { random, cast } = this.stage;
    const written = momentOf(daysAgo, at);
    return {
      channelId: this.channel(channel),
      authorId: cast.id(by),
      at: written,
      text,
      steps: [
        {
          move: refusal === undefined ? 'approve' : 'reject',
          by: cast.id(this.deciderFor(channel, by)),
          at: later(written, random.between(4, 40)),
          reasonCode: refusal,
          falseAlarm,
        },
      ],
    };
  }

  private deciderFor(channel: string, author: string): string {
    const association = channel.split(' · ').at(-1) ?? '';
    const deciders = this.deciders.associations[association] ?? this.deciders.announcements;
    return this.stage.random.pick(deciders.filter((key) => key !== author));
  }

  private channel(name: string): string {
    const id = this.channels.get(name);
    if (id === undefined) throw new Error(`no channel ${name} in the demo`);
    return id;
  }
}
