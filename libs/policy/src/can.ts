import { GRANTS, SCHOOL_GRANTS, VIGILANCE_RESTRICTIONS, type Grant } from './grants';
import {
  ACTION_NAMES,
  CHANNEL_KINDS,
  SCHOOL_ACTION_NAMES,
  type Action,
  type Capacity,
  type ChannelKind,
  type SchoolAction,
  type Vigilance,
} from './vocabulary';

/** What is true of one person, one channel and, where there is one, one message. */
export interface Facts {
  readonly isMember: boolean;
  readonly moderates: boolean;
  readonly isAuthor: boolean;
  /** Decided on the message in an earlier round, so that an appeal must go to another person. */
  readonly decidedBefore: boolean;
  /** The message is quarantined, or was reported as a danger. */
  readonly escalated: boolean;
  /** The operator has said that the direction of the school is one person, who has nobody to turn a second key. */
  readonly soleKeyholder: boolean;
  /** Another person has decided on the message before, or the filter has not read it: its author cannot stand alone for it. */
  readonly needsSecondKey: boolean;
}

/** The cell of the table: what one capacity may do in one kind of channel at one vigilance level. */
export function grantOf(capacity: Capacity, kind: ChannelKind, vigilance: Vigilance, action: Action): Grant {
  const restriction = VIGILANCE_RESTRICTIONS[vigilance][kind]?.[action];
  if (restriction === 'nobody') return 'never';
  if (restriction !== undefined && !restriction.includes(capacity)) return 'never';
  return GRANTS[kind][capacity][action] ?? 'never';
}

/** Whether a person of these capacities may do this; deny by default. */
export function can(
  capacities: readonly Capacity[],
  action: Action,
  kind: ChannelKind,
  vigilance: Vigilance,
  facts: Facts,
): boolean {
  return capacities.some((capacity) => holds(grantOf(capacity, kind, vigilance, action), facts));
}

/** Every action these capacities allow on these facts: what the browser is told, from the same table. */
export function allowedActions(
  capacities: readonly Capacity[],
  kind: ChannelKind,
  vigilance: Vigilance,
  facts: Facts,
): Action[] {
  return ACTION_NAMES.filter((action) => can(capacities, action, kind, vigilance, facts));
}

/** Whether any cell at all gives this action to these capacities: what a route may ask before it knows the object. */
export function couldEver(capacities: readonly Capacity[], action: Action): boolean {
  return capacities.some((capacity) =>
    CHANNEL_KINDS.some((kind) => (GRANTS[kind][capacity][action] ?? 'never') !== 'never'),
  );
}

/** Whether these capacities allow a school-wide action. */
export function canInSchool(capacities: readonly Capacity[], action: SchoolAction): boolean {
  return capacities.some((capacity) => SCHOOL_GRANTS[capacity].includes(action));
}

/** Every school-wide action these capacities allow. */
export function allowedSchoolActions(capacities: readonly Capacity[]): SchoolAction[] {
  return SCHOOL_ACTION_NAMES.filter((action) => canInSchool(capacities, action));
}

function holds(grant: Grant, facts: Facts): boolean {
  const { isMember, moderates, isAuthor, decidedBefore, escalated, soleKeyholder, needsSecondKey } = facts;
  switch (grant) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'member':
      return isMember;
    case 'member-other':
      return isMember && !isAuthor;
    case 'author':
      return isAuthor;
    case 'member-author':
      return isMember && isAuthor;
    case 'moderates-author':
      return moderates && isAuthor;
    case 'sole-author':
      return soleKeyholder && isAuthor && !needsSecondKey;
    case 'other':
      return !isAuthor;
    case 'impartial':
      return !isAuthor && !decidedBefore;
    case 'moderates':
      return moderates;
    case 'moderates-other':
      return moderates && !isAuthor;
    case 'moderates-impartial':
      return moderates && !isAuthor && !decidedBefore;
    case 'escalated':
      return escalated;
    case 'escalated-other':
      return escalated && !isAuthor;
  }
}
