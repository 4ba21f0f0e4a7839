import type { Thread } from './script';

/** The smaller groups of the other association. */
export const PEEP_THREADS: readonly Thread[] = [
  {
    channel: 'Tous les parents · PEEP',
    daysAgo: 5,
    at: '19:00',
    lines: [
      [
        'moderatrice-peep',
        'Bonsoir à tous. La bourse aux livres et aux calculatrices aura lieu le samedi 28 novembre, de 9 h à 12 h, sous le préau.',
      ],
      ['parent9', 'J’ai deux calculatrices de collège à donner. À qui les déposer ?'],
      ['moderatrice-peep', 'À la loge, avec la mention « bourse PEEP ». Merci Pascal !'],
    ],
  },
  {
    channel: '5e B · PEEP',
    daysAgo: 3,
    at: '18:20',
    lines: [
      [
        'parent9',
        'Rose cherche un ou une partenaire pour l’exposé sur les volcans. Un enfant de la classe serait-il encore seul ?',
      ],
      ['moderatrice-peep', 'Je pose la question aux autres parents et je vous réponds ici.'],
      ['parent9', 'Trouvé entre-temps, merci ! Ils travaillent à trois.'],
    ],
  },
  {
    channel: '4e C · PEEP',
    daysAgo: 4,
    at: '18:45',
    lines: [
      [
        'sylvie.garnier',
        'Maxence a oublié sa trousse en salle de technologie, bleue avec un dinosaure. Merci de la laisser à la vie scolaire si un enfant la voit.',
      ],
      ['moderatrice-peep', 'Jules l’a vue ce midi, il la dépose demain à la première heure.'],
      ['sylvie.garnier', 'Merci à lui !'],
    ],
  },
  {
    channel: '4e C · PEEP',
    daysAgo: 1,
    at: '19:30',
    lines: [
      ['marc.garnier', 'Pour le voyage en Irlande, une réunion est prévue le 3 décembre. Qui y sera ?'],
      ['moderatrice-peep', 'J’y serai et je prendrai des notes pour tout le monde.'],
    ],
  },
];
