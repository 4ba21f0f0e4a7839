/**
 * Small things kept on this device for one person: drafts, messages that wait for the network. Each key carries
 * the person’s id, so that two people who share a tablet never meet each other’s words.
 */
export interface Kept {
  read(name: string): string | null;
  write(name: string, value: string | null): void;
  /** Forgets everything kept for this person. */
  clear(): void;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A full or refused storage (private windows) loses nothing but the keeping: writing goes on. */
export function keptFor(personId: string, store: Store): Kept {
  const prefix = `parvis:${personId}:`;
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (name) => attempt(() => store.getItem(prefix + name), null),
    write: (name, value) => {
      attempt(() => {
        if (value === null || value === '') store.removeItem(prefix + name);
        else store.setItem(prefix + name, value);
      }, undefined);
    },
    clear: () => {
      attempt(() => {
        const names = Array.from({ length: store.length }, (_, index) => store.key(index));
        for (const name of names) if (name?.startsWith(prefix)) store.removeItem(name);
      }, undefined);
    },
  };
}
