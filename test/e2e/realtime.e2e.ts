import type { ReleasedMessage } from '@app/contract';
import { newId } from '@app/platform';
import { Client, connected, Hearing, type ServerSocket } from '../support/client';
import { HARMLESS, THREAT } from '../support/scenario';
import type { Player } from '../support/scenario-school';
import { ServedSchools, type ServedSchool } from '../support/served-schools';
import { ServerProcess } from '../support/server';

describe('real time', () => {
  let schools: ServedSchools;
  let college: ServedSchool;
  let hearings: Hearing[];
  beforeAll(async () => {
    schools = await ServedSchools.start({ PARVIS_POSTS_PER_MINUTE: '1000' });
    ({ college } = schools);
  });
  afterAll(() => schools.stop());
  beforeEach(() => {
    hearings = [];
  });
  afterEach(() => {
    for (const { socket } of hearings) socket.disconnect();
  });

  const listen = async (player: Player, school = college): Promise<Hearing> => {
    const hearing = new Hearing(await (await schools.as(player, school)).connect());
    hearings.push(hearing);
    return hearing;
  };
  const everybody = (players: readonly Player[]): Promise<Hearing[]> =>
    Promise.all(players.map((player) => listen(player)));

  /** Posts and releases, and answers what every reader must have of it. */
  const release = async (text: string, channel = college.group): Promise<{ id: string; version: number }> => {
    const isAnnouncement = channel !== college.group;
    const author = await schools.as(isAnnouncement ? 'head' : 'amina');
    const decider = await schools.as(isAnnouncement ? 'deputy' : 'lea');
    return decider.decide('approve', await author.write(channel, text, newId()));
  };
  const idsOf = (messages: readonly ReleasedMessage[]): string[] => messages.map(({ id }) => id);

  /** All that was under way has arrived when this person’s last word has. */
  const settle = async (hearing: Hearing, channel = college.everyone): Promise<void> => {
    const { id } = await release('Dernier', channel);
    await hearing.until((heard) => idsOf(heard.of('message:released')).includes(id));
  };

  describe('the handshake', () => {
    const refusal = (socket: ServerSocket): Promise<string> =>
      connected(socket).then(
        () => 'connected',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );

    it.each([
      ['no token', {}],
      ['rubbish', { token: 'x' }],
      ['a token of the right shape', { token: 'A'.repeat(43) }],
      ['something that is no text', { token: { $ne: null } }],
      ['a list', { token: ['x'] }],
    ])('with %s is refused', async (_, auth) => {
      expect(await refusal(schools.nobody.socket(auth))).toBe('auth.required');
    });

    it('with an ended session is refused', async () => {
      const client = await schools.signInTo('julien');
      await client.post('/api/auth/logout');
      expect(await refusal(client.socket())).toBe('auth.required');
    });

    it('of a page of another site is refused', async () => {
      const answer = await schools.nobody.send('GET', '/socket.io/?EIO=4&transport=polling', undefined, {
        origin: 'https://ailleurs.example',
      });
      expect(answer.status).toBe(403);
    });

    it('with a session is enough: nothing is asked of the client, and nothing it says is heard', async () => {
      const hearing = await listen('julien');
      hearing.socket.emit('message:post', { channelId: college.group, text: 'Par la porte de derrière' });
      hearing.socket.emit('message:released', { id: newId() });
      hearing.socket.emit('join', `${college.uai}:quarantine`);
      await settle(hearing);
      expect(hearing.of('message:released')).toHaveLength(1);
      expect(hearing.of('queue:changed')).toEqual([]);
    });
  });

  it('brings each release to every member once, in order, and to nobody before', async () => {
    const members = await everybody(['amina', 'julien', 'sofia', 'lea', 'thierry']);
    const strangers = await everybody(['elsa', 'farid', 'head', 'office', 'teacher', 'pupil']);
    const [amina, lea] = await Promise.all([schools.as('amina'), schools.as('lea')]);
    const held = await Promise.all(
      Array.from({ length: 30 }, (_, i) => amina.write(college.group, `Message ${i}`, newId())),
    );
    const [first, ...others] = members;
    await settle(first as Hearing);
    for (const member of members)
      expect(member.of('message:released').map(({ text }) => text)).not.toContain('Message 0');
    await Promise.all(held.map((message) => lea.decide('approve', message)));
    const inOrder = (await amina.readAfter(college.group, 0)).filter(({ text }) =>
      text.startsWith('Message'),
    );
    const inGroup = (member: Hearing): ReleasedMessage[] =>
      member.of('message:released').filter(({ channelId }) => channelId === college.group);
    await Promise.all(members.map((member) => member.until((hearing) => inGroup(hearing).length >= 30)));
    await settle(first as Hearing);
    for (const member of [first, ...others]) {
      const heard = inGroup(member as Hearing);
      expect(heard.map(({ id, position }) => ({ id, position }))).toEqual(
        inOrder.map(({ id, position }) => ({ id, position })),
      );
    }
    await Promise.all(strangers.map((stranger) => settle(stranger)));
    for (const stranger of strangers) expect(inGroup(stranger)).toEqual([]);
  });

  describe('a change of the school’s filter', () => {
    const WORD = { severity: 'high', category: 'threat' };
    const change = async (term: string): Promise<void> => {
      const { status } = await (await schools.as('head')).post('/api/lexicon/words', { term, ...WORD });
      expect(status).toBe(204);
    };
    const changes = (hearing: Hearing) => hearing.of('filter:changed');

    it('is told to those who may see it, without a word of it, and to nobody else', async () => {
      const concerned = await everybody(['head', 'deputy', 'office', 'lea', 'sandrine']);
      const operator = new Hearing(await (await schools.signIn('operator')).connect());
      const others = await everybody(['amina', 'teacher', 'pupil']);
      const elsewhere = await listen('head', schools.lycee);
      hearings.push(operator);
      await change('glabouille');
      const heard = [...concerned, operator];
      await Promise.all(heard.map((hearing) => hearing.until((each) => changes(each).length === 1)));
      for (const hearing of heard) expect(changes(hearing)).toEqual([{ school: college.uai }]);
      await Promise.all(others.map((other) => settle(other)));
      for (const other of [...others, elsewhere]) expect(changes(other)).toEqual([]);
    });

    it('is told by every server', async () => {
      const second = await ServerProcess.start(schools.fresh.url);
      const { token } = await schools.as('lea');
      const there = new Hearing(await new Client(second.url, token).connect());
      hearings.push(there);
      await change('glabouillette');
      await there.until((each) => changes(each).length === 1);
      there.socket.disconnect();
      await second.stop();
    });
  });

  it('brings an announcement to its audience', async () => {
    const [parent, pupil, teacher] = await everybody(['amina', 'pupil', 'teacher']);
    const forParents = await release('Aux parents', college.parents);
    const forPupils = await release('Aux élèves', college.pupils);
    for (const hearing of [parent, pupil, teacher]) await settle(hearing as Hearing);
    const heard = (hearing: Hearing | undefined): string[] => idsOf(hearing?.of('message:released') ?? []);
    expect(heard(parent)).toContain(forParents.id);
    expect(heard(parent)).not.toContain(forPupils.id);
    expect(heard(pupil)).toContain(forPupils.id);
    expect(heard(pupil)).not.toContain(forParents.id);
    expect(heard(teacher)).not.toContain(forParents.id);
  });

  it('brings nothing to another school', async () => {
    const abroad = await Promise.all(
      (['amina', 'lea', 'head', 'pupil'] as const).map((player) => listen(player, schools.lycee)),
    );
    const here = await listen('julien');
    await release('Ici');
    await (await schools.as('amina')).write(college.group, THREAT, newId());
    await settle(here);
    const [author, decider] = await Promise.all([
      schools.as('head', schools.lycee),
      schools.as('deputy', schools.lycee),
    ]);
    const there = await decider.decide(
      'approve',
      await author.write(schools.lycee.everyone, 'Là-bas', newId()),
    );
    for (const hearing of abroad) {
      await hearing.until((heard) => idsOf(heard.of('message:released')).includes(there.id));
      expect(hearing.of('message:released').map(({ text }) => text)).toEqual(['Là-bas']);
    }
    expect(here.of('message:released').map(({ text }) => text)).not.toContain('Là-bas');
  });

  it('lets whoever was away catch up exactly', async () => {
    const julien = await schools.as('julien');
    await release('Avant');
    const last = (await julien.readAfter(college.group, 0)).at(-1)?.position ?? 0;
    const missed = [await release('Manqué 1'), await release('Manqué 2')];
    const hearing = await listen('julien');
    const caughtUp = await julien.readAfter(college.group, last);
    expect(caughtUp.map(({ id, position }) => ({ id, position }))).toEqual(
      missed.map(({ id }, i) => ({ id, position: last + 1 + i })),
    );
    const live = await release('De nouveau là');
    await hearing.until((heard) => heard.of('message:released').length > 0);
    expect(hearing.of('message:released')).toMatchObject([{ id: live.id, position: last + 3 }]);
  });

  it('tells every reader of a retraction, without the text', async () => {
    const [julien, sofia] = await everybody(['julien', 'sofia']);
    const delivered = await release('Un texte à retirer');
    await (await schools.as('lea')).decide('retract', delivered, 'Adresse privée.');
    for (const reader of [julien, sofia]) {
      await reader?.until((heard) => heard.of('message:retracted').length > 0);
      expect(reader?.of('message:retracted')).toMatchObject([
        {
          id: delivered.id,
          channelId: college.group,
          retraction: { by: 'lea Martin', reason: 'Adresse privée.' },
        },
      ]);
      expect(JSON.stringify(reader?.of('message:retracted'))).not.toContain('Un texte');
    }
  });

  it('tells authors where their message stands, and nobody else', async () => {
    const [amina, julien] = await everybody(['amina', 'julien']);
    const held = await (await schools.as('amina')).write(college.group, HARMLESS, newId());
    await (await schools.as('lea')).decide('reject', held, 'Non.');
    await amina?.until((heard) => heard.of('message:state').some(({ id }) => id === held.id));
    expect(amina?.of('message:state').filter(({ id }) => id === held.id)).toEqual([
      { id: held.id, channelId: college.group, state: 'rejected', version: 2 },
    ]);
    await settle(julien as Hearing);
    expect(julien?.of('message:state')).toEqual([]);
  });

  describe('the queue', () => {
    const changesOf = (hearing: Hearing | undefined, messageId: string) =>
      (hearing?.of('queue:changed') ?? []).filter((event) => event.messageId === messageId);

    it('changes under the eyes of those who decide: post, claim, decision', async () => {
      const [thierry, sandrine, julien, head] = await everybody(['thierry', 'sandrine', 'julien', 'head']);
      const lea = await schools.as('lea');
      const held = await (await schools.as('amina')).write(college.group, 'Un texte à relire', newId());
      await lea.post(`/api/moderation/messages/${held.id}/claim`, { version: 1 });
      await lea.decide('approve', held);
      await thierry?.until((heard) => changesOf(heard, held.id).length === 3);
      expect(changesOf(thierry, held.id)).toMatchObject([
        { state: 'held', version: 1, claim: null },
        { state: 'held', version: 1, claim: { by: { name: 'lea Martin' } } },
        { state: 'delivered', version: 2, claim: null },
      ]);
      expect(JSON.stringify(thierry?.of('queue:changed'))).not.toContain('à relire');
      for (const stranger of [sandrine, julien, head]) {
        await settle(stranger as Hearing);
        expect(changesOf(stranger, held.id)).toEqual([]);
      }
    });

    it('tells direction of a threat, not the moderators, and not one word of it', async () => {
      const [head, thierry] = await everybody(['head', 'thierry']);
      const threat = await (await schools.as('amina')).write(college.group, THREAT, newId());
      await head?.until((heard) => changesOf(heard, threat.id).length > 0);
      expect(changesOf(head, threat.id)).toMatchObject([{ state: 'quarantined' }]);
      await settle(thierry as Hearing);
      expect(changesOf(thierry, threat.id)).toEqual([]);
      expect(JSON.stringify(head?.heard)).not.toContain('zorglonde');
    });

    it('lets go of what somebody held when they sign out', async () => {
      const thierry = await listen('thierry');
      const held = await (await schools.as('amina')).write(college.group, HARMLESS, newId());
      const lea = await schools.signInTo('lea');
      await lea.post(`/api/moderation/messages/${held.id}/claim`, { version: 1 });
      await lea.post('/api/auth/logout');
      await thierry.until(
        (heard) => changesOf(heard, held.id).at(-1)?.claim === null && changesOf(heard, held.id).length === 3,
      );
      const { status } = await (
        await schools.as('thierry')
      ).post(`/api/moderation/messages/${held.id}/claim`, {
        version: 1,
      });
      expect(status).toBe(200);
    });
  });

  describe('the end of a session', () => {
    const closed = (socket: ServerSocket): Promise<string> =>
      new Promise((done) => {
        socket.once('disconnect', done);
      });
    const open = async (client: Client): Promise<{ closing: Promise<string> }> => {
      const socket = await client.connect();
      hearings.push(new Hearing(socket));
      return { closing: closed(socket) };
    };

    it('by signing out closes its sockets at once, and no other’s', async () => {
      const [one, other] = await Promise.all([schools.signInTo('sofia'), schools.signInTo('sofia')]);
      const { closing } = await open(one);
      const stays = await other.connect();
      hearings.push(new Hearing(stays));
      await one.post('/api/auth/logout');
      expect(await closing).toBe('io server disconnect');
      expect(stays.connected).toBe(true);
    });

    it('by its owner, from another device, closes its sockets at once', async () => {
      const [stolen, own] = await Promise.all([schools.signInTo('sofia'), schools.signInTo('sofia')]);
      const { closing } = await open(stolen);
      await own.post('/api/auth/sessions/end-others');
      expect(await closing).toBe('io server disconnect');
      expect((await stolen.get('/api/me')).status).toBe(401);
    });

    it('written by another server closes its sockets here', async () => {
      const client = await schools.signInTo('sofia');
      const { closing } = await open(client);
      await schools.fresh.database.query(
        `with ended as (
           update session set ended_at = now() where ended_at is null
             and account_id = (select id from account where login = $1) returning id)
         select pg_notify('parvis_signals',
           json_build_object('name', 'session-ended', 'payload', json_build_object('sessionId', id))::text) from ended`,
        [`sofia@${college.uai}`],
      );
      expect(await closing).toBe('io server disconnect');
    });
  });

  it('follows who belongs to a group: who leaves hears no more, who comes begins to', async () => {
    const [julien, farid] = await everybody(['julien', 'farid']);
    await schools.change(
      `with gone as (update consent set withdrawn_at = now() where school = $1 and withdrawn_at is null
         and person_id = (select person_id from account where login = 'julien@' || $1))
       insert into consent (school, id, association_id, person_id, transport, source)
       select $1, gen_random_uuid(), c.association_id, a.person_id, 'web', 'bulletin'
       from channel c, account a where c.id = $2 and a.login = 'farid@' || $1`,
      [college.group],
    );
    const held = await (await schools.as('amina')).write(college.group, 'Entre nous', newId());
    await (await schools.as('lea')).decide('approve', held);
    await farid?.until((heard) => idsOf(heard.of('message:released')).includes(held.id));
    await settle(julien as Hearing);
    expect(idsOf(julien?.of('message:released') ?? [])).not.toContain(held.id);
    expect((await (await schools.as('julien')).get(`/api/channels/${college.group}/messages`)).status).toBe(
      404,
    );
  });
});
