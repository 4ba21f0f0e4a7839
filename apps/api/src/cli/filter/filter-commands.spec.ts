import { PassThrough, Readable, Writable } from 'node:stream';
import { Progress } from './progress';
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

  it('takes lines as other systems write them', async () => {
    const text = (line: string): string => JSON.stringify({ id: line, text: line });
    const bytes = Buffer.from(
      `\uFEFF${text('je vais te tuer')}\r\n${text('un\u2028deux 💣')}\n\r\n${text('fin')}`,
    );
    const oneByOne = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
    const output = new PassThrough();
    const log = new PassThrough();
    expect(await scan(oneByOne, output, log)).toEqual({ screened: 3, held: 1, refused: 0 });
    const ids = textOf(output)
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(['je vais te tuer', 'un\u2028deux 💣', 'fin']);
  });

  it.each([
    ['nothing at all', []],
    ['a byte order mark alone', [Buffer.from('\uFEFF')]],
    ['an empty line', ['\n']],
  ])('finds nothing in %s', async (_, chunks) => {
    const log = new PassThrough();
    await scan(Readable.from(chunks), new PassThrough(), log);
    expect(textOf(log)).toBe('0 screened, 0 held, 0 lines refused\n');
  });

  it('refuses a line that never ends without keeping it, and reads the next', async () => {
    const chunk = 'a'.repeat(1024 * 1024);
    const log = new PassThrough();
    const lines = [...Array.from({ length: 20 }, () => chunk), '\n{"id":2,"text":"bonjour"}\n'];
    expect(await scan(Readable.from(lines), new PassThrough(), log)).toMatchObject({
      screened: 1,
      refused: 1,
    });
    expect(textOf(log)).toMatch(/^line 1: longer than \d+ characters\n/);
  });

  it('stops when it is told to, and says how far it came', async () => {
    const stop = new AbortController();
    const output = new PassThrough();
    const endless = Readable.from(
      (function* () {
        for (let id = 1; ; id++) yield `${JSON.stringify({ id, text: 'bonjour' })}\n`;
      })(),
    );
    output.once('data', () => {
      stop.abort();
      output.resume();
    });
    const log = new PassThrough();
    const { screened } = await scan(endless, output, log, stop.signal);
    expect(screened).toBeGreaterThan(0);
    expect(textOf(log)).toBe(`Stopped: ${screened} screened, 0 held, 0 lines refused\n`);
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

describe('the progress', () => {
  const told = (isTTY: boolean, seconds: readonly number[]): string => {
    const log = Object.assign(new PassThrough(), { isTTY });
    let now = 0;
    const progress = new Progress(log, () => now);
    for (const second of seconds) {
      now = second * 1_000;
      progress.at(() => `at ${second} s`);
    }
    progress.say('end');
    return textOf(log);
  };

  it('is one line that stays on a terminal', () => {
    expect(told(true, [0.5, 1, 1.5, 2])).toBe('\r\u001b[Kat 1 s\r\u001b[Kat 2 s\r\u001b[Kend\n');
    expect(told(true, [0.5])).toBe('end\n');
  });

  it('does not pile up in a file', () => {
    expect(told(false, [1, 10, 31, 45])).toBe('at 31 s\nend\n');
  });
});

describe('parvis filter report', () => {
  it('counts what was held, missed and called critical', async () => {
    const items = [
      { text: 'Je vais te tuer', kind: 'kill', expect: 'hold', severity: 'critical' },
      { text: 'Quel connard', kind: 'insult', expect: 'hold', severity: 'medium' },
      { text: 'Bonne soirée\n\u001b[2Jà tous', kind: 'veiled', expect: 'hold', severity: 'critical' },
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
      wrong: ['missed  veiled  "Bonne soirée\\n\\u001b[2Jà tous"  '],
    });
  });
});
