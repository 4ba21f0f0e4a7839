import { conjugate } from './conjugate';

describe('conjugate', () => {
  it.each([
    ['egorger', 'pres1', ['egorge', 'egorge', 'egorgeons']],
    ['tuer', 'fut1', ['tuerai', 'tuera', 'tuerons']],
    ['aneantir', 'pres3', ['aneantit', 'aneantissent']],
    ['pendre', 'fut2', ['pendras', 'pendrez']],
    ['abattre', 'pp', ['abattu', 'abattus', 'abattue', 'abattues']],
    ['mourir', 'fut3', ['mourra', 'mourront']],
    ['detruire', 'past', ['detruisais', 'detruisait', 'detruisaient', 'detruisions', 'detruisiez']],
    ['mettre', 'imp', ['mets', 'mets', 'mettons', 'mettez']],
    ['faire sauter', 'fut1', ['ferai sauter', 'fera sauter', 'ferons sauter']],
  ] as const)('%s %s', (verb, form, expected) => {
    expect(conjugate(verb)[form]).toEqual(expected);
  });

  it('knows how infinitives in -er are often written', () => {
    expect(conjugate('tuer').inf).toEqual(['tuer', 'tue', 'tuez']);
  });
});
