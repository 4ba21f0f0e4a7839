import { decodeCursor, encodeCursor } from './queue-cursor';

const ID = '0198c1de-7d1c-7bb3-9a51-2f4c7d9b1a10';

describe('the cursor of the queue', () => {
  it.each(['2026-11-22 09:03:56.123456+00', '2026-11-22 09:03:56+02', '2026-11-22 09:03:56.1+05:30'])(
    'comes back as it was: %s',
    (waitingSince) => {
      expect(decodeCursor(encodeCursor(3, waitingSince, ID))).toEqual({ severity: 3, waitingSince, id: ID });
    },
  );

  it('passes through an address unchanged', () => {
    const cursor = encodeCursor(0, '2026-11-22 09:03:56.123456+00', ID);
    expect(encodeURIComponent(cursor)).toBe(cursor);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '…'],
    ['another severity', encodeCursor(4, '2026-11-22 09:03:56+00', ID)],
    ['a moment that is none', encodeCursor(1, 'now()', ID)],
    ['an id that is none', encodeCursor(1, '2026-11-22 09:03:56+00', 'x')],
    ['words behind it', `${encodeCursor(1, '2026-11-22 09:03:56+00', ID)}AAAA`],
  ])('is refused when no page gave it: %s', (_, cursor) => {
    let refusal: unknown;
    try {
      decodeCursor(cursor);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({
      code: 'validation.failed',
      data: { errors: [{ field: 'cursor', message: 'unknown-cursor' }] },
    });
  });
});
