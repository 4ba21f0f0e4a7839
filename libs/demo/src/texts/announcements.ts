import type { Thread } from './script';

/** What the direction and the administration of the collège announced in a week. */
export const ANNOUNCEMENTS: readonly Thread[] = [
  {
    channel: 'Tout l’établissement',
    daysAgo: 6,
    at: '08:30',
    lines: [
      [
        'direction',
        'Chères familles, chers élèves, chers collègues,\n\nla messagerie habituelle reste fermée cette semaine. Les informations du collège vous parviendront ici, et les groupes de parents sont relus par les associations.\n\nMerci de votre patience.\nHélène Kerbrat, principale',
      ],
    ],
  },
  {
    channel: 'Tous les parents',
    daysAgo: 6,
    at: '11:00',
    lines: [
      [
        'vie-scolaire',
        'Toute absence doit être signalée avant 9 h au 02 61 91 04 12 ou par le formulaire en ligne. Un justificatif écrit est demandé au retour de l’élève.',
      ],
    ],
  },
  {
    channel: 'Tout le personnel',
    daysAgo: 5,
    at: '09:15',
    lines: [
      [
        'adjoint',
        'Les conseils de classe du premier trimestre se tiendront du 7 au 11 décembre. Merci de saisir les moyennes avant le 4 au soir.',
      ],
    ],
  },
  {
    channel: '6e A · parents',
    daysAgo: 5,
    at: '10:30',
    lines: [
      [
        'vie-scolaire',
        'La piscine commence lundi pour les 6e A. Départ du collège à 8 h 10, retour à 10 h. Maillot, bonnet, serviette et cadenas sont indispensables.',
      ],
    ],
  },
  {
    channel: 'Tous les élèves',
    daysAgo: 4,
    at: '09:00',
    lines: [
      [
        'adjoint',
        'Le foyer ouvre chaque midi de 12 h 30 à 13 h 30 : baby-foot, jeux de société, lecture. Les clubs échecs, théâtre et jardin prennent encore des inscriptions.',
      ],
    ],
  },
  {
    channel: 'Tous les parents',
    daysAgo: 4,
    at: '15:45',
    lines: [
      [
        'josiane.pruvost',
        'Les demandes de bourse nationale sont ouvertes jusqu’au 11 décembre. Le secrétariat vous aide à remplir le dossier, sur rendez-vous, du lundi au vendredi de 8 h à 17 h.',
      ],
    ],
  },
  {
    channel: '5e B · parents',
    daysAgo: 3,
    at: '10:00',
    lines: [
      [
        'vie-scolaire',
        'Sortie au musée maritime jeudi pour la 5e B : départ à 8 h 45, retour vers 16 h. Le pique-nique est fourni aux demi-pensionnaires. Prévoir un coupe-vent et une gourde.',
      ],
    ],
  },
  {
    channel: '3e A',
    daysAgo: 3,
    at: '14:00',
    lines: [
      [
        'adjoint',
        'Stage d’observation de 3e : les conventions signées par l’entreprise et par la famille sont à rendre au secrétariat avant le 4 décembre.',
      ],
    ],
  },
  {
    channel: 'Tous les parents',
    daysAgo: 2,
    at: '09:20',
    lines: [
      [
        'direction',
        'Rencontre parents-professeurs le jeudi 17 décembre de 16 h 30 à 20 h. Les rendez-vous se prennent en ligne à partir de lundi ; les familles qui n’ont pas d’accès peuvent appeler le secrétariat.',
      ],
    ],
  },
  {
    channel: '4e C · parents',
    daysAgo: 2,
    at: '11:10',
    lines: [
      [
        'josiane.pruvost',
        'Voyage en Irlande : réunion d’information le jeudi 3 décembre à 18 h en salle polyvalente. Un échéancier en cinq fois et le fonds social peuvent être demandés.',
      ],
    ],
  },
  {
    channel: 'Tout l’établissement',
    daysAgo: 2,
    at: '16:00',
    lines: [
      [
        'vie-scolaire',
        'Exercice d’évacuation incendie demain dans la matinée. Le signal sera entendu depuis la rue : il ne s’agit que d’un exercice.',
      ],
    ],
  },
  {
    channel: 'Tous les élèves',
    daysAgo: 1,
    at: '08:40',
    lines: [
      [
        'vie-scolaire',
        'Objets trouvés : trois manteaux, deux trousses, une flûte et un seul gant attendent leur propriétaire à la loge jusqu’à vendredi.',
      ],
    ],
  },
  {
    channel: 'Tous les parents',
    daysAgo: 1,
    at: '10:15',
    lines: [
      [
        'direction',
        'Le conseil d’administration se réunit mardi à 18 h. Les représentants des parents y présenteront notamment le bilan de la cantine et le projet de cour végétalisée.',
      ],
    ],
  },
];
