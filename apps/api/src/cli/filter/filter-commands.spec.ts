import { PassThrough, Readable, Writable } from 'node:stream';
import { measure } from './report.command';
import { scan } from './scan.command';

const textOf = (stream: PassThrough): string => (stream.read() as Buffer | null)?.toString() ?? '';

describe('parvis filter scan', () => {
  it('answers line by line, reports what it cannot read and goes on', async () => {
    const output = new PassThrough();
    const log = new PassThrough();
    const input = Readable.from([
      '{"id":"a","text":"Il y a une b',
      'ombe au lycée 💣"}\nnot json\n\n{"id":"b"}\n[]\n{"id":7,"text":"Merci à tous"}',
    ]);
    const counts = await scan(input, output, log);
    const lines = textOf(output)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; matches: { start: number; end: number }[] });
    expect(lines).toMatchObject([
      { id: 'a', verdict: 'threat', severity: 'critical', category: 'threat' },
      { id: 7, verdict: 'clear', severity: 'none', category: null, matches: [] },
    ]);
    expect(lines[0]?.matches[0]).toMatchObject({ rule: expect.stringMatching(/^fr\./) as string });
    expect(textOf(log)).toBe(
      'line 2: not JSON\nline 4: no text\nline 5: not a JSON object\n2 screened, 1 held, 3 lines refused\n',
    );
    expect(counts).toEqual({ screened: 2, held: 1, refused: 3 });
  });

  it('waits for a slow reader instead of piling up answers', async () => {
    let most = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        most = Math.max(most, slow.writableLength);
        setImmediate(done);
      },
    });
    const lines = Array.from({ length: 50 }, (_, id) => `${JSON.stringify({ id, text: 'bonjour' })}\n`);
    await scan(Readable.from(lines), slow, new PassThrough());
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(100);
  });
});

describe('parvis filter report', () => {
  it('counts what was held, missed and called critical', async () => {
    const items = [
      { text: 'Je vais te tuer', kind: 'kill', expect: 'hold', severity: 'critical' },
      { text: 'Quel connard', kind: 'insult', expect: 'hold', severity: 'medium' },
      { text: 'Bonne soirée à tous', kind: 'veiled', expect: 'hold', severity: 'critical' },
      { text: 'La kermesse est samedi', kind: 'everyday', expect: 'pass', severity: 'none' },
      { text: 'sans étiquette' },
    ];
    const input = Readable.from(items.map((item) => `${JSON.stringify(item)}\n`));
    const figures = await measure(input, 5, new PassThrough());
    expect(figures).toMatchObject({
      holds: { count: 3, held: 2 },
      passes: { count: 1, held: 0 },
      critical: { count: 2, held: 1 },
      criticalAsCritical: 1,
      falseThreats: 0,
      refused: 1,
      wrong: ['missed  veiled  Bonne soirée à tous  '],
    });
  });
});
