/** The forms a pattern can ask of a group of verbs, as `@kill.inf`; persons are French: 1 is je, on and nous. */
export const FORMS = [
  'inf',
  'pp',
  'ant',
  'pres1',
  'pres2',
  'pres3',
  'imp',
  'fut1',
  'fut2',
  'fut3',
  'cond1',
  'cond',
  'subj',
  'past',
  'any',
] as const;
export type Form = (typeof FORMS)[number];
export type Conjugation = Record<Form, string[]>;

/** Present je … ils, stem of future, past participle, stem of imperfect; without accents, as the reader folds them. */
const IRREGULAR: Record<
  string,
  { present: string; future: string; participle: string; stem?: string; subjunctive?: string }
> = {
  aller: { present: 'vais vas va allons allez vont', future: 'ir', participle: 'alle', subjunctive: 'aill' },
  avoir: { present: 'ai as a avons avez ont', future: 'aur', participle: 'eu', subjunctive: 'ai' },
  etre: {
    present: 'suis es est sommes etes sont',
    future: 'ser',
    participle: 'ete',
    stem: 'et',
    subjunctive: 'soi',
  },
  faire: {
    present: 'fais fais fait faisons faites font',
    future: 'fer',
    participle: 'fait',
    subjunctive: 'fass',
  },
  mettre: { present: 'mets mets met mettons mettez mettent', future: 'mettr', participle: 'mis' },
  battre: { present: 'bats bats bat battons battez battent', future: 'battr', participle: 'battu' },
  prendre: {
    present: 'prends prends prend prenons prenez prennent',
    future: 'prendr',
    participle: 'pris',
    subjunctive: 'prenn',
  },
  mourir: {
    present: 'meurs meurs meurt mourons mourez meurent',
    future: 'mourr',
    participle: 'mort',
    subjunctive: 'meur',
  },
  venir: {
    present: 'viens viens vient venons venez viennent',
    future: 'viendr',
    participle: 'venu',
    subjunctive: 'vienn',
  },
  tenir: {
    present: 'tiens tiens tient tenons tenez tiennent',
    future: 'tiendr',
    participle: 'tenu',
    subjunctive: 'tienn',
  },
  vouloir: {
    present: 'veux veux veut voulons voulez veulent',
    future: 'voudr',
    participle: 'voulu',
    subjunctive: 'veuill',
  },
  pouvoir: {
    present: 'peux peux peut pouvons pouvez peuvent',
    future: 'pourr',
    participle: 'pu',
    subjunctive: 'puiss',
  },
  devoir: {
    present: 'dois dois doit devons devez doivent',
    future: 'devr',
    participle: 'du',
    subjunctive: 'doiv',
  },
  savoir: {
    present: 'sais sais sait savons savez savent',
    future: 'saur',
    participle: 'su',
    subjunctive: 'sach',
  },
  voir: {
    present: 'vois vois voit voyons voyez voient',
    future: 'verr',
    participle: 'vu',
    subjunctive: 'voi',
  },
  ouvrir: { present: 'ouvre ouvres ouvre ouvrons ouvrez ouvrent', future: 'ouvrir', participle: 'ouvert' },
  souffrir: {
    present: 'souffre souffres souffre souffrons souffrez souffrent',
    future: 'souffrir',
    participle: 'souffert',
  },
  detruire: {
    present: 'detruis detruis detruit detruisons detruisez detruisent',
    future: 'detruir',
    participle: 'detruit',
  },
  foutre: { present: 'fous fous fout foutons foutez foutent', future: 'foutr', participle: 'foutu' },
  sortir: { present: 'sors sors sort sortons sortez sortent', future: 'sortir', participle: 'sorti' },
  partir: { present: 'pars pars part partons partez partent', future: 'partir', participle: 'parti' },
  courir: { present: 'cours cours court courons courez courent', future: 'courr', participle: 'couru' },
  jeter: {
    present: 'jette jettes jette jetons jetez jettent',
    future: 'jetter',
    participle: 'jete',
    subjunctive: 'jett',
  },
};

const IRREGULAR_TAILS = Object.keys(IRREGULAR).sort((a, b) => b.length - a.length);

/** All forms of one verb, or of a phrase that begins with a verb (`faire sauter`); accents are already folded away. */
export function conjugate(phrase: string): Conjugation {
  const [verb = '', ...rest] = phrase.split(' ');
  const forms = conjugateVerb(verb);
  if (rest.length === 0) return forms;
  const tail = ` ${rest.join(' ')}`;
  return Object.fromEntries(
    FORMS.map((form) => [form, forms[form].map((word) => word + tail)]),
  ) as Conjugation;
}

function conjugateVerb(verb: string): Conjugation {
  const tail = IRREGULAR_TAILS.find((known) => verb.endsWith(known));
  const model = tail === undefined ? undefined : IRREGULAR[tail];
  if (tail !== undefined && model !== undefined) {
    const head = verb.slice(0, verb.length - tail.length);
    return build(verb, {
      present: model.present.split(' ').map((form) => head + form),
      future: head + model.future,
      participle: head + model.participle,
      ...(model.stem === undefined ? {} : { stem: head + model.stem }),
      ...(model.subjunctive === undefined ? {} : { subjunctive: head + model.subjunctive }),
    });
  }
  const stem = verb.slice(0, -2);
  if (verb.endsWith('er')) {
    const soft = stem.endsWith('g') ? `${stem}e` : stem;
    const light = stem.endsWith('y') ? `${stem.slice(0, -1)}i` : stem;
    return build(verb, {
      present: [`${light}e`, `${light}es`, `${light}e`, `${soft}ons`, `${stem}ez`, `${light}ent`],
      future: `${light}er`,
      participle: `${stem}e`,
      stem: soft,
    });
  }
  if (verb.endsWith('ir')) {
    return build(verb, {
      present: [`${stem}is`, `${stem}is`, `${stem}it`, `${stem}issons`, `${stem}issez`, `${stem}issent`],
      future: verb,
      participle: `${stem}i`,
    });
  }
  return build(verb, {
    present: [`${stem}s`, `${stem}s`, stem, `${stem}ons`, `${stem}ez`, `${stem}ent`],
    future: verb.slice(0, -1),
    participle: `${stem}u`,
  });
}

interface Parts {
  present: string[];
  future: string;
  participle: string;
  stem?: string;
  subjunctive?: string;
}

function build(infinitive: string, { present, future, participle, stem, subjunctive }: Parts): Conjugation {
  const [je = '', tu = '', il = '', nous = '', vous = '', ils = ''] = present;
  const imperfect = stem ?? nous.replace(/ons$/, '');
  const plural = vous.replace(/(i?ez|es)$/, '');
  const root = subjunctive ?? ils.replace(/ent$/, '');
  const unmarked = participle.endsWith('s') ? [participle] : [participle, `${participle}s`];
  const forms = {
    // je vais te tué, on va le plantez: how infinitives in -er are often written
    inf: infinitive.endsWith('er') ? [infinitive, participle, vous] : [infinitive],
    pp: [...unmarked, `${participle}e`, `${participle}es`],
    ant: [`${imperfect}ant`],
    pres1: [je, il, nous],
    pres2: [tu, vous],
    pres3: [il, ils],
    imp: [tu, tu.replace(/s$/, infinitive.endsWith('er') ? '' : 's'), nous, vous],
    fut1: ['ai', 'a', 'ons'].map((end) => future + end),
    fut2: ['as', 'ez'].map((end) => future + end),
    fut3: ['a', 'ont'].map((end) => future + end),
    cond1: ['ais', 'ait', 'ions'].map((end) => future + end),
    cond: ['ais', 'ait', 'ions', 'iez', 'aient'].map((end) => future + end),
    subj: [...['e', 'es', 'ent'].map((end) => root + end), `${plural}ions`, `${plural}iez`],
    past: ['ais', 'ait', 'aient', 'ions', 'iez'].map((end) => imperfect + end),
  };
  return { ...forms, any: [...new Set(Object.values(forms).flat())] };
}
