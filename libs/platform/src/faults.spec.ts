import {
  brokenConstraint,
  isConflict,
  isConnectionFailure,
  isFaultOfValues,
  isPassing,
  isUnkeepableText,
} from './faults';

const pgError = (code: string, more: object = {}): Error =>
  Object.assign(new Error('refused'), { code, ...more });

describe('isConnectionFailure', () => {
  it.each(['08006', '57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'])(
    'is true of %s',
    (code) => {
      expect(isConnectionFailure(pgError(code))).toBe(true);
    },
  );

  it('is true of what pg says without a code', () => {
    expect(isConnectionFailure(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isConnectionFailure(new Error('timeout exceeded when trying to connect'))).toBe(true);
  });

  it.each([pgError('23505'), pgError('42601'), new Error('x is not a function'), 'connection', undefined])(
    'is false of %s',
    (error) => {
      expect(isConnectionFailure(error)).toBe(false);
    },
  );
});

describe('what passes', () => {
  it.each(['40001', '40P01'])('is a conflict with another: %s', (code) => {
    expect([isConflict(pgError(code)), isPassing(pgError(code))]).toEqual([true, true]);
  });

  it.each(['55P03', '57014', '57P01', 'ECONNRESET'])('is a database that is busy or away: %s', (code) => {
    expect([isConflict(pgError(code)), isPassing(pgError(code))]).toEqual([false, true]);
  });

  it.each([pgError('23505'), pgError('42601'), new Error('x is not a function'), undefined])(
    'is not %s',
    (error) => {
      expect([isConflict(error), isPassing(error)]).toEqual([false, false]);
    },
  );
});

describe('what is wrong with the values of a statement', () => {
  it('is its own fault, unlike a defect or a lost connection', () => {
    for (const code of ['22003', '22021', '23505', '23514'])
      expect([code, isFaultOfValues(pgError(code))]).toEqual([code, true]);
    for (const code of ['42601', '08006', '40P01', '53300'])
      expect([code, isFaultOfValues(pgError(code))]).toEqual([code, false]);
  });

  it('can be a text that cannot be kept', () => {
    expect(isUnkeepableText(pgError('22021'))).toBe(true);
    expect(isUnkeepableText(pgError('22P05'))).toBe(true);
    expect(isUnkeepableText(pgError('22003'))).toBe(false);
    expect(isUnkeepableText(new Error('22021'))).toBe(false);
  });
});

describe('brokenConstraint', () => {
  it('names the constraint', () => {
    expect(brokenConstraint(pgError('23505', { constraint: 'message_pkey' }))).toBe('message_pkey');
  });

  it('is empty for a refusal that names none', () => {
    expect(brokenConstraint(pgError('23001'))).toBe('');
  });

  it.each([pgError('42601'), new Error('refused'), undefined, '23505'])('is undefined of %s', (error) => {
    expect(brokenConstraint(error)).toBeUndefined();
  });
});
