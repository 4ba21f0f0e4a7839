import { Mutex, withTimeout } from 'async-mutex';
import { Problem } from '@app/contract';
import { governedSchool, type Channels, type Principal } from '@app/community';
import type { Database } from '@app/platform';
import type { SchoolWord, ThreatFilter } from '@app/threat-filter';
import type { Access } from '../access';
import { requireFit } from './lexicon-desk';
import type { SchoolChanges, SchoolFilters } from './school-filters';
import { screen } from './screen';
import { inSlices } from './slices';

/** A change of the school’s filter that is not saved yet: a new word, or a rule to switch off. */
export type Candidate = { word: SchoolWord } | { switchOff: string };

/** What a change would have done to the last messages of the school; fewer of them when the time was up. */
export interface RehearsalResult {
  /** Messages in channels that this person reads, and how many of them each of the two filters holds. */
  examined: number;
  heldBefore: number;
  heldAfter: number;
  /** Those that only one of the two filters holds; the newest first, at most twenty. */
  changed: { id: string; channelName: string; text: string; postedAt: string; nowHeld: boolean }[];
  /** Messages in channels that this person does not read, association groups among them. */
  unseen: {
    /** A multiple of five, like the next figure: rounded down, so that no single text shows by a difference of one. */
    examined: number;
    /** At least how many only one of the two filters holds; null for fewer than five. */
    changed: number | null;
  };
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

  /** @throws Problem `word.unfit`, `not-found`, `rate.limited` while others rehearse */
  async rehearse(
    principal: Principal,
    asked: string | undefined,
    candidate: Candidate,
  ): Promise<RehearsalResult> {
    if ('word' in candidate) requireFit(candidate.word);
    const school = await governedSchool(this.database, principal, asked);
    return this.turn.runExclusive(() => this.compare(principal, school, candidate));
  }

  private async compare(
    principal: Principal,
    school: string,
    candidate: Candidate,
  ): Promise<RehearsalResult> {
    const texts = await this.database.query<PastText>(LAST_TEXTS, [school]);
    const before = await this.filters.of(school);
    const after = await this.filters.with(school, (changes) => apply(changes, candidate));
    const readable = await this.readable(principal, school);
    const tally = new Tally();
    await inSlices(
      texts,
      (past) => {
        const { text, channelId } = past;
        tally.add(past, { was: holds(before, text), is: holds(after, text), seen: readable.has(channelId) });
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

function apply({ words, switchedOff }: SchoolChanges, candidate: Candidate): SchoolChanges {
  return 'word' in candidate
    ? { words: [...words, candidate.word], switchedOff }
    : { words, switchedOff: [...switchedOff, candidate.switchOff] };
}

const holds = (filter: ThreatFilter, text: string): boolean => screen(filter, text).outcome !== 'clear';

const inSteps = (count: number): number => count - (count % FEW);

/** Counts what two filters do to one text after the other. */
class Tally {
  private examined = 0;
  private heldBefore = 0;
  private heldAfter = 0;
  private unseenExamined = 0;
  private unseenChanged = 0;
  private readonly changed: (PastText & { nowHeld: boolean })[] = [];

  add(past: PastText, { was, is, seen }: { was: boolean; is: boolean; seen: boolean }): void {
    if (!seen) {
      this.unseenExamined++;
      if (is !== was) this.unseenChanged++;
      return;
    }
    this.examined++;
    if (was) this.heldBefore++;
    if (is) this.heldAfter++;
    if (is !== was && this.changed.length < SHOWN) this.changed.push({ ...past, nowHeld: is });
  }

  result(channelNames: ReadonlyMap<string, string>): RehearsalResult {
    const { examined, heldBefore, heldAfter, unseenExamined, unseenChanged } = this;
    return {
      examined,
      heldBefore,
      heldAfter,
      changed: this.changed.map(({ id, channelId, text, postedAt, nowHeld }) => ({
        id,
        channelName: channelNames.get(channelId) ?? '',
        text,
        postedAt: postedAt.toISOString(),
        nowHeld,
      })),
      unseen: {
        examined: inSteps(unseenExamined),
        changed: unseenChanged < FEW ? null : inSteps(unseenChanged),
      },
    };
  }
}
