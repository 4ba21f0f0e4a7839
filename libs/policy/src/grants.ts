import type { Action, Capacity, ChannelKind, SchoolAction, Vigilance } from './vocabulary';

/**
 * A grant is unconditional, absent, or conditional on facts about the person and the message:
 * - `member`: in the audience of the channel now; `member-other`: and did not write the message
 * - `author` / `other`: wrote the message / did not; `member-author`, `moderates-author`: wrote it and still belongs there
 * - `sole-author`: wrote it, in a school whose direction has nobody to turn a second key, and it needs none
 * - `moderates`: holds a moderator’s mandate of the association of the channel; `moderates-other`: and did not write it
 * - `impartial`: neither wrote the message nor decided on it in an earlier round; `moderates-impartial`: and moderates
 * - `escalated`: the message was escalated to the direction; `escalated-other`: and another person wrote it
 */
export const GRANT_NAMES = [
  'never',
  'always',
  'member',
  'member-other',
  'author',
  'member-author',
  'moderates-author',
  'sole-author',
  'other',
  'impartial',
  'moderates',
  'moderates-other',
  'moderates-impartial',
  'escalated',
  'escalated-other',
] as const;
export type Grant = (typeof GRANT_NAMES)[number];

type Row = Partial<Record<Action, Grant>>;

const OWN: Row = {
  'message.withdraw': 'author',
  'message.resubmit': 'author',
  'message.appeal': 'author',
};

const READER: Row = { 'channel.read': 'member', 'message.report': 'member-other' };

/** The second key: another person of direction or administration decides. */
const KEYHOLDER: Row = {
  'channel.read': 'always',
  'channel.follow': 'always',
  'message.post': 'always',
  ...OWN,
  'message.retract': 'always',
  'queue.read': 'always',
  'queue.claim': 'impartial',
  'queue.approve': 'impartial',
  'queue.refuse': 'impartial',
  'queue.escalate': 'other',
  'queue.false-alarm': 'other',
  'queue.keep': 'other',
};

const QUARANTINE_KEEPER: Row = {
  'quarantine.read': 'always',
  'quarantine.reveal': 'always',
  'quarantine.clear': 'other',
  'quarantine.seal': 'other',
  'queue.false-alarm': 'escalated-other',
};

const ANNOUNCER: Readonly<Record<Capacity, Row>> = {
  // What is escalated comes to the direction: there is nobody to whom it could hand a message on.
  direction: { ...QUARANTINE_KEEPER, ...KEYHOLDER, 'queue.escalate': 'never' },
  administration: KEYHOLDER,
  teacher: READER,
  parent: READER,
  moderator: {},
  pupil: { 'channel.read': 'member' },
  operator: {},
};

/** The exception to the second key; an emergency has its own rules. */
const WITH_SOLE_KEYHOLDER: typeof ANNOUNCER = {
  ...ANNOUNCER,
  direction: { ...ANNOUNCER.direction, 'message.approve-alone': 'sole-author' },
};

/**
 * Capacity × channel kind × action at vigilance `normal`; an absent cell is `never`.
 * Associations are read by their members and moderators alone: the direction has no `channel.read` there and
 * meets a text of theirs only in quarantine (code de l'éducation, D111-9: no prior control by the head).
 * A pupil authors nothing, anywhere.
 */
export const GRANTS: Readonly<Record<ChannelKind, Readonly<Record<Capacity, Row>>>> = {
  announcement: WITH_SOLE_KEYHOLDER,
  notice: WITH_SOLE_KEYHOLDER,
  emergency: ANNOUNCER,
  association: {
    direction: {
      ...QUARANTINE_KEEPER,
      'queue.read': 'escalated',
      'message.retract': 'escalated-other',
      'queue.keep': 'escalated-other',
    },
    administration: {},
    teacher: {},
    parent: {
      ...READER,
      'message.post': 'member',
      'message.withdraw': 'author',
      'message.resubmit': 'member-author',
      'message.appeal': 'member-author',
      'message.retract': 'author',
    },
    moderator: {
      'channel.read': 'moderates',
      'message.post': 'moderates',
      'message.withdraw': 'author',
      'message.resubmit': 'moderates-author',
      'message.appeal': 'moderates-author',
      'message.retract': 'moderates',
      'message.report': 'moderates-other',
      'queue.read': 'moderates',
      'queue.claim': 'moderates-impartial',
      'queue.approve': 'moderates-impartial',
      'queue.refuse': 'moderates-impartial',
      'queue.escalate': 'moderates-other',
      'queue.false-alarm': 'moderates-other',
      'queue.keep': 'moderates-other',
    },
    pupil: {},
    operator: {},
  },
};

/** Who may still act at a level: nobody, or only some capacities. Read after GRANTS, it can only take away. */
type Restriction = 'nobody' | readonly Capacity[];
type Restrictions = Partial<Record<Action, Restriction>>;

const OPENS = ['message.post', 'message.resubmit', 'message.appeal'] as const satisfies readonly Action[];
const RELEASES = ['queue.approve', 'message.approve-alone'] as const satisfies readonly Action[];
const opening = (restriction: Restriction): Restrictions =>
  Object.fromEntries([...OPENS, ...RELEASES].map((action) => [action, restriction]));

const NOTHING_NEW = opening('nobody');
const DIRECTION: readonly Capacity[] = ['direction', 'administration'];

/**
 * Vigilance level × channel kind: what the level takes away. In `direction-only` associations still prepare:
 * their messages wait, nothing is released. In an emergency the emergency channel stays open at every level.
 */
export const VIGILANCE_RESTRICTIONS: Readonly<Record<Vigilance, Partial<Record<ChannelKind, Restrictions>>>> =
  {
    normal: {},
    reinforced: {},
    'direction-only': { association: { 'queue.approve': 'nobody' } },
    'read-only': { announcement: NOTHING_NEW, association: NOTHING_NEW, notice: NOTHING_NEW },
    closed: {
      announcement: { ...NOTHING_NEW, 'channel.read': DIRECTION, 'message.report': 'nobody' },
      association: { ...NOTHING_NEW, 'channel.read': 'nobody', 'message.report': 'nobody' },
      notice: { ...NOTHING_NEW, 'channel.read': DIRECTION, 'message.report': 'nobody' },
    },
  };

/** Capacity × action of the school as a whole; an absent cell is a refusal. */
export const SCHOOL_GRANTS: Readonly<Record<Capacity, readonly SchoolAction[]>> = {
  direction: ['people.search', 'invitation.create', 'lexicon.read', 'lexicon.edit'],
  administration: ['people.search', 'invitation.create', 'lexicon.read'],
  teacher: [],
  parent: [],
  moderator: ['lexicon.read'],
  pupil: [],
  operator: ['lexicon.read', 'lexicon.edit'],
};
