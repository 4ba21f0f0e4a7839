import { Mutex, withTimeout } from 'async-mutex';
import { Problem } from '@app/contract';
import { governedSchool, type Channels, type Principal } from '@app/community';
import type { Database } from '@app/platform';
import type { Outcome } from '@app/threat-filter';
import type { Access } from '../access';
import { withCandidate, type Candidate } from './candidate';
import type { SchoolFilters } from './school-filters';
import { screen } from './screen';
import { inSlices } from './slices';

/** What a change would have done to the last messages of the school; fewer of them when the time was up. */
export interface RehearsalResult {
  /** Messages in channels that this person reads. */
  examined: number;
  /** How many of them each of the two filters holds, threats among them. */
  heldBefore: number;
  heldAfter: number;
  threatsBefore: number;
  threatsAfter: number;
  /** Those of which the two filters say something else; the newest first, at most twenty. */
  changed: ChangedMessage[];
  /** How many more of these there are. */
  more: number;
  /** Messages in channels that this person does not read, association groups among them. */
  unseen: {
    /** A multiple of five, like the next figure: rounded down, so that no single text shows by a difference of one. */
    examined: number;
    /** Of at least how many the two filters say something else; null for fewer than five. */
    changed: number | null;
  };
}

interface ChangedMessage {
  id: string;
  channelName: string;
  text: string;
  postedAt: string;
  before: Outcome;
  after: Outcome;
}

interface PastText {
  id: string;
  channelId: string;
  text: string;
  postedAt: Date;
}

const EXAMINED = 2_000;
const SHOWN = 20;
/** Fewer than this in channels that somebody does not read are not told apart from none, and more only in these steps. */
const FEW = 5;
const LIMITS = { slice: 8, total: 2_000 };
/** How long a rehearsal waits for the one before it. */
const WAIT_MS = 5_000;

/** What is in quarantine, or was sealed there, is read by those who have it revealed, and in no other way. */
const LAST_TEXTS = `
select m.id, m.channel_id as "channelId", v.text, m.submitted_at as "postedAt"
from message m join revision v on v.school = m.school and v.message_id = m.id and v.number = m.revision
where m.school = $1 and m.state not in ('quarantined', 'sealed') order by m.id desc limit ${EXAMINED}`;

/**
 * Tries a change on the last messages before it is saved. Of what a person does not read they learn a number, and only
 * one that says nothing of single texts.
 */
export class Rehearsal {
  /** One at a time: several together would keep the server from everything else. */
  private readonly turn = withTimeout(
    new Mutex(),
    WAIT_MS,
    new Problem('rate.limited', { retryAfter: WAIT_MS / 1_000 }),
  );

  constructor(
    private readonly database: Database,
    private readonly filters: SchoolFilters,
    private readonly channels: Channels,
    private readonly access: Access,
  ) {}

  /** @throws Problem `word.unfit`, `word.exists`, `rule.switched`, `not-found`, `rate.limited` while others rehearse */
  async rehearse(
    principal: Principal,
    asked: string | undefined,
    candidate: Candidate,
  ): Promise<RehearsalResult> {
    const school = await governedSchool(this.database, principal, asked);
    return this.turn.runExclusive(() => this.compare(principal, school, candidate));
  }

  private async compare(
    principal: Principal,
    school: string,
    candidate: Candidate,
  ): Promise<RehearsalResult> {
    const after = await this.filters.with(school, (changes) => withCandidate(changes, candidate));
    const before = await this.filters.of(school);
    const texts = await this.database.query<PastText>(LAST_TEXTS, [school]);
    const readable = await this.readable(principal, school);
    const tally = new Tally();
    await inSlices(
      texts,
      (past) => {
        const seen = readable.has(past.channelId);
        tally.add(past, screen(before, past.text).outcome, screen(after, past.text).outcome, seen);
      },
      LIMITS,
    );
    return tally.result(readable);
  }

  /** The channels, by name, whose path this person may follow. */
  private async readable(principal: Principal, school: string): Promise<ReadonlyMap<string, string>> {
    if (principal.school?.id !== school) return new Map();
    const all = await this.channels.all(school);
    return new Map(
      all
        .filter((channel) => this.access.actionsIn(principal, channel).includes('channel.follow'))
        .map(({ id, name }) => [id, name]),
    );
  }
}

const inSteps = (count: number): number => count - (count % FEW);

/** Counts what two filters say of one text after the other. */
class Tally {
  private examined = 0;
  private held = { before: 0, after: 0 };
  private threats = { before: 0, after: 0 };
  private unseenExamined = 0;
  private unseenChanged = 0;
  private changedInAll = 0;
  private readonly changed: (PastText & { before: Outcome; after: Outcome })[] = [];

  add(past: PastText, before: Outcome, after: Outcome, seen: boolean): void {
    if (!seen) {
      this.unseenExamined++;
      if (before !== after) this.unseenChanged++;
      return;
    }
    this.examined++;
    for (const [when, outcome] of [
      ['before', before],
      ['after', after],
    ] as const) {
      if (outcome !== 'clear') this.held[when]++;
      if (outcome === 'threat') this.threats[when]++;
    }
    if (before === after) return;
    this.changedInAll++;
    if (this.changed.length < SHOWN) this.changed.push({ ...past, before, after });
  }

  result(channelNames: ReadonlyMap<string, string>): RehearsalResult {
    const { examined, held, threats, changed, changedInAll, unseenExamined, unseenChanged } = this;
    return {
      examined,
      heldBefore: held.before,
      heldAfter: held.after,
      threatsBefore: threats.before,
      threatsAfter: threats.after,
      changed: changed.map(({ channelId, postedAt, ...past }) => ({
        ...past,
        channelName: channelNames.get(channelId) ?? '',
        postedAt: postedAt.toISOString(),
      })),
      more: changedInAll - changed.length,
      unseen: {
        examined: inSteps(unseenExamined),
        changed: unseenChanged < FEW ? null : inSteps(unseenChanged),
      },
    };
  }
}
