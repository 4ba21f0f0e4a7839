import type { Action, Capacity, ChannelKind, SchoolAction, Vigilance } from './vocabulary';

/**
 * A grant is unconditional, absent, or conditional on facts about the person and the message:
 * - `member`: in the audience of the channel now
 * - `author` / `other`: wrote the message / did not
 * - `member-other`: in the audience and did not write it
 * - `moderates`: holds a moderator's mandate of the association of the channel
 * - `moderates-other`: the same, and did not write the message
 */
export type Grant =
  'never' | 'always' | 'member' | 'author' | 'other' | 'member-other' | 'moderates' | 'moderates-other';

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
  'queue.claim': 'other',
  'queue.approve': 'other',
  'queue.refuse': 'other',
  'queue.escalate': 'other',
};

const QUARANTINE_KEEPER: Row = {
  'quarantine.read': 'always',
  'quarantine.reveal': 'always',
  'quarantine.clear': 'other',
  'quarantine.seal': 'other',
};

const ANNOUNCER: Readonly<Record<Capacity, Row>> = {
  direction: { ...KEYHOLDER, ...QUARANTINE_KEEPER, 'queue.keep': 'other' },
  administration: KEYHOLDER,
  teacher: READER,
  parent: READER,
  moderator: {},
  pupil: { 'channel.read': 'member' },
  operator: {},
};

/**
 * Capacity × channel kind × action at vigilance `normal`; an absent cell is `never`.
 * Associations are read by their members and moderators alone: the direction has no `channel.read` there and
 * meets a text of theirs only in quarantine (code de l'éducation, D111-9: no prior control by the head).
 * A pupil authors nothing, anywhere.
 */
export const GRANTS: Readonly<Record<ChannelKind, Readonly<Record<Capacity, Row>>>> = {
  announcement: ANNOUNCER,
  notice: ANNOUNCER,
  emergency: ANNOUNCER,
  association: {
    direction: { ...QUARANTINE_KEEPER, 'message.retract': 'other', 'queue.keep': 'other' },
    administration: {},
    teacher: {},
    parent: { ...READER, 'message.post': 'member', ...OWN, 'message.retract': 'author' },
    moderator: {
      'channel.read': 'moderates',
      'channel.follow': 'moderates',
      'message.post': 'moderates',
      ...OWN,
      'message.retract': 'moderates',
      'message.report': 'moderates-other',
      'queue.read': 'moderates',
      'queue.claim': 'moderates-other',
      'queue.approve': 'moderates-other',
      'queue.refuse': 'moderates-other',
      'queue.escalate': 'moderates-other',
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
const opening = (restriction: Restriction): Restrictions =>
  Object.fromEntries([...OPENS, 'queue.approve'].map((action) => [action, restriction]));

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
  direction: ['people.search', 'invitation.create'],
  administration: ['people.search', 'invitation.create'],
  teacher: [],
  parent: [],
  moderator: [],
  pupil: [],
  operator: [],
};
