import type { Thread } from './script';

/** What the parents of the FCPE of the collège told each other in a week. */
export const FCPE_THREADS: readonly Thread[] = [
  {
    channel: '5e B · FCPE',
    daysAgo: 6,
    at: '17:48',
    lines: [
      [
        'parent2',
        'Bonsoir à tous ! Lucie a oublié son manteau bleu marine à la sortie, peut-être près du gymnase. Quelqu’un l’aurait vu ?',
      ],
      [
        'parent4',
        'Bonsoir Julien, Ewen dit qu’il y en avait un sur le banc devant la salle 12. À vérifier demain matin.',
      ],
      [
        'parent5',
        'Il est à la loge, je l’ai vu ce soir en passant. Il a une étiquette avec un petit renard.',
      ],
      ['parent2', 'C’est celui-là, merci beaucoup ! Je passe le prendre demain avant 8 h.'],
      [
        'parent1',
        'Au passage, Issa a trouvé une gourde verte dans le bus. Si elle appartient à un enfant de la classe, je la dépose à la loge aussi.',
      ],
      ['parent6', 'La gourde verte, c’est Anton, évidemment. Merci Amina !'],
    ],
  },
  {
    channel: '5e B · FCPE',
    daysAgo: 5,
    at: '12:20',
    lines: [
      [
        'parent3',
        'Bonjour, est-ce que vos enfants ont compris ce qu’il faut rendre en histoire pour jeudi ? Tiago a noté « carte » et rien d’autre.',
      ],
      [
        'moderatrice',
        'Nolwenn a noté : la carte des grands royaumes d’Afrique, page 54 du livre, à compléter au crayon de couleur.',
      ],
      ['parent3', 'Merci Léa, nous voilà sauvés.'],
      ['parent6', 'Et il faut la légende, Anton vient de m’appeler pour me le dire.'],
      [
        'parent5',
        'Pour ceux qui n’ont plus le livre : la carte est aussi dans l’espace de la classe, dossier « Afrique ».',
      ],
    ],
  },
  {
    channel: '5e B · FCPE',
    daysAgo: 4,
    at: '18:30',
    lines: [
      [
        'moderatrice',
        'Le conseil de classe de la 5e B aura lieu le mardi 8 décembre à 17 h 30. Carole et moi y serons comme déléguées. Dites-nous ce que vous aimeriez que nous portions.',
      ],
      [
        'parent1',
        'Le bruit en permanence revient souvent à la maison. Issa n’arrive pas à y faire ses devoirs.',
      ],
      ['parent2', 'Même remarque ici. Et l’accès au CDI le midi, qui semble limité depuis la rentrée.'],
      ['parent4', 'Le poids des cartables, toujours. Ewen a pesé le sien : 9 kg un mardi.'],
      [
        'moderatrice',
        'C’est noté : permanence, CDI, cartables. Nous demanderons aussi où en sont les casiers promis.',
      ],
      [
        'parent3',
        'Merci à vous deux de prendre ce temps. Pour l’ambiance de classe, de notre côté, tout va bien.',
      ],
      ['parent5', 'Tout va bien aussi pour Minh, il est content de sa classe. Merci aux déléguées !'],
    ],
  },
  {
    channel: '5e B · FCPE',
    daysAgo: 3,
    at: '07:42',
    lines: [
      [
        'parent6',
        'Le car de la ligne 7 n’est pas passé ce matin à l’arrêt de la mairie. Nous sommes six à attendre.',
      ],
      ['parent4', 'Panne à la sortie du dépôt d’après le transporteur, le suivant passe à 8 h 05.'],
      ['parent6', 'Merci Mickaël. J’ai prévenu la vie scolaire, les enfants ne seront pas notés en retard.'],
      ['parent2', 'Je peux en prendre trois dans ma voiture, je pars dans cinq minutes de la place.'],
      ['parent6', 'Parfait, Anton, Selma et un grand de 4e montent avec vous. Merci Julien !'],
    ],
  },
  {
    channel: '5e B · FCPE',
    daysAgo: 2,
    at: '19:05',
    lines: [
      [
        'parent5',
        'Sortie au musée maritime jeudi : quelqu’un sait s’il faut un pique-nique ou si la cantine le prépare ?',
      ],
      [
        'parent1',
        'La cantine le prépare pour les demi-pensionnaires, il suffit d’apporter une gourde et un sac pas trop grand.',
      ],
      [
        'parent3',
        'Il manque encore un accompagnateur. Je ne peux pas cette fois, mais c’est une belle journée si quelqu’un hésite.',
      ],
      ['parent4', 'Je me suis proposé ce matin, la vie scolaire m’a répondu oui.'],
      ['moderatrice', 'Merci Mickaël ! Pensez aux bottes ou aux chaussures fermées, on finit par la digue.'],
      ['parent2', 'Et un coupe-vent. L’an dernier nous étions rentrés trempés, et ravis.'],
    ],
  },
  {
    channel: '5e B · FCPE',
    daysAgo: 1,
    at: '18:02',
    lines: [
      [
        'parent3',
        'Le club de théâtre cherche encore deux élèves de 5e, répétition le mardi midi. Tiago y va et adore.',
      ],
      ['parent1', 'Issa est tenté mais il est déjà au club échecs le mardi. C’est toujours le même midi !'],
      ['moderatrice', 'On peut demander au foyer si l’un des deux peut passer au jeudi. Je leur écris.'],
      ['parent6', 'Bonne idée, ils sont plusieurs dans ce cas.'],
    ],
  },
  {
    channel: '6e A · FCPE',
    daysAgo: 6,
    at: '18:15',
    lines: [
      [
        'moderateur2',
        'Bonsoir les parents de 6e A ! Ce groupe est le vôtre : questions du quotidien, petites annonces, covoiturage. Chaque message est relu par Léa ou moi avant de paraître, en général en un quart d’heure.',
      ],
      [
        'parent7',
        'Merci Thierry. Première question d’un parent perdu : où voit-on les menus de la cantine ?',
      ],
      [
        'parent8',
        'Sur le panneau du hall et sur le site du collège, rubrique « Restauration ». Ils changent le vendredi.',
      ],
      [
        'aicha.traore',
        'Merci, je cherchais aussi. Et pour les repas sans porc, il faut le dire chaque semaine ou une fois pour toutes ?',
      ],
      [
        'jerome.picard',
        'Une fois pour toutes, à l’intendance, avec la fiche jaune. Ils sont très arrangeants.',
      ],
    ],
  },
  {
    channel: '6e A · FCPE',
    daysAgo: 5,
    at: '20:10',
    lines: [
      [
        'parent8',
        'Abel a perdu son carnet de liaison. Faut-il en racheter un ou en demander un à la vie scolaire ?',
      ],
      ['jerome.picard', 'À la vie scolaire, 4 €. Jeanne en est déjà à son deuxième, alors vous voyez…'],
      ['parent8', 'Ouf, nous ne sommes pas seuls. Merci !'],
    ],
  },
  {
    channel: '6e A · FCPE',
    daysAgo: 4,
    at: '12:05',
    lines: [
      [
        'aicha.traore',
        'Sekou a un peu de mal à s’organiser entre les matières. Comment faites-vous à la maison ?',
      ],
      [
        'parent7',
        'Une chemise de couleur par matière, et le cartable préparé la veille. Cela a tout changé pour Selma.',
      ],
      [
        'parent8',
        'Chez nous, un grand planning sur le frigo. Et le dimanche soir, on regarde la semaine ensemble.',
      ],
      [
        'moderateur2',
        'L’aide aux devoirs a lieu le lundi et le jeudi de 16 h à 17 h, elle est gratuite et il reste des places. Grâce y va, elle en revient avec tout fini.',
      ],
      ['aicha.traore', 'Je ne savais pas, merci ! Je l’inscris demain.'],
    ],
  },
  {
    channel: '6e A · FCPE',
    daysAgo: 3,
    at: '17:55',
    lines: [
      [
        'jerome.picard',
        'La piscine commence lundi prochain : bonnet obligatoire, pas de short de bain, et un cadenas pour le casier.',
      ],
      ['parent7', 'Faut-il un certificat médical ?'],
      [
        'jerome.picard',
        'Non, seulement le test d’aisance aquatique, qu’ils passent ensemble à la première séance.',
      ],
      ['parent8', 'J’ai deux bonnets en trop, taille enfant, je les laisse volontiers à la loge.'],
      ['aicha.traore', 'J’en prends un pour Sekou, merci Elsa.'],
    ],
  },
  {
    channel: '6e A · FCPE',
    daysAgo: 1,
    at: '18:40',
    lines: [
      ['parent7', 'Selma dit que le cours de musique de vendredi est déplacé. Quelqu’un peut confirmer ?'],
      [
        'moderateur2',
        'C’est dans l’emploi du temps en ligne : vendredi à 14 h au lieu de 10 h, cette semaine seulement.',
      ],
      ['parent7', 'Merci, c’est clair.'],
      [
        'parent8',
        'Et les 6e finissent donc à 15 h vendredi. Je peux faire un crochet par la rue des Tilleuls en rentrant si cela aide.',
      ],
    ],
  },
  {
    channel: '4e C · FCPE',
    daysAgo: 6,
    at: '19:20',
    lines: [
      [
        'laurence.perrin',
        'Bonsoir, avez-vous des nouvelles du voyage en Irlande ? Il me semble que les inscriptions devaient ouvrir ce mois-ci.',
      ],
      [
        'miguel.costa',
        'Réunion d’information le 3 décembre à 18 h en salle polyvalente, c’est affiché à la grille.',
      ],
      ['parent5', 'Lan compte les jours. Y a-t-il une aide pour les familles ? Le prix m’inquiète un peu.'],
      [
        'moderatrice',
        'Le fonds social du collège peut aider, la demande est confidentielle et se fait auprès du secrétariat. Et notre association peut avancer l’acompte.',
      ],
      ['parent5', 'Merci Léa, cela me rassure.'],
    ],
  },
  {
    channel: '4e C · FCPE',
    daysAgo: 4,
    at: '20:30',
    lines: [
      [
        'miguel.costa',
        'Qui aurait un contact pour un stage d’observation ? Inès s’intéresse aux animaux et toutes les cliniques vétérinaires du coin sont complètes.',
      ],
      [
        'laurence.perrin',
        'Mon frère a une exploitation laitière à vingt minutes. Il prend des stagiaires, il faut juste aimer se lever tôt.',
      ],
      ['miguel.costa', 'Elle est ravie ! Je vous écris par l’association pour le contact.'],
      ['moderateur2', 'Je fais le lien entre vous deux, inutile de mettre de numéro de téléphone ici.'],
    ],
  },
  {
    channel: '4e C · FCPE',
    daysAgo: 2,
    at: '18:10',
    lines: [
      [
        'laurence.perrin',
        'Le contrôle de mathématiques a été reporté au lundi 30. Hugo m’en parle depuis une semaine, autant le faire savoir.',
      ],
      ['parent5', 'Merci ! Lan avait déjà tout révisé, elle aura le temps de l’oublier.'],
      [
        'miguel.costa',
        'Pour réviser, le livret d’exercices du manuel numérique est bien fait, chapitres 4 et 5.',
      ],
    ],
  },
  {
    channel: '3e A · FCPE',
    daysAgo: 5,
    at: '18:50',
    lines: [
      [
        'yasmine.haddad',
        'Bonsoir, où en êtes-vous des recherches de stage de 3e ? Rayan a envoyé dix lettres et reçu trois réponses.',
      ],
      [
        'bruno.lemoine',
        'Zoé a trouvé à la médiathèque. Ils en prennent un second si cela intéresse un élève.',
      ],
      [
        'parent1',
        'Fatou cherche encore, elle aimerait voir un cabinet d’architecte. Je suis preneuse d’idées.',
      ],
      ['yasmine.haddad', 'La mairie en prend au service d’urbanisme, il y a justement une architecte.'],
      ['parent1', 'Quelle bonne piste, merci Yasmine !'],
      ['bruno.lemoine', 'Pensez à la convention : trois exemplaires, et le collège la signe en dernier.'],
    ],
  },
  {
    channel: '3e A · FCPE',
    daysAgo: 3,
    at: '19:15',
    lines: [
      [
        'bruno.lemoine',
        'Le brevet blanc est fixé aux 14 et 15 janvier. Zoé veut monter un petit groupe de révision pendant les vacances.',
      ],
      ['yasmine.haddad', 'Rayan en serait. La médiathèque a des salles de travail gratuites l’après-midi.'],
      ['parent1', 'Fatou aussi. On réserve la salle ensemble ?'],
      ['bruno.lemoine', 'Je m’en occupe demain.'],
    ],
  },
  {
    channel: '3e A · FCPE',
    daysAgo: 1,
    at: '20:05',
    lines: [
      [
        'yasmine.haddad',
        'Portes ouvertes du lycée le samedi 12 décembre, de 9 h à 12 h. Nous y allons en bus si d’autres veulent se joindre.',
      ],
      ['parent1', 'Nous venons avec Fatou. Rendez-vous à l’arrêt de la gare à 8 h 40 ?'],
      ['yasmine.haddad', 'C’est noté, à samedi en huit alors.'],
    ],
  },
  {
    channel: 'Tous les parents · FCPE',
    daysAgo: 6,
    at: '20:45',
    lines: [
      [
        'moderatrice',
        'Chers parents, la prochaine réunion de notre conseil local aura lieu jeudi à 20 h en salle polyvalente. À l’ordre du jour : la cantine, la cour, le marché de Noël. Tout le monde est bienvenu, même pour dix minutes.',
      ],
      ['parent4', 'Peut-on suivre à distance ? Je suis du soir cette semaine.'],
      ['moderateur2', 'Oui, on ouvre une visio et le compte rendu sera partagé ici le lendemain.'],
    ],
  },
  {
    channel: 'Tous les parents · FCPE',
    daysAgo: 4,
    at: '17:30',
    lines: [
      [
        'moderateur2',
        'Cantine : la commission menus a été entendue, il y aura un deuxième repas végétarien par semaine à partir de janvier et le pain sera pris au village.',
      ],
      ['laurence.perrin', 'Bravo à la commission, c’était attendu.'],
      [
        'parent8',
        'Abel demande si le pain du village veut dire qu’il y aura aussi les croissants. Je transmets la question.',
      ],
      ['jerome.picard', 'La question mérite d’être portée au conseil d’administration.'],
      [
        'parent6',
        'Plus sérieusement, le temps de repas est-il toujours de vingt minutes pour le second service ? Anton revient souvent sans avoir fini.',
      ],
      [
        'moderatrice',
        'C’est le prochain point que nous soulevons avec l’intendance. Merci de nous le rappeler, Carole.',
      ],
    ],
  },
  {
    channel: 'Tous les parents · FCPE',
    daysAgo: 2,
    at: '20:00',
    lines: [
      [
        'moderatrice',
        'Marché de Noël le samedi 5 décembre dans la cour, de 10 h à 16 h. Il nous faut des bras pour monter les tables dès 8 h 30, des gâteaux, et deux personnes à la caisse.',
      ],
      ['parent2', 'Je monte les tables, et je peux prêter ma remorque.'],
      ['aicha.traore', 'Je fais des beignets, comme l’an dernier. Plus nombreux, promis.'],
      ['parent3', 'Caisse de 10 h à 12 h pour moi.'],
      ['miguel.costa', 'Caisse de 12 h à 14 h, et pastéis de nata si le four tient bon.'],
      ['bruno.lemoine', 'J’amène le vin chaud pour les grands et le jus de pomme chaud pour les autres.'],
      ['moderatrice', 'Vous êtes formidables. Il reste la caisse de 14 h à 16 h !'],
      ['yasmine.haddad', 'Je la prends.'],
    ],
  },
  {
    channel: 'Tous les parents · FCPE',
    daysAgo: 1,
    at: '12:30',
    lines: [
      ['parent7', 'Le passage piéton devant le collège est presque effacé. Sait-on qui prévenir ?'],
      [
        'moderateur2',
        'La mairie, par le formulaire « signaler un problème ». Plus on est nombreux à le faire, mieux cela marche.',
      ],
      ['parent5', 'C’est fait pour moi.'],
      [
        'laurence.perrin',
        'Fait aussi. J’ai joint une photo prise à 8 h, quand les voitures se garent dessus.',
      ],
    ],
  },
];
