import { governedSchool, type Channels, type Principal } from '@app/community';
import type { Database } from '@app/platform';
import { backtest, type SchoolWord } from '@app/threat-filter';
import type { Access } from '../access';
import { requireFit } from './lexicon-desk';
import type { SchoolChanges, SchoolFilters } from './school-filters';

/** A change of the school’s filter that is not saved yet: a new word, or a rule to switch off. */
export type Candidate = { word: SchoolWord } | { switchOff: string };

/** What a change would have done to the last messages of the school. */
export interface RehearsalResult {
  examined: number;
  heldBefore: number;
  heldAfter: number;
  /** Messages that only one of the two filters holds, whose channel this person may read; the newest first, at most twenty. */
  changed: { id: string; channelName: string; text: string; postedAt: string; nowHeld: boolean }[];
  /** How many there are in channels that this person does not read, association groups among them. */
  unseen: number;
}

interface PastText {
  id: string;
  channelId: string;
  text: string;
  postedAt: Date;
}

const EXAMINED = 2_000;
const SHOWN = 20;

const LAST_TEXTS = `
select m.id, m.channel_id as "channelId", v.text, m.submitted_at as "postedAt"
from message m join revision v on v.school = m.school and v.message_id = m.id and v.number = m.revision
where m.school = $1 order by m.id desc limit ${EXAMINED}`;

/** Tries a change on the last messages before it is saved. */
export class Rehearsal {
  constructor(
    private readonly database: Database,
    private readonly filters: SchoolFilters,
    private readonly channels: Channels,
    private readonly access: Access,
  ) {}

  /** @throws Problem `word.unfit`, `not-found` */
  async rehearse(
    principal: Principal,
    asked: string | undefined,
    candidate: Candidate,
  ): Promise<RehearsalResult> {
    if ('word' in candidate) requireFit(candidate.word);
    const school = await governedSchool(this.database, principal, asked);
    const texts = await this.database.query<PastText>(LAST_TEXTS, [school]);
    const before = await this.filters.of(school);
    const after = await this.filters.with(school, (changes) => apply(changes, candidate));
    const outcome = backtest(before, after, texts, EXAMINED);
    const nowHeld = new Set(outcome.newlyHeld);
    const changed = texts.filter(({ id }) => nowHeld.has(id) || outcome.newlyClear.includes(id));
    const readable = await this.readable(principal, school);
    const seen = changed.filter(({ channelId }) => readable.has(channelId));
    return {
      examined: outcome.total,
      heldBefore: outcome.heldBefore,
      heldAfter: outcome.heldAfter,
      changed: seen.slice(0, SHOWN).map(({ id, channelId, text, postedAt }) => ({
        id,
        channelName: readable.get(channelId) ?? '',
        text,
        postedAt: postedAt.toISOString(),
        nowHeld: nowHeld.has(id),
      })),
      unseen: changed.length - seen.length,
    };
  }

  /** Whoever may follow a channel sees what is on its path; the others learn a number. */
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
