import type { Rule } from '../lexicon/lexicon';
import type { Category } from '../types';

/**
 * What the classifier can say. In the console they stand beside the rules of the lexicon, are marked as false alarms and
 * switched off like them.
 */
export const LEARNED_RULES: readonly Rule[] = [
  learned(
    'threat',
    'threat',
    'critical',
    'Ressemble à une menace de mort ou d’attaque',
    'Reads like a death or attack threat',
    'Le compteur tourne, dans une heure votre lycée ne sera plus que gravats.',
  ),
  learned(
    'violence',
    'violence',
    'high',
    'Ressemble à une menace ou à un signalement de violence',
    'Reads like a threat or a report of violence',
    'Ma nièce a peur, des grands l’attendent pour la cogner.',
  ),
  learned(
    'self-harm',
    'self-harm',
    'critical',
    'Ressemble à une détresse ou à une envie de mourir',
    'Reads like distress or a wish to die',
    'Je n’ai plus la force de vivre, pardonnez-moi tous.',
  ),
  learned(
    'incitement',
    'self-harm',
    'high',
    'Ressemble à une incitation à se faire du mal',
    'Reads like an incitement to self-harm',
    'Rends service à tout le monde et disparais de cette terre.',
  ),
  learned(
    'harassment',
    'harassment',
    'medium',
    'Ressemble à une insulte ou à une humiliation',
    'Reads like an insult or a humiliation',
    'mais regarde ta tronche espèce de cassos personne peut te blairer',
  ),
  learned(
    'hate',
    'hate',
    'medium',
    'Ressemble à un propos haineux',
    'Reads like hate speech',
    'Ces migrants sont une plaie, qu’ils dégagent de chez nous.',
  ),
  learned(
    'doxxing',
    'doxxing',
    'medium',
    'Semble livrer les données d’une personne',
    'Seems to give away somebody’s private data',
    'voilà l’adresse de la prof de maths, allez tous sonner chez elle',
  ),
  learned(
    'phishing',
    'phishing',
    'high',
    'Ressemble à une arnaque ou à un hameçonnage',
    'Reads like a scam or phishing',
    'Votre compte sera fermé ce soir, confirmez vite votre code secret en répondant ici.',
  ),
  learned(
    'sexual',
    'sexual',
    'high',
    'Ressemble à une sollicitation ou à un chantage sexuel',
    'Reads like sexual solicitation or blackmail',
    'envoie une photo de toi nue sinon je montre les autres à ta classe',
  ),
];

/** Switched off, they leave the rules of the lexicon alone. */
export const LEARNED_RULE_IDS: readonly string[] = LEARNED_RULES.map(({ id }) => id);

function learned(
  name: string,
  category: Category,
  severity: Rule['severity'],
  label: string,
  labelEn: string,
  example: string,
): Rule {
  return {
    id: `learned.${name}`,
    label,
    labelEn,
    category,
    severity,
    languages: ['any'],
    patterns: [],
    unless: [],
    matches: [example],
    passes: [],
  };
}
