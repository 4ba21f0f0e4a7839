import type { Me } from '../../data/me';

/** The parts of the filter’s screens, in order, with their addresses. */
const PARTS = [
  { name: 'trial', to: '/filtre/essai' },
  { name: 'words', to: '/filtre/mots' },
  { name: 'rules', to: '/filtre/regles' },
  { name: 'alarms', to: '/filtre/alertes' },
  { name: 'journal', to: '/filtre/journal' },
] as const;

export type Part = (typeof PARTS)[number];

/** Trying a text is for those who may change the filter; the other parts can be read by everybody who moderates. */
export const partsOf = ({ allowedActions }: Pick<Me, 'allowedActions'>): Part[] =>
  PARTS.filter(({ name }) => name !== 'trial' || allowedActions.includes('lexicon.edit'));
