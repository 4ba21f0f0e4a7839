/** What a person is in a school. `moderator` is not a school role but a mandate given by an association. */
export const CAPACITIES = [
  'direction',
  'administration',
  'teacher',
  'parent',
  'moderator',
  'pupil',
  'operator',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const ROLES = ['direction', 'administration', 'teacher', 'parent', 'pupil', 'operator'] as const;
export type Role = (typeof ROLES)[number];

export const CHANNEL_KINDS = ['announcement', 'association', 'notice', 'emergency'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** From the ordinary day to a closed messaging; no level allows what the one before it forbade. */
export const VIGILANCE_LEVELS = ['normal', 'reinforced', 'direction-only', 'read-only', 'closed'] as const;
export type Vigilance = (typeof VIGILANCE_LEVELS)[number];

/** What can be done in a channel or to a message of it, each with the sentence that says what it allows. */
export const ACTIONS = {
  'channel.read': 'Read the released messages of the channel',
  'channel.follow': 'See to whom the channel goes and how many people and families that is',
  'message.post': 'Write a message, which enters the path and reaches nobody before a decision',
  'message.withdraw': 'Take back one’s own message that nobody has decided on yet',
  'message.resubmit': 'Send a new revision of one’s own message that was returned or refused',
  'message.appeal': 'Ask that another person decides on one’s own refused message',
  'message.approve-alone':
    'Release one’s own announcement after a hold, where the direction is one person and the operator has said so',
  'message.report': 'Report a released message to those who decide in the channel',
  'message.retract': 'Take back a released message and leave a notice in its place',
  'queue.read': 'Read the messages of the channel that wait for a decision',
  'queue.claim': 'Hold a waiting message for a few minutes while deciding',
  'queue.approve': 'Decide that a waiting message is released',
  'queue.refuse': 'Refuse a waiting message or return it for change, with a reason',
  'queue.escalate': 'Hand a waiting message to the direction',
  'queue.false-alarm': 'Mark what the filter found in a waiting message as a false alarm',
  'queue.keep': 'Close the reports on a released message and leave it in place',
  'quarantine.read': 'See that a message is quarantined, masked',
  'quarantine.reveal': 'Read the text of a quarantined message; each time is recorded',
  'quarantine.clear': 'Send a quarantined message back to those who decide in its channel',
  'quarantine.seal': 'Seal a quarantined message: never delivered, evidence kept',
} as const;
export type Action = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** What can be done in a school outside any channel. */
export const SCHOOL_ACTIONS = {
  'people.search': 'Find people of the school directory',
  'invitation.create': 'Make an invitation code that turns a directory person into an account',
  'lexicon.read':
    'See the words that the school adds to the filter, the rules it switched off, and their figures',
  'lexicon.edit':
    'Add and remove words of the school, switch rules off and on, try a text, test a word on past messages',
} as const;
export type SchoolAction = keyof typeof SCHOOL_ACTIONS;
export const SCHOOL_ACTION_NAMES = Object.keys(SCHOOL_ACTIONS) as SchoolAction[];
