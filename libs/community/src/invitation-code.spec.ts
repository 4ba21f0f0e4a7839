import { newInvitationCode, readInvitationCode } from './invitation-code';

describe('invitation codes', () => {
  it('are three groups of four unambiguous symbols, never the same', () => {
    const codes = Array.from({ length: 500 }, newInvitationCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are read as they were made however they are typed', () => {
    for (const code of Array.from({ length: 200 }, newInvitationCode)) {
      expect(readInvitationCode(code)).toBe(code);
      expect(readInvitationCode(` ${code.toLowerCase().replaceAll('-', '')} `)).toBe(code);
      expect(readInvitationCode(code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' – '))).toBe(
        code,
      );
    }
  });

  it('are nothing when nothing legible was typed', () => {
    expect(readInvitationCode('€ é – ?')).toBe('');
  });
});
