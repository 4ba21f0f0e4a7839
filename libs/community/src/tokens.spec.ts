import { csrfTokenOf, looksLikeToken, newToken, sha256 } from './tokens';

describe('session tokens', () => {
  it('are 32 random bytes that fit into a header', () => {
    const token = newToken();
    expect(looksLikeToken(token)).toBe(true);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(newToken()).not.toBe(token);
  });

  it.each(['', 'x', `${newToken()}a`, newToken().slice(1), ' '.repeat(43)])('are not %j', (text) => {
    expect(looksLikeToken(text)).toBe(false);
  });

  it('have one CSRF token each, which does not tell them', () => {
    const token = newToken();
    expect(csrfTokenOf(token)).toBe(csrfTokenOf(token));
    expect(csrfTokenOf(token)).not.toBe(csrfTokenOf(newToken()));
    expect(csrfTokenOf(token)).not.toBe(sha256(token).toString('base64url'));
  });
});
