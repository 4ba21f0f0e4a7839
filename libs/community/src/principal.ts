import type { Capacity, Role, Vigilance } from '@app/policy';
import type { MandateFunction } from './labels';

/** The school of a principal, with the vigilance level in force now. */
interface PrincipalSchool {
  /** The school’s UAI. */
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly academy: { readonly code: number; readonly name: string };
  /** The operator has said that its direction is one person, and nobody but this one is of direction or administration. */
  readonly soleKeyholder: boolean;
  /** A level whose end has passed counts as `normal`. */
  readonly vigilance: {
    readonly level: Vigilance;
    readonly reason: string | null;
    readonly until: string | null;
  };
}

export interface Mandate {
  readonly associationId: string;
  readonly associationName: string;
  readonly function: MandateFunction;
}

/** Who is asking: one session, read once, remembered for a short time and never changed. */
export interface Principal {
  readonly sessionId: string;
  /** What opened the session, as it called itself. */
  readonly userAgent: string;
  /** When the session ends unless it is used again; a use moves this on, up to ninety days after the sign-in. */
  readonly expiresAt: Date;
  readonly accountId: string;
  /** What a state-changing request that carries the cookie must repeat in its `X-CSRF-Token` header. */
  readonly csrfToken: string;
  /** For an operator, who is no person of a school: the account’s id and the operator’s name. */
  readonly person: { readonly id: string; readonly name: string; readonly label: string };
  readonly school: PrincipalSchool | null;
  readonly account: { readonly login: string; readonly email: string | null };
  readonly roles: readonly Role[];
  /** Mandates in force today. */
  readonly mandates: readonly Mandate[];
  /** The roles, and `moderator` for whoever holds a moderator’s mandate. */
  readonly capacities: readonly Capacity[];
  /** Ids of the channels whose current audience holds this person. */
  readonly memberOf: ReadonlySet<string>;
  /** Ids of the associations this person moderates for. */
  readonly moderates: ReadonlySet<string>;
}
