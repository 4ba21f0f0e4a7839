import type { Episode, Thread } from './script';

export const LYCEE_THREADS: readonly Thread[] = [
  {
    channel: 'Tout l’établissement',
    daysAgo: 5,
    at: '09:00',
    lines: [
      [
        'direction',
        'Le lycée ouvre à 7 h 30. La carte de lycéen est demandée à l’entrée jusqu’à nouvel ordre.',
      ],
    ],
  },
  {
    channel: 'Tous les parents',
    daysAgo: 3,
    at: '10:00',
    lines: [
      [
        'adjoint',
        'Les réunions d’orientation des 2de auront lieu les 7 et 8 décembre à 18 h en salle Simone-Veil.',
      ],
    ],
  },
  {
    channel: '2de 1 · FCPE',
    daysAgo: 4,
    at: '19:10',
    lines: [
      [
        'parent1',
        'Bonsoir, comment vos enfants choisissent-ils leurs spécialités ? Noa hésite entre quatre.',
      ],
      [
        'parent2',
        'Lilia est allée aux portes ouvertes de l’université, cela l’a bien aidée à en écarter deux.',
      ],
      [
        'moderatrice',
        'La psychologue de l’Éducation nationale reçoit le mardi, sur rendez-vous pris à la vie scolaire.',
      ],
      ['parent1', 'Merci à vous deux, nous prenons rendez-vous.'],
    ],
  },
  {
    channel: 'Tous les parents · FCPE',
    daysAgo: 2,
    at: '20:15',
    lines: [
      [
        'moderatrice',
        'Le bal de fin d’année cherche déjà son comité. Les bonnes volontés peuvent répondre ici.',
      ],
      ['parent2', 'Présent pour la musique !'],
    ],
  },
];

export const LYCEE_EPISODES: readonly Episode[] = [
  {
    channel: '2de 1 · FCPE',
    by: 'parent1',
    hoursAgo: 0.6,
    text: 'Y a-t-il encore des places à l’internat pour janvier ? Nous déménageons un peu plus loin.',
    steps: [],
  },
  {
    channel: 'Tous les parents',
    by: 'direction',
    hoursAgo: 1.5,
    text: 'La cafétéria fermera à 13 h 30 vendredi en raison d’une coupure d’eau.',
    steps: [],
  },
];
