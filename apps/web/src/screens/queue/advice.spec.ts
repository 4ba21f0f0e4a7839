import en from '../../i18n/en.work.json';
import fr from '../../i18n/fr.work.json';
import { advisedMoves, kindsOf } from './advice';

describe('what is advised', () => {
  it('puts care first, and takes a death threat for a threat', () => {
    const matches = [{ category: 'phishing' }, { category: 'killing' }, { category: 'self-harm' }] as const;
    expect(kindsOf(matches)).toEqual(['self-harm', 'threat', 'phishing']);
  });

  it('is a decision that fits what was found', () => {
    const held = ['approve', 'reject', 'return', 'escalate'] as const;
    expect(advisedMoves(['hate'], held)).toEqual(['reject', 'escalate']);
    expect(advisedMoves(['harassment'], held)).toEqual(['return', 'escalate']);
    expect(advisedMoves(['phishing'], held)).toEqual(['return']);
    expect(advisedMoves(['self-harm'], held)).toEqual(['escalate']);
  });

  it('is never a decision that is not open here', () => {
    expect(advisedMoves(['hate', 'harassment'], ['clear', 'seal'])).toEqual(['clear', 'seal']);
    expect(advisedMoves(['threat'], ['keep', 'retract'])).toEqual(['retract']);
    expect(advisedMoves(['threat'], [])).toEqual([]);
  });
});

describe.each([
  ['French', fr],
  ['English', en],
])('the words of advice in %s', (_, texts) => {
  const buttons = new Map(Object.entries(texts.move).map(([move, name]) => [name.replace('…', ''), move]));
  const named = (text: string) =>
    [...text.matchAll(/[«“]\s?(.+?)\s?[»”]/g)].map(([, name = '']) => buttons.get(name));

  it('name the button of the decision', () => {
    for (const [move, text] of Object.entries(texts.item.choose)) expect(named(text)).toEqual([move]);
  });

  it('name no button where it may not be there', () => {
    for (const text of Object.values(texts.item.todo)) expect([text, named(text)]).toEqual([text, []]);
  });
});
