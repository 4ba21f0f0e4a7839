import type { Episode } from './script';

/** Messages of the collège in every state a message can be in, and with every turn its path can take. */
export const EPISODES: readonly Episode[] = [
  // Waiting now.
  {
    channel: '5e B · FCPE',
    by: 'parent4',
    hoursAgo: 0.7,
    text: 'Franchement, ce surveillant est un connard : il a laissé dix gamins dehors sous la pluie ce midi. On devrait le dire au collège.',
    steps: [],
  },
  {
    channel: '6e A · FCPE',
    by: 'parent8',
    hoursAgo: 0.52,
    text: 'Bonjour, Abel a laissé son sac de piscine dans le car ce matin. Quelqu’un sait comment joindre le transporteur ?',
    steps: [],
  },
  {
    channel: '5e B · FCPE',
    by: 'parent1',
    hoursAgo: 0.2,
    text: 'Merci à tous pour le covoiturage de jeudi, les enfants sont rentrés enchantés du musée. Issa parle de devenir gardien de phare.',
    steps: [],
  },
  {
    channel: 'Tous les parents · FCPE',
    by: 'bruno.lemoine',
    hoursAgo: 0.05,
    text: 'Pour le marché de Noël, faut-il apporter ses propres rallonges électriques ou le collège en prête-t-il ?',
    steps: [],
  },
  {
    channel: '5e B · FCPE',
    by: 'moderatrice',
    hoursAgo: 0.35,
    text: 'Le compte rendu de la réunion d’hier est prêt : je vous l’affiche au panneau de la grille demain matin.',
    steps: [],
  },
  {
    channel: '4e C · PEEP',
    by: 'sylvie.garnier',
    hoursAgo: 0.9,
    text: 'Qui aurait un manuel d’anglais de 4e à prêter jusqu’à lundi ? Celui de Maxence est resté chez son grand-père.',
    steps: [],
  },
  {
    channel: 'Tous les parents',
    by: 'adjoint',
    hoursAgo: 1.2,
    text: 'Jeudi, les cours s’arrêteront à 15 h 30 pour toutes les classes en raison d’une réunion pédagogique. La permanence reste ouverte jusqu’à 17 h 30.',
    steps: [],
  },
  {
    channel: '6e A · parents',
    by: 'vie-scolaire',
    hoursAgo: 0.4,
    text: 'La séance de piscine de lundi est maintenue. Merci de vérifier que le nom de l’élève figure sur le bonnet et sur la serviette.',
    steps: [],
  },
  // Quarantined by the filter, waiting for the direction.
  {
    channel: '3e A · FCPE',
    by: 'yasmine.haddad',
    hoursAgo: 0.3,
    text: 'Demain matin je vais poser une bombe dans le collège et vous allez tous mourir.',
    steps: [],
  },
  // Escalated by a moderator.
  {
    channel: '6e A · FCPE',
    by: 'jerome.picard',
    hoursAgo: 5,
    text: 'Je suis inquiet : ma fille me dit qu’un élève plus grand lui réclame de l’argent à la sortie depuis deux semaines. À qui en parler ?',
    steps: [
      {
        move: 'escalate',
        by: 'moderatrice',
        after: 9,
        text: 'Racket possible : à traiter par l’établissement sans attendre.',
      },
    ],
  },
  // Sealed: never delivered, evidence kept.
  {
    channel: '4e C · FCPE',
    by: 'laurence.perrin',
    hoursAgo: 74,
    text: 'Lundi, je viens au collège avec un couteau et je vais vous tuer.',
    steps: [
      {
        move: 'seal',
        by: 'direction',
        after: 6,
        text: 'Compte piraté : famille jointe par téléphone, mot de passe changé, signalement fait.',
      },
    ],
  },
  // Escalated, cleared by the direction, and released after all.
  {
    channel: '3e A · FCPE',
    by: 'bruno.lemoine',
    hoursAgo: 51,
    text: 'Une bagarre a éclaté devant la grille à 17 h. Les pompiers sont venus, plus de peur que de mal : parlez-en avec vos enfants ce soir.',
    steps: [
      {
        move: 'escalate',
        by: 'moderateur2',
        after: 5,
        text: 'L’établissement doit le savoir avant les familles.',
      },
      {
        move: 'clear',
        by: 'adjoint',
        after: 12,
        text: 'Vu avec la vie scolaire, rien ne s’oppose à la diffusion.',
      },
      { move: 'approve', by: 'moderatrice', after: 8 },
    ],
  },
  // Returned, and not taken up again yet.
  {
    channel: '5e B · FCPE',
    by: 'parent2',
    hoursAgo: 20,
    text: 'Le petit Enzo de la classe a encore cassé les lunettes d’un camarade, il faudrait que ses parents réagissent.',
    steps: [
      {
        move: 'return',
        by: 'moderatrice',
        after: 14,
        reasonCode: 'names-a-person',
        text: 'Vous pouvez parler des lunettes cassées sans désigner un enfant. Pour le reste, voyez avec la vie scolaire.',
      },
    ],
  },
  // Returned, changed, released.
  {
    channel: '6e A · FCPE',
    by: 'parent7',
    hoursAgo: 46,
    text: 'Pour le covoiturage du mercredi, appelez-moi sur mon portable, je le donne ici : demandez Farid.',
    steps: [
      {
        move: 'return',
        by: 'moderateur2',
        after: 11,
        reasonCode: 'private-data',
        text: 'Mieux vaut ne pas s’échanger de numéros dans le groupe.',
      },
      {
        move: 'resubmit',
        by: 'parent7',
        after: 25,
        text: 'Pour le covoiturage du mercredi, j’ai deux places depuis la rue des Tilleuls. Laissez un mot à l’association, elle fera le lien.',
      },
      { move: 'approve', by: 'moderateur2', after: 7 },
    ],
  },
  // Refused, with its reason.
  {
    channel: 'Tous les parents · FCPE',
    by: 'miguel.costa',
    hoursAgo: 28,
    text: 'Je vends ma cuisine équipée, très bon état, prix à débattre. Photos sur demande.',
    steps: [
      {
        move: 'reject',
        by: 'moderateur2',
        after: 17,
        reasonCode: 'advertising',
        text: 'Ce groupe est réservé à la vie du collège. Le panneau de la médiathèque accueille les petites annonces.',
      },
    ],
  },
  {
    channel: '5e B · FCPE',
    by: 'parent6',
    hoursAgo: 66,
    text: 'C’est toujours les mêmes familles qui ne font rien et qui profitent du travail des autres.',
    steps: [{ move: 'reject', by: 'moderatrice', after: 21, reasonCode: 'tone' }],
  },
  // Refused, appealed: waits for another person.
  {
    channel: '5e B · FCPE',
    by: 'parent3',
    hoursAgo: 8,
    text: 'La note de 4 sur 20 donnée à toute la classe en sciences me paraît injuste. Je propose que nous demandions ensemble un rendez-vous au professeur.',
    steps: [
      { move: 'reject', by: 'moderatrice', after: 13, reasonCode: 'personal-attack' },
      {
        move: 'appeal',
        by: 'parent3',
        after: 34,
        text: 'Je ne mets personne en cause : je propose un rendez-vous. Pouvez-vous relire à deux ?',
      },
    ],
  },
  // Refused, appealed, released by another moderator.
  {
    channel: '4e C · FCPE',
    by: 'miguel.costa',
    hoursAgo: 98,
    text: 'Les devoirs du week-end s’accumulent : quatre matières pour lundi. Et si nous en parlions au conseil de classe ?',
    steps: [
      { move: 'reject', by: 'moderatrice', after: 19, reasonCode: 'duplicate' },
      {
        move: 'appeal',
        by: 'miguel.costa',
        after: 42,
        text: 'Le fil précédent portait sur les évaluations, pas sur les devoirs.',
      },
      { move: 'approve', by: 'moderateur2', after: 55, text: 'En effet, le sujet est différent.' },
    ],
  },
  // Withdrawn before anybody decided.
  {
    channel: '5e B · FCPE',
    by: 'parent5',
    hoursAgo: 31,
    text: 'Le cours de natation de demain est-il annulé ?',
    steps: [{ move: 'withdraw', by: 'parent5', after: 4 }],
  },
  {
    channel: 'Tous les parents',
    by: 'josiane.pruvost',
    hoursAgo: 55,
    text: 'Le secrétariat sera fermé vendredi après-midi.',
    steps: [{ move: 'withdraw', by: 'josiane.pruvost', after: 6 }],
  },
  // An announcement that the second key sent back.
  {
    channel: '3e A · parents',
    by: 'vie-scolaire',
    hoursAgo: 26,
    text: 'Les élèves qui n’ont pas de stage doivent se présenter lundi.',
    steps: [
      {
        move: 'return',
        by: 'direction',
        after: 33,
        reasonCode: 'unclear',
        text: 'À quelle heure, où, et avec quel document ? Merci de préciser.',
      },
    ],
  },
  // Released, then retracted.
  {
    channel: '6e A · FCPE',
    by: 'aicha.traore',
    hoursAgo: 70,
    text: 'La sortie de jeudi est annulée, inutile de prévoir le pique-nique.',
    steps: [
      { move: 'approve', by: 'moderateur2', after: 5 },
      {
        move: 'retract',
        by: 'aicha.traore',
        after: 38,
        text: 'Je me suis trompée de classe, la sortie a bien lieu. Pardon !',
      },
    ],
  },
  {
    channel: 'Tous les parents · FCPE',
    by: 'parent8',
    hoursAgo: 52,
    text: 'La liste des enfants inscrits à la garderie du marché de Noël : Abel, Selma, Sekou, Jeanne et les deux petits Morvan.',
    steps: [
      { move: 'approve', by: 'moderatrice', after: 9 },
      {
        move: 'report',
        by: 'jerome.picard',
        after: 20,
        category: 'privacy',
        text: 'Des prénoms d’enfants devant toutes les familles, est-ce bien utile ?',
      },
      {
        move: 'retract',
        by: 'moderateur2',
        after: 16,
        reasonCode: 'names-a-person',
        text: 'Une liste de prénoms d’enfants n’a pas sa place ici.',
      },
    ],
  },
  // Released and reported: the report waits.
  {
    channel: 'Tous les parents · FCPE',
    by: 'parent4',
    hoursAgo: 23,
    text: 'Un collègue vend des places pour le match de samedi à moitié prix, faites-moi signe.',
    steps: [
      { move: 'approve', by: 'moderateur2', after: 12 },
      {
        move: 'report',
        by: 'parent3',
        after: 95,
        category: 'off-topic',
        text: 'Ce groupe n’est pas fait pour cela.',
      },
    ],
  },
  // Released, reported, kept.
  {
    channel: '5e B · FCPE',
    by: 'parent6',
    hoursAgo: 90,
    text: 'Je trouve la cantine bien trop chère pour ce que les enfants mangent.',
    steps: [
      { move: 'approve', by: 'moderatrice', after: 10 },
      {
        move: 'report',
        by: 'parent2',
        after: 50,
        category: 'other',
        text: 'Un peu sévère pour le personnel.',
      },
      {
        move: 'keep',
        by: 'moderateur2',
        after: 70,
        text: 'Une opinion sur un tarif, dite sans viser personne.',
      },
    ],
  },
];
