import { REASON_CODES } from '@app/contract';
import { DECIDER_MOVES } from './deciding';
import { reasonFor } from './reason';

const NEED = ['reject', 'return', 'retract'];

describe('reasonFor', () => {
  it.each(DECIDER_MOVES.filter((move) => NEED.includes(move)))('%s needs a reason', (move) => {
    expect(() => reasonFor(move, undefined, undefined)).toThrow('reason.required');
    expect(() => reasonFor(move, ' \u200B ', undefined)).toThrow('reason.required');
  });

  it.each(DECIDER_MOVES.filter((move) => !NEED.includes(move)))('%s needs none', (move) => {
    expect(reasonFor(move, undefined, undefined)).toEqual({ code: null, text: null });
  });

  it.each(REASON_CODES)('« %s » is enough without words', (code) => {
    expect(reasonFor('reject', undefined, code)).toEqual({ code, text: null });
  });

  it('keeps words as they were written, cleaned', () => {
    expect(reasonFor('return', ' Sans nom,\r\nmerci\u0000 ', 'names-a-person')).toEqual({
      code: 'names-a-person',
      text: 'Sans nom,\nmerci',
    });
  });
});
