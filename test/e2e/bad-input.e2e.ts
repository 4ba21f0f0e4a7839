import { newId } from '@app/platform';
import type { Answer, Client, Own, Problem } from '../support/client';
import { HARMLESS } from '../support/scenario';
import { PASSWORD, ServedSchools } from '../support/served-schools';
import { leaveAlone } from '../support/sole-keyholder';

/** More than any one person posts in these tests, but for the flood. */
const POSTS_PER_MINUTE = 80;

describe('bad input', () => {
  let schools: ServedSchools;
  let amina: Client;
  let lea: Client;
  beforeAll(async () => {
    schools = await ServedSchools.start({ PARVIS_POSTS_PER_MINUTE: String(POSTS_PER_MINUTE) });
    [amina, lea] = await Promise.all([schools.as('amina'), schools.as('lea')]);
  });
  afterAll(() => schools.stop());

  const posts = (channel = schools.college.group): string => `/api/channels/${channel}/messages`;
  const message = (text: unknown, clientId: unknown = newId()) => ({ clientId, text });
  /** A held message of somebody else than amina, whose posts are counted. */
  const held = async (): Promise<Own> =>
    (await schools.as('julien')).write(schools.college.group, HARMLESS, newId());

  /** Every refusal is a problem+json with words for people. */
  const expectProblem = ({ status, headers, body }: Answer, expected: number, code: string): void => {
    expect({ status, code: body.code }).toEqual({ status: expected, code });
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ type: `urn:parvis:problem:${code}`, status: expected });
    expect(body.title).toMatch(/\S/);
    expect(body.detail).toMatch(/\S/);
  };

  /** How many messages there are; what is refused changes nothing. */
  const count = async (): Promise<number> => {
    const [row] = await schools.fresh.database.query<{ count: number }>(
      'select count(*)::int as count from message',
    );
    return row?.count ?? 0;
  };

  describe('of a message', () => {
    it.each([
      ['nothing', '', 400, 'text.empty'],
      ['blanks', ' \n\t\u00A0', 400, 'text.empty'],
      ['only invisible characters', '\u200B\u202E\u0000', 400, 'text.empty'],
      ['4,001 characters', 'a'.repeat(4001), 400, 'text.too-long'],
      ['a number', 7, 400, 'validation.failed'],
      ['null', null, 400, 'validation.failed'],
      ['a list', ['Bonjour'], 400, 'validation.failed'],
      ['an object', { text: 'Bonjour' }, 400, 'validation.failed'],
      ['no text', undefined, 400, 'validation.failed'],
    ])('%s is refused and changes nothing', async (_, text, status, code) => {
      const before = await count();
      expectProblem(await amina.post(posts(), message(text)), status, code);
      expect(await count()).toBe(before);
    });

    it('4,000 characters are accepted, counted after trimming', async () => {
      const { status, body } = await amina.post<Own>(posts(), message(`  ${'a'.repeat(4000)}\n`));
      expect(status).toBe(202);
      expect(body.text).toHaveLength(4000);
    });

    it('control and direction characters are taken out, and the author is told how many', async () => {
      const { body } = await amina.post<Own>(posts(), message('Bon\u0000jour \u202Eà tous\u2066 \uD800!'));
      expect(body).toMatchObject({ text: 'Bonjour à tous !', removedCharacters: 4 });
      const returned = await lea.decide('return', body, 'À préciser.');
      const again = await amina.post<Own>(`/api/messages/${returned.id}/resubmit`, { text: 'Bon\u0000soir' });
      expect(again.body).toMatchObject({ text: 'Bonsoir', removedCharacters: 1 });
    });

    it.each([
      ['no', undefined],
      ['an empty', ''],
      ['a number as', 12],
      ['a list as', ['x']],
      ['a clientId of 65 characters as', 'x'.repeat(65)],
      ['a NUL in the', 'a\u0000b'],
      ['a lone surrogate in the', 'a\uD800b'],
    ])('%s clientId is refused', async (_, clientId) => {
      const answer = await amina.post(posts(), { clientId, text: HARMLESS });
      expectProblem(answer, 400, 'validation.failed');
      expect(answer.body.errors).toMatchObject([{ field: 'clientId' }]);
    });

    it('any other clientId is accepted, and one sent again is the same message', async () => {
      const clientId = 'à moi n° 1 : 👍 «x»/..%00';
      const first = await amina.post<Own>(posts(), message('Une fois', clientId));
      const again = await amina.post<Own>(posts(), message('Autre chose', clientId));
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(again.body).toMatchObject({ id: first.body.id, text: 'Une fois', version: 1 });
    });
  });

  describe('of a body', () => {
    it.each([
      ['cut JSON', '{"clientId":"x","text":"Bon'],
      ['a sentence', 'Bonjour'],
      ['a trailing comma', '{"clientId":"x","text":"Bonjour",}'],
      ['a prototype', '{"clientId":"x","text":"Bonjour","__proto__":{"admin":true}}'],
    ])('%s is unreadable', async (_, body) => {
      expectProblem(await amina.send('POST', posts(), body), 400, 'request.malformed');
    });

    it('invalid UTF-8 is unreadable, never repaired', async () => {
      const before = await count();
      const bytes = Buffer.concat([
        Buffer.from('{"clientId":"x","text":"caf'),
        Buffer.from([0xe9]),
        Buffer.from('"}'),
      ]);
      expectProblem(await amina.send('POST', posts(), bytes), 400, 'request.malformed');
      expect(await count()).toBe(before);
    });

    it.each(['[]', '"Bonjour"', '7', 'null', 'true'])('%s is no message', async (body) => {
      const answer = await amina.send('POST', posts(), body);
      expect(answer.status).toBe(400);
      expect(answer.body.code).toMatch(/^(validation\.failed|request\.malformed)$/);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])(
      '%s is not accepted',
      async (type) => {
        const answer = await amina.send('POST', posts(), 'clientId=x&text=Bonjour', { 'content-type': type });
        expectProblem(answer, 415, 'request.unsupported');
      },
    );

    it('10 MB are refused', async () => {
      const answer = await amina.post(posts(), message('a'.repeat(10_000_000)));
      expectProblem(answer, 413, 'request.too-large');
      expect((await amina.get('/api/me')).status).toBe(200);
    });

    it('fields that nobody asked for are left aside', async () => {
      const { status, body } = await amina.post<Own>(posts(), {
        ...message('Bonjour'),
        state: 'delivered',
        author: { id: newId() },
        version: 9,
      });
      expect({ status, state: body.state, version: body.version }).toEqual({
        status: 202,
        state: 'held',
        version: 1,
      });
    });
  });

  describe('of an id', () => {
    it('an unknown, a foreign and a forbidden channel are refused in the same words', async () => {
      const { college, lycee } = schools;
      const channels = [
        newId(),
        lycee.group,
        lycee.everyone,
        college.otherGroup,
        college.pupils,
        'x',
        '%00',
        '1',
      ];
      const reading = await Promise.all(channels.map((id) => amina.get<Problem>(posts(id))));
      for (const answer of reading) expectProblem(answer, 404, 'not-found');
      expect(new Set(reading.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      const writing = await Promise.all(channels.map((id) => amina.post(posts(id), message('Bonjour'))));
      expect(new Set(writing.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
      expectProblem(writing[0] as Answer, 404, 'not-found');
    });

    it('an unknown, a foreign and a forbidden message are refused in the same words', async () => {
      const { college, lycee } = schools;
      const [elsa, stranger] = await Promise.all([schools.as('elsa'), schools.as('amina', lycee)]);
      const forbidden = await elsa.write(college.otherGroup, HARMLESS, newId());
      const foreign = await stranger.write(lycee.group, HARMLESS, newId());
      const ids = [newId(), forbidden.id, foreign.id, 'x', '../..', `${newId()}0`];
      for (const move of ['approve', 'reject', 'return', 'escalate', 'retract', 'keep', 'claim']) {
        const answers = await Promise.all(
          ids.map((id) =>
            lea.post(`/api/moderation/messages/${encodeURIComponent(id)}/${move}`, {
              version: 1,
              reason: 'Non.',
            }),
          ),
        );
        expect([move, new Set(answers.map(({ body }) => JSON.stringify(body))).size]).toEqual([move, 1]);
        expectProblem(answers[0] as Answer, 404, 'not-found');
      }
      for (const move of ['withdraw', 'appeal', 'resubmit', 'retract', 'report']) {
        const answers = await Promise.all(
          ids.map((id) => lea.post(`/api/messages/${encodeURIComponent(id)}/${move}`, { text: 'x' })),
        );
        expect([move, new Set(answers.map(({ body }) => JSON.stringify(body))).size]).toEqual([move, 1]);
        expectProblem(answers[0] as Answer, 404, 'not-found');
      }
    });

    it('a release for want of a second key asks for the password, and for ten minutes', async () => {
      const { lycee, fresh } = schools;
      const head = await schools.signInTo('head', lycee);
      const { id, version } = await head.write(lycee.everyone, HARMLESS, newId());
      const [written] = await fresh.database.query<{ author: string }>(
        'select author_id as author from message where id = $1',
        [id],
      );
      const comeBack = await leaveAlone(fresh.database, lycee.uai, written?.author ?? '');
      const alone = (password: unknown) =>
        head.post<Own & Problem>(`/api/messages/${id}/approve-alone`, { version, password });
      expectProblem(await alone('un autre secret'), 403, 'password.wrong');
      expectProblem(await alone(undefined), 400, 'validation.failed');
      const early = await alone(PASSWORD);
      expectProblem(early, 409, 'decision.held');
      expect(early.body.retryAfter).toBeGreaterThan(500);
      await fresh.database.query(
        `update message set waiting_since = now() - interval '10 minutes' where id = $1`,
        [id],
      );
      expect(await alone(PASSWORD)).toMatchObject({ status: 200, body: { state: 'delivered' } });
      expectProblem(await alone(PASSWORD), 409, 'version.stale');
      await comeBack();
    });

    it('an address that is none is answered like an object that is none', async () => {
      for (const path of ['/api/nothing', '/api/channels/x/y/z', '/api', '/api/moderation'])
        expectProblem(await amina.get<Problem>(path), 404, 'not-found');
    });
  });

  describe('of an address that cannot be read', () => {
    const address = '/api/lexicon/rules/%E0%A4%A/switch-on';
    const asked = (path: string, language: string) =>
      schools.nobody.send('POST', path, {}, { 'accept-language': language });

    it('is a problem like any other, in the caller’s language, with the same headers', async () => {
      const french = await asked(address, 'fr');
      expectProblem(french, 400, 'request.malformed');
      expect(french.body.detail).toBe('L’adresse demandée ne peut pas être lue.');
      const english = await asked(address, 'en');
      expectProblem(english, 400, 'request.malformed');
      expect(english.body.detail).toBe('The address cannot be read.');
      const elsewhere = await asked('/api/nothing', 'en');
      for (const name of ['content-security-policy', 'cache-control', 'x-content-type-options'])
        expect([name, english.headers.get(name)]).toEqual([name, elsewhere.headers.get(name)]);
    });

    it('names nothing where a part of it is longer than any id', async () => {
      expectProblem(await asked(`/api/lexicon/rules/${'x'.repeat(500)}/switch-on`, 'fr'), 404, 'not-found');
    });
  });

  describe('of a number', () => {
    it.each([
      'after=-1',
      'after=x',
      'after=1.5',
      'after=1e300',
      'before=0',
      'before=99999999999',
      'limit=0',
      'limit=201',
      'limit=NaN',
    ])('of a page: %s', async (query) => {
      expectProblem(await amina.get<Problem>(`${posts()}?${query}`), 400, 'validation.failed');
    });

    it.each(['cursor=x', 'cursor=%00', 'limit=-1', 'limit=101', 'cursor=MXxub3coKXx4'])(
      'of the queue: %s',
      async (query) => {
        expectProblem(await lea.get<Problem>(`/api/moderation/queue?${query}`), 400, 'validation.failed');
      },
    );

    it.each([0, -1, 1.5, '1', null, 2 ** 31, 1e300, undefined])('of a version: %s', async (version) => {
      const { id } = await held();
      expectProblem(
        await lea.post(`/api/moderation/messages/${id}/approve`, { version }),
        400,
        'validation.failed',
      );
    });

    it.each([-1, 'x', 2 ** 31, 1e300])('of how far one has read: %s', async (position) => {
      expectProblem(
        await amina.send('PUT', `/api/channels/${schools.college.group}/read`, { position }),
        400,
        'validation.failed',
      );
    });
  });

  describe('of a decision', () => {
    it('a stale version is answered with the current state', async () => {
      const message = await held();
      const returned = await lea.decide('return', message, 'À préciser.');
      const answer = await lea.post(`/api/moderation/messages/${message.id}/approve`, {
        version: message.version,
      });
      expectProblem(answer, 409, 'version.stale');
      expect(answer.body.current).toEqual({
        id: message.id,
        state: 'returned',
        version: returned.version,
        claim: null,
      });
    });

    it('one’s own message is for another', async () => {
      const own = await lea.write(schools.college.group, HARMLESS, newId());
      for (const move of ['approve', 'reject', 'return', 'escalate', 'claim']) {
        const answer = await lea.post(`/api/moderation/messages/${own.id}/${move}`, {
          version: 1,
          reason: 'x',
        });
        expectProblem(answer, 403, 'decision.own');
      }
    });

    it('a refusal gives its reason', async () => {
      const { id } = await held();
      for (const move of ['reject', 'return']) {
        expectProblem(
          await lea.post(`/api/moderation/messages/${id}/${move}`, { version: 1, reason: ' \u200B ' }),
          400,
          'reason.required',
        );
        expectProblem(
          await lea.post(`/api/moderation/messages/${id}/${move}`, { version: 1, reasonCode: 'because' }),
          400,
          'validation.failed',
        );
        expectProblem(
          await lea.post(`/api/moderation/messages/${id}/${move}`, { version: 1, reason: 'x'.repeat(1001) }),
          400,
          'validation.failed',
        );
      }
    });

    it('a colleague’s claim is respected, and says whose it is', async () => {
      const message = await held();
      const thierry = await schools.as('thierry');
      expect(
        (await thierry.post(`/api/moderation/messages/${message.id}/claim`, { version: 1 })).status,
      ).toBe(200);
      const answer = await lea.post(`/api/moderation/messages/${message.id}/approve`, { version: 1 });
      expectProblem(answer, 409, 'claim.held');
      expect(answer.body.detail).toContain('thierry Martin');
    });

    it.each([
      [[]],
      [undefined],
      ['x'],
      [[{ id: 'x', version: 1 }]],
      [[{}]],
      [Array.from({ length: 51 }, () => ({ id: newId(), version: 1 }))],
    ])('bulk approval of %j is refused', async (items) => {
      expectProblem(await lea.post('/api/moderation/bulk-approve', { items }), 400, 'validation.failed');
    });
  });

  describe('of people', () => {
    it('a pupil writes to nobody by raw HTTP', async () => {
      const pupil = await schools.as('pupil');
      const { group, everyone, pupils } = schools.college;
      const before = await count();
      for (const channel of [pupils, everyone, group])
        expectProblem(await pupil.post(posts(channel), message('Salut')), 403, 'forbidden');
      expect(await count()).toBe(before);
    });

    it.each([
      ['no session', {}],
      ['an invented one', { authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
      ['rubbish', { authorization: 'Bearer \u00FF' }],
      ['another scheme', { authorization: 'Basic YW1pbmE6eA==' }],
      ['a cookie that is none', { cookie: 'parvis_session=x' }],
      ['a cookie of another name', { cookie: 'session=x; parvis=y' }],
    ])('%s is told to sign in', async (_, headers) => {
      expectProblem(await schools.nobody.send('GET', '/api/me', undefined, headers), 401, 'auth.required');
      expectProblem(await schools.nobody.send('POST', posts(), message('x'), headers), 401, 'auth.required');
    });

    it('an expired session is told to sign in', async () => {
      const client = await schools.signInTo('sofia');
      await schools.fresh.database.query(
        `update session set expires_at = now() - interval '1 second'
         where account_id = (select id from account where login = $1)`,
        [`sofia@${schools.college.uai}`],
      );
      expectProblem(await client.get<Problem>('/api/me'), 401, 'auth.required');
    });

    it('an ended session is told to sign in', async () => {
      const client = await schools.signInTo('sofia');
      expect((await client.get('/api/me')).status).toBe(200);
      expect((await client.post('/api/auth/logout')).status).toBe(204);
      expectProblem(await client.get<Problem>('/api/me'), 401, 'auth.required');
    });

    it('a cookie needs the CSRF token to change anything, and none to read', async () => {
      const opened = await schools.nobody.post<{ csrfToken: string; token: string }>('/api/auth/login', {
        login: `julien@${schools.college.uai}`,
        password: PASSWORD,
      });
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
      expect(cookie).toBe(`parvis_session=${opened.body.token}`);
      expect((await schools.nobody.send('GET', '/api/me', undefined, { cookie })).status).toBe(200);
      const post = (headers: Record<string, string>) =>
        schools.nobody.send('POST', posts(), message('Par cookie'), { cookie, ...headers });
      expectProblem(await post({}), 403, 'auth.csrf');
      expectProblem(await post({ 'x-csrf-token': 'x' }), 403, 'auth.csrf');
      expect((await post({ 'x-csrf-token': opened.body.csrfToken })).status).toBe(202);
    });

    it('a flood is asked to wait, and the others are not', async () => {
      const farid = await schools.as('farid');
      const answers: Answer[] = [];
      for (let i = 0; i <= POSTS_PER_MINUTE; i++) answers.push(await farid.post(posts(), message('Encore')));
      expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(Array(POSTS_PER_MINUTE).fill(404));
      const last = answers.at(-1) as Answer;
      expectProblem(last, 429, 'rate.limited');
      const seconds = Number(last.headers.get('retry-after'));
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(last.body.retryAfter).toBe(seconds);
      expect((await farid.get('/api/me')).status).toBe(200);
      expect((await lea.post(posts(), message('Autre personne'))).status).toBe(202);
    });

    it('looking ahead has its own count, and can be asked to wait too', async () => {
      const sofia = await schools.as('sofia');
      const ahead = posts().replace(/messages$/, 'preview');
      const answers: Answer[] = [];
      for (let i = 0; i <= POSTS_PER_MINUTE; i++) answers.push(await sofia.post(ahead, { text: 'Bonjour' }));
      expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(Array(POSTS_PER_MINUTE).fill(200));
      expectProblem(answers.at(-1) as Answer, 429, 'rate.limited');
      expect((await sofia.post(posts(), message('Bonjour'))).status).toBe(202);
    });
  });

  describe('of characters that the database cannot keep', () => {
    const NUL = 'a\u0000b';
    const LONE = 'a\uD800b';
    const id = newId();

    it.each([
      ['POST', '/api/auth/login', { login: NUL, password: NUL }],
      ['POST', '/api/auth/login', { login: LONE, password: LONE }],
      ['POST', '/api/auth/password', { current: NUL, next: NUL }],
      ['POST', '/api/auth/invitation/check', { code: NUL }],
      ['POST', '/api/auth/invitation/accept', { code: NUL, login: NUL, password: NUL }],
      ['GET', '/api/people?query=%00', undefined],
      ['GET', '/api/people?cursor=AAAA', undefined],
      ['GET', '/api/people?cursor=%00', undefined],
      ['POST', '/api/invitations', { personId: NUL }],
      ['GET', '/api/lexicon?school=%00', undefined],
      ['POST', '/api/lexicon/words', { term: NUL, severity: 'high', category: 'threat' }],
      ['POST', '/api/lexicon/words', { term: LONE, severity: 'high', category: 'threat' }],
      ['DELETE', '/api/lexicon/words/%00', undefined],
      ['POST', '/api/lexicon/rules/%00/switch-off', { reason: NUL }],
      ['POST', '/api/lexicon/rules/x/switch-on', {}],
      ['POST', '/api/lexicon/rules/%00/switch-on', {}],
      ['POST', '/api/lexicon/rehearse', { switchOff: NUL }],
      ['GET', '/api/messages/mine?cursor=%00', undefined],
      ['POST', `/api/messages/${id}/report`, { category: 'other', reason: NUL }],
      ['POST', `/api/moderation/messages/${id}/false-alarms`, { rule: NUL }],
      ['POST', `/api/moderation/messages/${id}/reject`, { version: 1, reason: LONE }],
    ])('%s %s meets no defect', async (method, path, body) => {
      const head = await schools.as('head');
      expect((await head.send(method, path, body)).status).toBeLessThan(500);
    });
  });

  it('is answered in the caller’s language, French when there is no other wish', async () => {
    const asked = (language: string) =>
      schools.nobody.send('GET', '/api/me', undefined, { 'accept-language': language });
    expect((await asked('fr-FR')).body.title).toBe('Connexion nécessaire');
    expect((await asked('en-GB,en;q=0.9')).body.title).toBe('Sign-in needed');
    expect((await asked('de')).body.title).toBe('Connexion nécessaire');
  });

  it('says what is wrong, and not something else', async () => {
    const head = await schools.as('head');
    const answers = async (method: string, path: string, body?: unknown) => {
      const { body: problem } = await head.send(method, path, body, { 'accept-language': 'en' });
      return { code: problem.code, detail: problem.detail, errors: problem.errors };
    };
    const word = { term: 'zorglub', severity: 'high', category: 'threat' };
    const { id } = await held();
    expect(await answers('POST', '/api/lexicon/rules/%00/switch-on', {})).toMatchObject({
      code: 'request.malformed',
      detail: 'One of the texts holds a character that is not accepted.',
    });
    const notText = (field: string) => ({ errors: [{ field, message: 'text expected' }] });
    expect(await answers('POST', '/api/lexicon/words', { ...word, term: 5 })).toMatchObject(notText('term'));
    expect(await answers('POST', `/api/moderation/messages/${id}/false-alarms`, { rule: 5 })).toMatchObject(
      notText('rule'),
    );
    expect(await answers('GET', '/api/lexicon?school=a&school=b')).toMatchObject(notText('school'));
    expect(
      await answers('POST', '/api/lexicon/rules/fr.harassment.insult/switch-off', { reason: ' ' }),
    ).toMatchObject({
      code: 'reason.required',
      detail: 'Give a reason: everybody who reviews will see it.',
    });
    const rehearse = (body: unknown) => answers('POST', '/api/lexicon/rehearse', body);
    expect(await rehearse({ word, switchOff: 'fr.harassment.insult' })).toMatchObject({
      code: 'validation.failed',
      errors: [
        { field: 'word', message: 'to be given alone' },
        { field: 'switchOff', message: 'to be given alone' },
      ],
    });
    expect(await rehearse({ switchOff: 'no-such-rule' })).toMatchObject({ code: 'not-found' });
    expect(await answers('POST', '/api/lexicon/rules/no-such-rule/switch-on', {})).toMatchObject({
      code: 'not-found',
    });
  });

  it('says in the caller’s language why a term cannot be a word of the school', async () => {
    const head = await schools.as('head');
    const refused = async (language: string, term: string) => {
      const word = { term, severity: 'high', category: 'threat' };
      const answer = await head.send('POST', '/api/lexicon/words', word, { 'accept-language': language });
      expectProblem(answer, 400, 'word.unfit');
      return answer.body.detail;
    };
    expect(await refused('fr', 'a')).toBe('Une seule lettre retiendrait presque tous les messages.');
    expect(await refused('en', 'a')).toBe('A single letter would hold almost every message.');
    expect(await refused('en', 'x '.repeat(9))).toBe(
      'The term is too long: 80 characters and 8 words at most.',
    );
  });

  it('never tells of the inside', async () => {
    const answers = await Promise.all([
      amina.send('POST', posts(), '{'),
      amina.get<Problem>(`/api/channels/'; drop table message; --/messages`),
      amina.get<Problem>(`${posts()}?after=1'`),
    ]);
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/at .*\.js|select |pg_|stack/i);
  });
});
