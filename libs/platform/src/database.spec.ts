import { brokenConstraint, isConnectionFailure } from './database';

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
