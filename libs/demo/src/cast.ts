import type { Role } from '@app/policy';
import type { Directory } from './directory';
import { emailOf, loginOf } from './families';

/** A person of the demo who has an account. */
export interface Player {
  /** How texts and guides call this person. */
  key: string;
  givenName: string;
  familyName: string;
  login: string;
  /** Address to sign in with; without one only the login name does. */
  email: string | null;
}

/** A player with one of the promised accounts: `parent1`, who signs in as `parent1@demo.parvis` too. */
export function promised(domain: string, key: string, givenName: string, familyName: string): Player {
  const login = domain === 'demo.parvis' ? key : `${key}@${domain}`;
  return { key, givenName, familyName, login, email: `${key}@${domain}` };
}

/** A player with an ordinary account: Aïcha Traoré, who signs in as `aicha.traore`. */
export function ordinary(givenName: string, familyName: string): Player {
  const login = loginOf(givenName, familyName);
  return { key: login, givenName, familyName, login, email: null };
}

/** The players of one demo school, by key. */
export class Cast {
  private readonly ids = new Map<string, string>();

  constructor(private readonly directory: Directory) {}

  id(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`nobody is called ${key} in the demo`);
    return id;
  }

  enter(player: Player, role: Exclude<Role, 'operator' | 'pupil'>): string {
    const { givenName, familyName, email } = player;
    const address = email ?? emailOf(givenName, familyName);
    const id = this.directory.person({ givenName, familyName, roles: [role], email: address });
    this.remember(player, id);
    return id;
  }

  enterPupil(player: Player, divisionId: string): string {
    const id = this.directory.pupil(player.givenName, player.familyName, divisionId);
    this.remember(player, id);
    return id;
  }

  private remember({ key, login, email }: Player, id: string): void {
    this.ids.set(key, id);
    this.directory.account(id, login, email);
  }
}
