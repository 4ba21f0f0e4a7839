import { ApiProblem } from '../api/problem';
import { keptFor, type Kept } from './kept';
import { Outbox, type Waiting } from './outbox';

class MemoryStorage {
  private readonly values = new Map<string, string>();
  get length() {
    return this.values.size;
  }
  key = (index: number) => [...this.values.keys()][index] ?? null;
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, value);
  removeItem = (key: string) => void this.values.delete(key);
}

function setUp(kept: Kept = keptFor('p1', new MemoryStorage())) {
  const sent: string[] = [];
  const answers: (ApiProblem | undefined)[] = [];
  const later: { act: () => void; ms: number }[] = [];
  let ids = 0;
  const outbox = new Outbox({
    kept,
    send: (entry: Waiting) => {
      sent.push(entry.clientId);
      const problem = answers.shift();
      return problem === undefined ? Promise.resolve() : Promise.reject(problem);
    },
    newId: () => `id${++ids}`,
    now: () => 0,
    later: (act, ms) => void later.push({ act, ms }),
  });
  return { outbox, sent, answers, later, kept };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('outbox', () => {
  it('sends in order and keeps nothing of what was accepted', async () => {
    const { outbox, sent, kept } = setUp();
    outbox.add('c', 'un');
    outbox.add('c', 'deux');
    await settle();
    expect(sent).toEqual(['id1', 'id2']);
    expect(outbox.snapshot()).toEqual([]);
    expect(kept.read('outbox')).toBeNull();
  });

  it('waits without a network and sends again under the same id', async () => {
    const { outbox, sent, answers, later } = setUp();
    answers.push(new ApiProblem(0, { code: 'network' }));
    outbox.add('c', 'un');
    await settle();
    expect(outbox.snapshot()).toMatchObject([{ clientId: 'id1', status: 'waiting' }]);
    later[0]?.act();
    await settle();
    expect(sent).toEqual(['id1', 'id1']);
    expect(outbox.snapshot()).toEqual([]);
  });

  it('waits as long as the server asks', async () => {
    const { outbox, answers, later } = setUp();
    answers.push(new ApiProblem(429, { code: 'rate.limited', retryAfter: 40 }));
    outbox.add('c', 'un');
    await settle();
    expect(later.map(({ ms }) => ms)).toEqual([40_000]);
  });

  it('keeps a refused message with the reason and lets the next one leave', async () => {
    const { outbox, sent, answers } = setUp();
    answers.push(new ApiProblem(400, { code: 'validation.failed', detail: 'Le message est vide.' }));
    outbox.add('c', ' ');
    outbox.add('c', 'deux');
    await settle();
    expect(sent).toEqual(['id1', 'id2']);
    expect(outbox.snapshot()).toMatchObject([
      { clientId: 'id1', status: 'refused', problem: 'Le message est vide.' },
    ]);
    outbox.discard('id1');
    expect(outbox.snapshot()).toEqual([]);
  });

  it('survives a closed page, and treats what was being sent as not sent', () => {
    const kept = keptFor('p1', new MemoryStorage());
    kept.write(
      'outbox',
      JSON.stringify([{ clientId: 'x', channelId: 'c', text: 'un', since: 0, status: 'sending' }]),
    );
    expect(setUp(kept).outbox.snapshot()).toMatchObject([{ clientId: 'x', status: 'waiting' }]);
  });
});

describe('things kept on the device', () => {
  it('are apart for each person and forgotten for one alone', () => {
    const storage = new MemoryStorage();
    const [first, second] = [keptFor('p1', storage), keptFor('p2', storage)];
    first.write('draft', 'bonjour');
    second.write('draft', 'bonsoir');
    first.clear();
    expect(first.read('draft')).toBeNull();
    expect(second.read('draft')).toBe('bonsoir');
  });

  it('are given up quietly where storage is refused', () => {
    const refuse = () => {
      throw new Error('refused');
    };
    const kept = keptFor('p1', {
      length: 0,
      key: refuse,
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
    });
    kept.write('draft', 'bonjour');
    expect(kept.read('draft')).toBeNull();
  });
});
