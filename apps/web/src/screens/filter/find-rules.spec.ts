import type { Rule } from '../../data/lexicon';
import { findRules } from './find-rules';

const rule = (id: string, change: Partial<Rule>): Rule => ({
  id,
  label: id,
  labelEn: id,
  category: 'threat',
  severity: 'medium',
  languages: ['fr'],
  example: '',
  ...change,
});
const RULES = [
  rule('fr.bomb', { label: 'Alerte à la bombe', example: 'Il y a une bombe.' }),
  rule('fr.care', { label: 'Détresse', category: 'self-harm', example: 'Je n’en peux plus.' }),
  rule('es.kill', {
    label: 'Menace (espagnol)',
    labelEn: 'Threat (Spanish)',
    category: 'killing',
    example: 'Te voy a matar.',
  }),
];
const found = (search: string, category?: Rule['category']) =>
  findRules(RULES, search, category, (name) => (name === 'self-harm' ? 'mal-être' : name)).map(
    ({ id }) => id,
  );

describe('finding rules', () => {
  it('shows all of them when nothing is asked', () => {
    expect(found('  ')).toEqual(['fr.bomb', 'fr.care', 'es.kill']);
  });

  it('reads both labels, id, example and category, whatever case and accents', () => {
    expect(found('ALERTE a la')).toEqual(['fr.bomb']);
    expect(found('es.k')).toEqual(['es.kill']);
    expect(found('spanish')).toEqual(['es.kill']);
    expect(found('peux plus')).toEqual(['fr.care']);
    expect(found('Mal-etre')).toEqual(['fr.care']);
  });

  it('wants every word, in any order, and the category', () => {
    expect(found('bombe alerte')).toEqual(['fr.bomb']);
    expect(found('bombe matar')).toEqual([]);
    expect(found('', 'killing')).toEqual(['es.kill']);
    expect(found('bombe', 'killing')).toEqual([]);
  });
});
