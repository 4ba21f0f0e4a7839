import { brokenBy, Scenario, type Actor, type School, type Seen } from '../../../test/support/scenario';
import { newId } from './ids';

/** Whoever holds the password of the database itself cannot break these either, short of changing the schema. */
describe('the laws in the database', () => {
  let scenario: Scenario;
  let college: School;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
  });

  const sql = (text: string, values: readonly unknown[] = []) => scenario.database.query(text, values);

  /** One transaction, with every constraint checked before its end. */
  const together = (...statements: readonly [string, readonly unknown[]][]) =>
    scenario.database.transaction(async (connection) => {
      for (const [text, values] of statements) await connection.query(text, values);
      await connection.query('set constraints all immediate');
    });

  const DECIDE = `
    insert into decision (school, id, message_id, revision, round, author_id, decided_by, outcome, reason)
    select school, $2, id, revision, round, author_id, $3, $4, 'attaque' from message where id = $1`;
  const RELEASE_ALONE = `
    insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id)
    select school, id, channel_id, audience_id, $3, revision, $2 from message where id = $1
    returning school, message_id`;
  /** The release and the state that says so, in one statement as the server writes them. */
  const RELEASE = `
    with gone as (${RELEASE_ALONE})
    update message m set state = 'delivered' from gone g where m.school = g.school and m.id = g.message_id`;
  const DELIVERED = `update message set state = 'delivered' where id = $1`;

  const approvedBy = (decider: Actor, { id }: Seen, decision: string): [string, unknown[]] => [
    DECIDE,
    [id, decision, decider.id, 'approve'],
  ];

  it('lets through what the laws allow, by the same statements', async () => {
    const { amina, lea, julien, group } = college;
    const held = await amina.post(group);
    const decision = newId();
    await together(approvedBy(lea, held, decision), [RELEASE, [held.id, decision, 1]]);
    expect(await julien.read(group)).toMatchObject([{ id: held.id, position: 1 }]);
  });

  describe('nothing is released', () => {
    it('without a decision', async () => {
      const { amina, group } = college;
      const held = await amina.post(group);
      expect(await brokenBy(together([RELEASE, [held.id, newId(), 1]]))).toMatch(/^release_/);
    });

    it.each(['reject', 'return', 'escalate', 'keep', 'retract'])('by a decision to %s', async (outcome) => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      const decision = newId();
      const attack = together(
        [DECIDE, [held.id, decision, lea.id, outcome]],
        [RELEASE, [held.id, decision, 1]],
      );
      expect(await brokenBy(attack)).toMatch(/^release_/);
    });

    it('by the author’s own approval', async () => {
      const { amina, lea, group } = college;
      for (const author of [amina, lea]) {
        const held = await author.post(group);
        expect(await brokenBy(together(approvedBy(author, held, newId())))).toMatch(/^decision_check/);
      }
    });

    describe('by an author who calls themselves a sole keyholder', () => {
      const ALONE = DECIDE.replace('outcome, reason)', 'outcome, reason, kind)').replace(
        `'attaque' from`,
        `'attaque', 'sole-keyholder' from`,
      );
      /** Held for this long, in a school that is said to have one keyholder, or is not. */
      const held = async (author: Actor, channel: string, minutes: number, isSole = true): Promise<Seen> => {
        const message = await author.post(channel);
        await sql(`update message set waiting_since = now() - $2::int * interval '1 minute' where id = $1`, [
          message.id,
          minutes,
        ]);
        await sql('update school set sole_keyholder_since = case when $2 then now() end where uai = $1', [
          college.uai,
          isSole,
        ]);
        return message;
      };
      /** These leave direction and administration, or enter it. */
      const leave = (...people: Actor[]) =>
        sql(
          `delete from person_role where school = $1 and person_id = any($2) and role in ('direction', 'administration')`,
          [college.uai, people.map(({ id }) => id)],
        );
      const enter = ({ id }: Actor, role: string) =>
        sql('insert into person_role (school, person_id, role, pupil) values ($1, $2, $3, false)', [
          college.uai,
          id,
          role,
        ]);
      const decide = ({ id }: Seen, by: Actor, outcome = 'approve') =>
        brokenBy(sql(ALONE, [id, newId(), by.id, outcome]));

      it('but for one of the direction, with an announcement that was held for ten minutes', async () => {
        const { head, deputy, office, everyone } = college;
        const { id } = await held(head, everyone, 10);
        await leave(deputy, office);
        const decision = newId();
        await together([ALONE, [id, decision, head.id, 'approve']], [RELEASE, [id, decision, 1]]);
      });

      it('where the operator has not said so', async () => {
        const { head, deputy, office, everyone } = college;
        const message = await held(head, everyone, 60, false);
        await leave(deputy, office);
        expect(await decide(message, head)).toBe('sole_keyholder_alone');
      });

      it('while anybody else could turn a second key', async () => {
        const { head, deputy, office, teacher, everyone } = college;
        const message = await held(head, everyone, 60);
        await leave(deputy);
        expect(await decide(message, head)).toBe('sole_keyholder_alone');
        await leave(office);
        await enter(deputy, 'direction');
        expect(await decide(message, head)).toBe('sole_keyholder_alone');
        await leave(deputy);
        await enter(teacher, 'administration');
        expect(await decide(message, head)).toBe('sole_keyholder_alone');
      });

      it.each(['reject', 'return', 'escalate', 'clear'])(
        'after another person decided: %s',
        async (outcome) => {
          const { head, deputy, office, everyone } = college;
          const message = await held(head, everyone, 60);
          await sql(DECIDE, [message.id, newId(), deputy.id, outcome]);
          await sql(
            `with r as (insert into revision (school, message_id, number, text) select school, id, 2, 'Autrement.' from message where id = $1),
           v as (insert into verdict (school, message_id, revision, outcome, severity, lexicon_version, findings)
             select school, message_id, 2, 'clear', 0, lexicon_version, findings from verdict where message_id = $1)
           update message set revision = 2, round = 1 where id = $1`,
            [message.id],
          );
          await leave(deputy, office);
          expect(await decide(message, head)).toBe('sole_keyholder_alone');
        },
      );

      it('of what the filter has not read', async () => {
        const { head, deputy, office, everyone } = college;
        const message = await held(head, everyone, 60);
        await sql(
          `with r as (insert into revision (school, message_id, number, text) select school, id, 2, 'Autrement.' from message where id = $1),
           v as (insert into verdict (school, message_id, revision, outcome, severity, lexicon_version, findings)
             select school, message_id, 2, 'unavailable', 2, lexicon_version, findings from verdict where message_id = $1)
           update message set revision = 2 where id = $1`,
          [message.id],
        );
        await leave(deputy, office);
        expect(await decide(message, head)).toBe('sole_keyholder_alone');
      });

      it('before the hold is over', async () => {
        const { head, deputy, office, everyone } = college;
        const message = await held(head, everyone, 9);
        await leave(deputy, office);
        expect(await decide(message, head)).toBe('sole_keyholder_alone');
      });

      it('without being of the direction, or in a group', async () => {
        const { head, deputy, office, lea, everyone, group } = college;
        const byOffice = await held(office, everyone, 60);
        const byModerator = await held(lea, group, 60);
        await leave(head, deputy);
        expect(await decide(byOffice, office)).toBe('sole_keyholder_alone');
        await leave(office);
        expect(await decide(byModerator, lea)).toBe('sole_keyholder_alone');
      });

      it('with any other outcome, or on the message of another person', async () => {
        const { head, deputy, office, everyone } = college;
        const message = await held(head, everyone, 60);
        await leave(deputy, office);
        for (const outcome of ['reject', 'clear', 'keep', 'retract'])
          expect(await decide(message, head, outcome)).toMatch(/^decision_/);
        expect(await decide(message, deputy)).toBe('decision_sole_keyholder');
      });
    });

    it('by a decision that names another author than the message’s', async () => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      const attack = sql(
        `insert into decision (school, id, message_id, revision, round, author_id, decided_by, outcome)
         select school, $2, id, revision, round, $3, author_id, 'approve' from message where id = $1`,
        [held.id, newId(), lea.id],
      );
      expect(await brokenBy(attack)).toMatch(/author_id/);
    });

    it('by a pupil’s decision', async () => {
      const { amina, pupil, group } = college;
      const held = await amina.post(group);
      expect(await brokenBy(together(approvedBy(pupil, held, newId())))).toMatch(/decided_by/);
    });

    it('by a decision on another revision', async () => {
      const { amina, lea, thierry, group } = college;
      const first = await amina.post(group, 'Un');
      const decision = newId();
      const again = await amina.resubmit(await lea.giveBack(first), 'Deux');
      const onFirst: [string, unknown[]] = [
        `insert into decision (school, id, message_id, revision, round, author_id, decided_by, outcome)
         select school, $2, id, 1, 9, author_id, $3, 'approve' from message where id = $1`,
        [again.id, decision, thierry.id],
      ];
      const releaseSecond: [string, unknown[]] = [RELEASE, [again.id, decision, 1]];
      expect(await brokenBy(together(onFirst, releaseSecond))).toMatch(/^release_/);
      const releaseFirst: [string, unknown[]] = [
        RELEASE.replace('revision, $2 from', '1, $2 from'),
        [again.id, decision, 1],
      ];
      expect(await brokenBy(together(onFirst, releaseFirst))).toMatch(
        /released without being delivered in that revision/,
      );
    });

    it('by a decision on another message', async () => {
      const { amina, lea, group } = college;
      const [mine, other] = [await amina.post(group), await amina.post(group)];
      const decision = newId();
      const attack = together(approvedBy(lea, other, decision), [RELEASE, [mine.id, decision, 1]]);
      expect(await brokenBy(attack)).toMatch(/^release_/);
    });

    it('without a verdict of the filter on that revision', async () => {
      const { amina, lea, group } = college;
      const returned = await lea.giveBack(await amina.post(group));
      const decision = newId();
      const attack = together(
        [
          `insert into revision (school, message_id, number, text) values ($1, $2, 2, 'non lu')`,
          [college.uai, returned.id],
        ],
        [`update message set revision = 2, state = 'held' where id = $1`, [returned.id]],
        approvedBy(lea, returned, decision),
        [RELEASE, [returned.id, decision, 1]],
      );
      expect(await brokenBy(attack)).toMatch(/^release_/);
    });

    it('without the state that says so, nor is the state without a release', async () => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      const decision = newId();
      await together(approvedBy(lea, held, decision));
      expect(await brokenBy(sql(RELEASE_ALONE, [held.id, decision, 1]))).toMatch(/without being delivered/);
      expect(await brokenBy(sql(DELIVERED, [held.id]))).toMatch(/without a release/);
    });

    it('twice', async () => {
      const { amina, lea, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      const attack = sql(
        `insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id)
         select school, message_id, channel_id, audience_id, 2, revision, decision_id from release where message_id = $1`,
        [delivered.id],
      );
      expect(await brokenBy(attack)).toBe('release_pkey');
    });

    it.each([0, 2, 5])('at position %i when it is the first', async (position) => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      const decision = newId();
      const attack = together(approvedBy(lea, held, decision), [RELEASE, [held.id, decision, position]]);
      expect(await brokenBy(attack)).toMatch(/position/);
    });

    it('at a position that is taken', async () => {
      const { amina, lea, group } = college;
      await lea.approve(await amina.post(group));
      const held = await amina.post(group);
      const decision = newId();
      const attack = together(approvedBy(lea, held, decision), [RELEASE, [held.id, decision, 1]]);
      expect(await brokenBy(attack)).toMatch(/position_key/);
    });

    it('in another channel or to another audience than the message’s', async () => {
      const { amina, lea, group, everyone } = college;
      const held = await amina.post(group);
      const decision = newId();
      const elsewhere = `
        insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id)
        select m.school, m.id, c.id, c.audience_id, 1, m.revision, $2 from message m join channel c on c.id = $3
        where m.id = $1`;
      const attack = together(approvedBy(lea, held, decision), [elsewhere, [held.id, decision, everyone]]);
      expect(await brokenBy(attack)).toMatch(/^release_/);
    });
  });

  describe('decisions', () => {
    it('are one on a revision in a round', async () => {
      const { amina, lea, thierry, group } = college;
      const held = await amina.post(group);
      await together(approvedBy(lea, held, newId()));
      for (const outcome of ['approve', 'reject', 'return', 'seal'])
        expect(await brokenBy(sql(DECIDE, [held.id, newId(), thierry.id, outcome]))).toBe(
          'decision_one_outcome',
        );
    });

    it('of a refusal give a reason', async () => {
      const { amina, lea, group } = college;
      const held = await amina.post(group);
      for (const outcome of ['reject', 'return'])
        expect(
          await brokenBy(sql(DECIDE.replace(`'attaque'`, 'null'), [held.id, newId(), lea.id, outcome])),
        ).toMatch(/^decision_check/);
    });

    it('on an appeal are another person’s', async () => {
      const { amina, lea, group } = college;
      const appealed = await amina.appeal(await lea.reject(await amina.post(group)));
      for (const outcome of ['approve', 'reject', 'return'])
        expect(await brokenBy(sql(DECIDE, [appealed.id, newId(), lea.id, outcome]))).toBe(
          'appeal_to_another',
        );
    });
  });

  it('a pupil authors nothing, and nobody becomes or stops being a pupil by a role', async () => {
    const { amina, pupil, group } = college;
    const post = `
      insert into message (school, id, channel_id, author_id, author_pupil, client_id, state, audience_id, severity)
      select school, $2, id, $3, $4, 'x', 'held', audience_id, 0 from channel where id = $1`;
    expect(await brokenBy(sql(post, [group, newId(), pupil.id, false]))).toMatch(/author/);
    expect(await brokenBy(sql(post, [group, newId(), pupil.id, true]))).toMatch(/author_pupil/);
    const role = 'insert into person_role (school, person_id, role, pupil) values ($1, $2, $3, $4)';
    expect(await brokenBy(sql(role, [college.uai, pupil.id, 'parent', false]))).toMatch(/person_role/);
    expect(await brokenBy(sql(role, [college.uai, amina.id, 'pupil', true]))).toMatch(/person_role/);
    expect(await brokenBy(sql('update person set pupil = false where id = $1', [pupil.id]))).not.toBe('');
  });

  it('a pupil reports nothing and holds no mandate', async () => {
    const { head, deputy, pupil, everyone } = college;
    const delivered = await deputy.approve(await head.post(everyone));
    expect(
      await brokenBy(
        sql(`insert into report (school, message_id, reporter_id, category) values ($1, $2, $3, 'other')`, [
          college.uai,
          delivered.id,
          pupil.id,
        ]),
      ),
    ).toMatch(/reporter/);
    expect(
      await brokenBy(
        sql(
          `insert into mandate (school, association_id, person_id, function)
           select school, id, $2, 'moderator' from association where school = $1 limit 1`,
          [college.uai, pupil.id],
        ),
      ),
    ).toMatch(/mandate/);
  });

  it('a message begins waiting, never further on its path', async () => {
    const { amina, group } = college;
    for (const state of [
      'approved',
      'delivered',
      'rejected',
      'sealed',
      'retracted',
      'withdrawn',
      'returned',
      'stopped',
    ])
      expect(
        await brokenBy(
          sql(
            `insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
             select school, $2, id, $3, $4, $4, audience_id, 0 from channel where id = $1`,
            [group, newId(), amina.id, state],
          ),
        ),
      ).toMatch(/cannot begin/);
  });

  it('what readers have can only be retracted, and what has ended stays so', async () => {
    const { amina, lea, head, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    const ends = {
      withdrawn: await amina.withdraw(await amina.post(group)),
      sealed: await head.decide('seal', await lea.decide('escalate', await amina.post(group))),
      retracted: await lea.decide('retract', await lea.approve(await amina.post(group)), 'Erreur.'),
    };
    const become = (id: string, state: string) =>
      brokenBy(sql('update message set state = $2 where id = $1', [id, state]));
    for (const state of ['held', 'submitted', 'quarantined', 'withdrawn', 'rejected', 'sealed', 'approved'])
      expect(await become(delivered.id, state)).toMatch(/cannot become/);
    for (const [state, { id }] of Object.entries(ends))
      for (const other of ['held', 'quarantined', 'returned', 'rejected', 'approved', 'delivered'])
        expect(await become(id, other)).toMatch(
          new RegExp(`that is ${state} cannot become|without a release`),
        );
  });

  describe('nothing is rewritten', () => {
    const KEPT = [
      'audience',
      'audience_member',
      'revision',
      'verdict',
      'decision',
      'release',
      'appeal',
      'reveal',
    ];
    const NEVER_DELETED = ['message', 'delivery', 'report'];

    /** A message that has left a row in every table. */
    const leaveTraces = async (): Promise<void> => {
      const { amina, lea, thierry, julien, head, group } = college;
      const appealed = await amina.appeal(await lea.reject(await amina.post(group)));
      const escalated = await thierry.decide('escalate', appealed);
      await head.reveal(escalated);
      const delivered = await thierry.approve(await head.decide('clear', escalated));
      await julien.report(delivered);
      await sql(
        `insert into delivery (school, message_id, recipient_id, transport, audience_id)
         select school, message_id, $2, 'web', audience_id from release where message_id = $1`,
        [delivered.id, julien.id],
      );
    };

    it('in what is append-only', async () => {
      await leaveTraces();
      for (const table of KEPT) {
        const before = await sql(`select * from ${table} where school = $1`, [college.uai]);
        expect([table, before.length > 0]).toEqual([table, true]);
        const attacks = [`update ${table} set school = school`, `delete from ${table}`].map((attack) =>
          brokenBy(sql(`${attack} where school = $1`, [college.uai])),
        );
        expect(await Promise.all(attacks)).toEqual(attacks.map(() => `${table} is append-only`));
        expect(await brokenBy(sql(`truncate ${table} cascade`))).toMatch(/append-only/);
        expect(await sql(`select * from ${table} where school = $1`, [college.uai])).toEqual(before);
      }
    });

    it('and nothing that was accepted is deleted', async () => {
      await leaveTraces();
      for (const table of NEVER_DELETED) {
        expect(await brokenBy(sql(`delete from ${table} where school = $1`, [college.uai]))).toMatch(
          /append-only/,
        );
        expect(await brokenBy(sql(`truncate ${table} cascade`))).toMatch(/append-only/);
      }
    });

    it('of what a message is: author, channel, school, client id', async () => {
      const { amina, julien, group, everyone } = college;
      const held = await amina.post(group);
      for (const [column, value] of [
        ['author_id', julien.id],
        ['channel_id', everyone],
        ['client_id', 'autre'],
        ['id', newId()],
      ])
        expect(await brokenBy(sql(`update message set ${column} = $2 where id = $1`, [held.id, value]))).toBe(
          'message is append-only',
        );
    });
  });

  describe('recipients', () => {
    it('are frozen while the text is the same', async () => {
      const { amina, group } = college;
      const held = await amina.post(group);
      const attack = together(
        [`insert into audience (school, id, channel_id) values ($1, $2, $3)`, [college.uai, held.id, group]],
        [`update message set audience_id = $1 where id = $1`, [held.id]],
      );
      expect(await brokenBy(attack)).toBe('message is append-only');
    });

    it('are no more when the audience was written', async () => {
      const { farid, group } = college;
      const join = sql(
        `insert into audience_member (school, audience_id, person_id)
         select school, audience_id, $2 from channel where id = $1`,
        [group, farid.id],
      );
      expect(await brokenBy(join)).toBe('an audience takes no more members');
    });

    const DELIVER = `
      insert into delivery (school, message_id, recipient_id, transport, audience_id)
      select school, id, $2, 'web', coalesce($3, audience_id) from message where id = $1`;

    it('have a delivery only of what was released', async () => {
      const { amina, julien, group } = college;
      const held = await amina.post(group);
      expect(await brokenBy(sql(DELIVER, [held.id, julien.id, null]))).toMatch(/^delivery_/);
    });

    it('are those who were frozen, and nobody else', async () => {
      const { amina, lea, farid, pupil, group, everyone } = college;
      const delivered = await lea.approve(await amina.post(group));
      for (const stranger of [farid, pupil])
        expect(await brokenBy(sql(DELIVER, [delivered.id, stranger.id, null]))).toMatch(/^delivery_/);
      const [other] = await scenario.database.query<{ audience: string }>(
        'select audience_id as audience from channel where id = $1',
        [everyone],
      );
      expect(await brokenBy(sql(DELIVER, [delivered.id, farid.id, other?.audience]))).toMatch(/^delivery_/);
    });

    it('have one delivery on one transport', async () => {
      const { amina, lea, julien, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      await sql(DELIVER, [delivered.id, julien.id, null]);
      expect(await brokenBy(sql(DELIVER, [delivered.id, julien.id, null]))).toBe('delivery_pkey');
    });
  });

  it('no row refers to another school', async () => {
    const { amina, lea, group } = college;
    const lycee = await scenario.school();
    const held = await amina.post(group);
    const delivered = await lea.approve(await amina.post(group));
    const attacks: [string, unknown[]][] = [
      [DECIDE, [held.id, newId(), lycee.lea.id, 'approve']],
      [
        `insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
         select school, $2, id, $3, 'x', 'held', audience_id, 0 from channel where id = $1`,
        [group, newId(), lycee.amina.id],
      ],
      [
        `insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
         select $4, $2, id, $3, 'x', 'held', audience_id, 0 from channel where id = $1`,
        [group, newId(), lycee.amina.id, lycee.uai],
      ],
      [
        `insert into report (school, message_id, reporter_id, category) values ($1, $2, $3, 'other')`,
        [college.uai, delivered.id, lycee.julien.id],
      ],
      [
        `insert into mandate (school, association_id, person_id, function)
         select school, id, $2, 'moderator' from association where school = $1 limit 1`,
        [college.uai, lycee.lea.id],
      ],
      [
        `insert into reading (school, channel_id, person_id, position) values ($1, $2, $3, 1)`,
        [lycee.uai, group, lycee.amina.id],
      ],
      [
        `insert into guardianship (school, parent_id, pupil_id, level) values ($1, $2, $3, 1)`,
        [lycee.uai, lycee.amina.id, college.pupil.id],
      ],
      [
        `insert into reveal (school, id, message_id, revision, person_id) values ($1, $2, $3, 1, $4)`,
        [college.uai, newId(), held.id, lycee.head.id],
      ],
    ];
    for (const [text, values] of attacks) expect(await brokenBy(sql(text, values))).toMatch(/fkey|_key/);
  });
});
