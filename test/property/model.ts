import type { MessageState } from '@app/contract';
import { PLAYERS, type Player } from '../support/scenario-school';

/** The rules of the path in a few words of their own: nothing here comes from the server’s tables. */

export const CHANNELS = ['group', 'otherGroup', 'everyone'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Who plays: a school, and a person of it. */
export interface Who {
  school: number;
  player: Player;
}

export type Command =
  | { do: 'post'; who: Who; channel: ChannelName; threat: boolean; abroad: boolean }
  | { do: 'resubmit'; who: Who; message: number; stale: boolean; threat: boolean }
  | { do: Move; who: Who; message: number; stale: boolean };

export const MOVES = [
  'approve',
  'reject',
  'return',
  'escalate',
  'clear',
  'seal',
  'keep',
  'retract',
  'takeBack',
  'withdraw',
  'appeal',
  'report',
  'endanger',
  'claim',
] as const;
export type Move = (typeof MOVES)[number];

export interface ModelMessage {
  school: number;
  channel: ChannelName;
  author: Player;
  state: MessageState;
  version: number;
  text: string;
  revision: number;
  /** Who decided on this revision, in rounds before the present one and in it. */
  decidedBefore: Player[];
  decidedNow: Player[];
  approvedBy: Player | undefined;
  reports: Map<Player, { danger: boolean; open: boolean }>;
  openReports: number;
  endangers: boolean;
  claimedBy: Player | undefined;
}

const DIRECTION: readonly Player[] = ['head', 'deputy'];
const KEYS: readonly Player[] = [...DIRECTION, 'office'];
const MEMBERS: Readonly<Record<'group' | 'otherGroup', readonly Player[]>> = {
  group: ['amina', 'julien', 'sofia', 'lea', 'thierry'],
  otherGroup: ['elsa', 'sandrine'],
};
const DECIDERS: Readonly<Record<ChannelName, readonly Player[]>> = {
  group: ['lea', 'thierry'],
  otherGroup: ['sandrine'],
  everyone: KEYS,
};

/** Whether somebody of the school reads a channel of it. */
export const reads = (player: Player, channel: ChannelName): boolean =>
  channel === 'everyone' || MEMBERS[channel].includes(player);

const writes = (player: Player, channel: ChannelName): boolean =>
  channel === 'everyone' ? KEYS.includes(player) : MEMBERS[channel].includes(player);

/** Two schools as they ought to be. */
export class Model {
  readonly messages: ModelMessage[] = [];
  /** What was released in a channel, by position. */
  private readonly released = new Map<string, ModelMessage[]>();

  readable(school: number, channel: ChannelName): ModelMessage[] {
    return this.released.get(`${school}/${channel}`) ?? [];
  }

  /** The version to act on: the present one, or one that there is not yet. */
  versionOf({ message, stale }: Exclude<Command, { do: 'post' }>): number {
    return (this.messages[message]?.version ?? 1) + Number(stale);
  }

  /**
   * The same command by somebody, and on a message, for which it is to be done; as it is when there is no such chance.
   * Chance alone would hardly ever get past the first refusal.
   */
  aim(command: Command, chance: number): Command {
    const targets: Partial<Command>[] =
      command.do === 'post'
        ? PLAYERS.filter((player) => writes(player, command.channel)).map((player) => ({
            who: { ...command.who, player },
            abroad: false,
          }))
        : this.messages.flatMap((message, i) =>
            PLAYERS.filter((player) => isPossible(message, player, command.do)).map((player) => ({
              who: { school: message.school, player },
              message: i,
              stale: false,
            })),
          );
    return { ...command, ...targets[chance % targets.length] } as Command;
  }

  /** The same command on a message that has come far, by somebody who has to do with it: where the laws are broken, if at all. */
  aimNearly(command: Command, chance: number): Command {
    const far = this.messages.flatMap((message, i) => (message.version > 2 ? [{ message, i }] : []));
    const target = far[chance % far.length];
    if (command.do === 'post' || target === undefined) return command;
    const { author, decidedBefore, decidedNow, claimedBy, channel, school } = target.message;
    const involved = [
      author,
      ...decidedBefore,
      ...decidedNow,
      ...(claimedBy ? [claimedBy] : []),
      ...DECIDERS[channel],
    ];
    const player = involved[Math.floor(chance / 7) % involved.length] ?? author;
    return { ...command, who: { school, player }, message: target.i, stale: false };
  }

  /** Whether the command is to be done; then the model has done it too. */
  run(command: Command, text: string): boolean {
    if (command.do === 'post') return this.post(command, text);
    const message = this.messages[command.message];
    if (!message || message.school !== command.who.school) return false;
    const { player } = command.who;
    if (command.do === 'report' || command.do === 'endanger')
      return report(message, player, command.do === 'endanger');
    if (command.stale || !isAllowed(message, player, command.do)) return false;
    if (command.do === 'claim') {
      message.claimedBy = player;
      return true;
    }
    this.move(message, command, text);
    return true;
  }

  private post({ who, channel, threat, abroad }: Command & { do: 'post' }, text: string): boolean {
    if (abroad || !writes(who.player, channel)) return false;
    this.messages.push({
      school: who.school,
      channel,
      author: who.player,
      state: threat ? 'quarantined' : 'held',
      version: 1,
      text,
      revision: 1,
      decidedBefore: [],
      decidedNow: [],
      approvedBy: undefined,
      reports: new Map(),
      openReports: 0,
      endangers: false,
      claimedBy: undefined,
    });
    return true;
  }

  private move(message: ModelMessage, command: Exclude<Command, { do: 'post' }>, text: string): void {
    message.version++;
    message.claimedBy = undefined;
    switch (command.do) {
      case 'approve': {
        message.approvedBy = command.who.player;
        message.state = 'delivered';
        const key = `${message.school}/${message.channel}`;
        this.released.set(key, [...(this.released.get(key) ?? []), message]);
        break;
      }
      case 'reject':
      case 'return':
        message.decidedNow.push(command.who.player);
        message.state = command.do === 'reject' ? 'rejected' : 'returned';
        break;
      case 'resubmit':
        Object.assign(message, { text, revision: message.revision + 1, decidedBefore: [], decidedNow: [] });
        message.state = command.threat ? 'quarantined' : 'held';
        break;
      case 'appeal':
        message.decidedBefore.push(...message.decidedNow.splice(0));
        message.state = 'held';
        break;
      case 'keep':
        closeReports(message);
        break;
      case 'escalate':
        message.state = 'quarantined';
        break;
      case 'clear':
        message.state = 'held';
        break;
      case 'seal':
        message.state = 'sealed';
        break;
      case 'withdraw':
        message.state = 'withdrawn';
        break;
      case 'retract':
      case 'takeBack':
        message.state = 'retracted';
        closeReports(message);
        break;
      case 'report':
      case 'endanger':
      case 'claim':
        break;
    }
  }
}

function report(message: ModelMessage, player: Player, danger: boolean): boolean {
  if (!mayReport(message, player)) return false;
  const before = message.reports.get(player);
  if (!before?.open || (danger && !before.danger)) {
    message.reports.set(player, { danger, open: true });
    message.version++;
    message.openReports += before?.open ? 0 : 1;
    message.endangers ||= danger;
  }
  return true;
}

const isPossible = (message: ModelMessage, player: Player, command: Command['do']): boolean =>
  command === 'report' || command === 'endanger'
    ? mayReport(message, player)
    : command !== 'post' && isAllowed(message, player, command);

function mayReport({ state, author, channel }: ModelMessage, player: Player): boolean {
  const isReader = reads(player, channel) && player !== 'pupil' && !KEYS.includes(player);
  return state === 'delivered' && isReader && player !== author;
}

function closeReports(message: ModelMessage): void {
  message.openReports = 0;
  message.endangers = false;
  for (const report of message.reports.values()) report.open = false;
}

function isAllowed(message: ModelMessage, player: Player, move: Exclude<Command['do'], 'post'>): boolean {
  const { state, author, channel, decidedBefore, claimedBy, openReports, endangers } = message;
  const isAuthor = player === author;
  const decides = DECIDERS[channel].includes(player);
  const free = claimedBy === undefined || claimedBy === player;
  const direction = DIRECTION.includes(player);
  switch (move) {
    case 'approve':
    case 'reject':
    case 'return':
      return state === 'held' && decides && !isAuthor && !decidedBefore.includes(player) && free;
    case 'escalate':
      return state === 'held' && decides && !direction && !isAuthor && free;
    case 'clear':
    case 'seal':
      return state === 'quarantined' && direction && !isAuthor;
    case 'keep':
      return state === 'delivered' && !isAuthor && (decides || (direction && endangers));
    case 'retract':
      return state === 'delivered' && (isAuthor || decides || (direction && endangers));
    case 'takeBack':
      return state === 'delivered' && isAuthor;
    case 'withdraw':
      return state === 'held' && isAuthor;
    case 'resubmit':
      return (state === 'rejected' || state === 'returned') && isAuthor;
    case 'appeal': {
      const decided = [...decidedBefore, ...message.decidedNow];
      const others = DECIDERS[channel].filter((decider) => decider !== author && !decided.includes(decider));
      return state === 'rejected' && isAuthor && others.length > 0;
    }
    case 'claim':
      return (
        (state === 'held' || openReports > 0) &&
        decides &&
        !isAuthor &&
        !decidedBefore.includes(player) &&
        free
      );
    case 'report':
    case 'endanger':
      return false;
  }
}
