import { setSoleKeyholder } from '@app/community';
import type { Problem } from '@app/contract';
import {
  HARMLESS,
  refusalOf,
  Scenario,
  SUSPECT,
  THREAT,
  type School,
} from '../../../../test/support/scenario';
import { leaveAlone } from '../../../../test/support/sole-keyholder';
import { SchoolFilters } from '../2-filter/school-filters';

describe('the path of a message', () => {
  let scenario: Scenario;
  let college: School;
  beforeAll(async () => {
    scenario = await Scenario.open();
  });
  afterAll(() => scenario.close());
  beforeEach(async () => {
    college = await scenario.school();
  });

  it('holds a post, and releases it when a moderator approves', async () => {
    const { amina, lea, julien, group } = college;
    const held = await amina.post(group, 'Bonjour à tous');
    expect(held).toMatchObject({ state: 'held', version: 1 });
    expect(await julien.read(group)).toEqual([]);
    const delivered = await lea.approve(held);
    expect(delivered).toEqual({ id: held.id, state: 'delivered', version: 2 });
    expect(await julien.read(group)).toMatchObject([
      { id: held.id, position: 1, text: 'Bonjour à tous', mine: false, author: { id: amina.id } },
    ]);
    expect(await amina.read(group)).toMatchObject([{ mine: true }]);
    expect(scenario.told.releasesIn(college.uai)).toMatchObject([
      { id: held.id, position: 1, text: 'Bonjour à tous' },
    ]);
  });

  it('holds what the filter suspects, and keeps a threat from the moderators', async () => {
    const { amina, lea, head, group } = college;
    const suspect = await amina.post(group, SUSPECT);
    expect(suspect.state).toBe('held');
    expect((await lea.item(suspect)).verdict).toMatchObject({ outcome: 'suspect', severity: 'medium' });
    const threat = await amina.post(group, THREAT);
    expect(threat.state).toBe('quarantined');
    expect(await lea.sees(threat)).toBe(false);
    expect(await refusalOf(lea.item(threat))).toBe('not-found');
    expect(await head.sees(threat)).toBe(true);
  });

  it('gives a refused message back to its author with the reason and the text', async () => {
    const { amina, lea, julien, group } = college;
    const held = await amina.post(group, 'Le professeur Untel exagère.');
    const rejected = await lea.reject(held, 'Merci de ne nommer personne.');
    expect(rejected.state).toBe('rejected');
    expect(await amina.own(held.id)).toMatchObject({
      state: 'rejected',
      text: 'Le professeur Untel exagère.',
      reason: { code: null, text: 'Merci de ne nommer personne.' },
    });
    expect(await julien.read(group)).toEqual([]);
    expect(await refusalOf(lea.approve(rejected))).toBe('move.illegal');
  });

  it('takes a returned message through the whole path again with its new text', async () => {
    const { amina, lea, thierry, julien, group } = college;
    const held = await amina.post(group, 'Réunion mardi.');
    const returned = await lea.giveBack(held, 'À quelle heure ?');
    expect(await refusalOf(thierry.approve(returned))).toBe('move.illegal');
    const again = await amina.resubmit(returned, 'Réunion mardi à 18 h.');
    expect(again.state).toBe('held');
    expect(await amina.own(held.id)).toMatchObject({ revision: 2, text: 'Réunion mardi à 18 h.' });
    expect((await lea.item(held)).revisions).toMatchObject([{ number: 1, text: 'Réunion mardi.' }]);
    await lea.approve(again);
    expect(await julien.read(group)).toMatchObject([{ text: 'Réunion mardi à 18 h.' }]);
  });

  it('screens a new text like a first one', async () => {
    const { amina, lea, group } = college;
    const returned = await lea.giveBack(await amina.post(group));
    expect((await amina.resubmit(returned, THREAT)).state).toBe('quarantined');
  });

  it('lets an author withdraw what nobody has decided on, for good', async () => {
    const { amina, lea, group } = college;
    const held = await amina.post(group);
    const withdrawn = await amina.withdraw(held);
    expect(withdrawn.state).toBe('withdrawn');
    expect(await lea.sees(held)).toBe(false);
    expect(await refusalOf(lea.approve(withdrawn))).toBe('move.illegal');
    expect(await refusalOf(amina.resubmit(withdrawn, HARMLESS))).toBe('move.illegal');
  });

  it('retracts a delivered message: a notice stays in its place, and everybody is told', async () => {
    const { amina, lea, julien, group } = college;
    const delivered = await lea.approve(await amina.post(group, 'À retirer'));
    await lea.approve(await amina.post(group, 'Suivant'));
    expect((await lea.decide('retract', delivered, 'Erreur de date.')).state).toBe('retracted');
    expect(await julien.read(group)).toMatchObject([
      { position: 1, text: '', state: 'retracted', retraction: { by: 'lea Martin' } },
      { position: 2, text: 'Suivant', state: 'delivered' },
    ]);
    expect(scenario.told.retractions).toMatchObject([
      {
        schoolId: college.uai,
        event: { id: delivered.id, position: 1, retraction: { reason: 'Erreur de date.' } },
      },
    ]);
    expect(await amina.own(delivered.id)).toMatchObject({ reason: { text: 'Erreur de date.' } });
  });

  it('shows readers the ready-made reason of a retraction, live and later', async () => {
    const { amina, lea, julien, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    await lea.retract(delivered, { reasonCode: 'off-topic' });
    const retraction = { by: 'lea Martin', reasonCode: 'off-topic', reason: null };
    expect(await julien.read(group)).toMatchObject([{ state: 'retracted', retraction }]);
    expect(scenario.told.retractions.at(-1)?.event).toMatchObject({ id: delivered.id, retraction });
  });

  it('tells of a retraction when the first telling failed', async () => {
    const { amina, lea, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    const told = jest.spyOn(scenario.told, 'retracted').mockImplementationOnce(() => {
      throw new Error('nobody heard');
    });
    expect((await lea.retract(delivered, { reason: 'Erreur.' })).state).toBe('retracted');
    await scenario.told.until(() => scenario.told.retractions.some(({ event }) => event.id === delivered.id));
    told.mockRestore();
  });

  it('lets authors take back what they wrote, and nobody take back what others wrote', async () => {
    const { amina, lea, julien, group } = college;
    const delivered = await lea.approve(await amina.post(group));
    expect(await refusalOf(julien.takeBack(delivered))).toBe('not-found');
    expect(await refusalOf(julien.decide('retract', delivered, 'Non.'))).toBe('not-found');
    expect((await amina.takeBack(delivered)).state).toBe('retracted');
  });

  describe('appeals', () => {
    it('go to another decider, and never to the one who refused', async () => {
      const { amina, lea, thierry, julien, group } = college;
      const rejected = await lea.reject(await amina.post(group));
      const appealed = await amina.appeal(rejected, 'Personne n’est nommé.');
      expect(appealed.state).toBe('held');
      expect(await lea.sees(appealed)).toBe(false);
      expect(await refusalOf(lea.approve(appealed))).toBe('decision.again');
      expect(await refusalOf(lea.claim(appealed))).toBe('decision.again');
      expect(await thierry.item(appealed)).toMatchObject({
        round: 2,
        appeal: { text: 'Personne n’est nommé.' },
        decisions: [{ outcome: 'reject', round: 1 }],
      });
      await thierry.approve(appealed);
      expect(await julien.read(group)).toHaveLength(1);
    });

    it('are refused when nobody else is left to decide', async () => {
      const { amina, lea, thierry, elsa, sandrine, group, otherGroup } = college;
      const alone = await sandrine.reject(await elsa.post(otherGroup));
      expect(await refusalOf(elsa.appeal(alone))).toBe('appeal.no-other-decider');
      const second = await thierry.reject(await amina.appeal(await lea.reject(await amina.post(group))));
      expect(await refusalOf(amina.appeal(second))).toBe('appeal.no-other-decider');
    });

    it('can be made again of another text, which everybody may decide on anew', async () => {
      const { amina, lea, thierry, julien, group } = college;
      const appealed = await amina.appeal(await lea.reject(await amina.post(group)));
      const resubmitted = await amina.resubmit(await thierry.reject(appealed), 'Autrement dit.');
      const again = await amina.appeal(await thierry.reject(resubmitted), 'Encore.');
      expect(again.state).toBe('held');
      expect(await refusalOf(thierry.approve(again))).toBe('decision.again');
      expect((await lea.item(again)).appeal).toMatchObject({ text: 'Encore.' });
      await lea.approve(again);
      expect(await julien.read(group)).toMatchObject([{ text: 'Autrement dit.' }]);
    });
  });

  describe('escalation', () => {
    it('takes a message from the moderators to the direction, who clear it', async () => {
      const { amina, lea, head, julien, group } = college;
      const held = await amina.post(group);
      expect(await head.sees(held)).toBe(false);
      const escalated = await lea.decide('escalate', held);
      expect(escalated.state).toBe('quarantined');
      expect(await lea.sees(held)).toBe(false);
      expect(await refusalOf(lea.approve(escalated))).toBe('move.illegal');
      const cleared = await head.decide('clear', escalated);
      expect(cleared.state).toBe('held');
      expect(await head.sees(held)).toBe(false);
      await lea.approve(cleared);
      expect(await julien.read(group)).toHaveLength(1);
    });

    it('can end in a seal, which nothing opens', async () => {
      const { amina, head, deputy, lea, group } = college;
      const threat = await amina.post(group, THREAT);
      const sealed = await head.decide('seal', threat);
      expect(sealed.state).toBe('sealed');
      expect(await refusalOf(deputy.decide('clear', sealed))).toBe('move.illegal');
      expect(await refusalOf(lea.approve(sealed))).toBe('move.illegal');
      expect(await refusalOf(amina.resubmit(sealed, HARMLESS))).toBe('move.illegal');
      expect(await head.sees(sealed)).toBe(false);
      for (const decider of [lea, head]) expect(await refusalOf(decider.item(sealed))).toBe('not-found');
    });

    it('is cleared by direction alone, and never by the author', async () => {
      const { office, head, deputy, everyone } = college;
      const threat = await head.post(everyone, THREAT);
      expect(threat.state).toBe('quarantined');
      expect(await refusalOf(office.decide('clear', threat))).toBe('not-found');
      expect(await refusalOf(head.decide('clear', threat))).toBe('decision.own');
      expect((await deputy.decide('clear', threat)).state).toBe('held');
    });
  });

  describe('reports', () => {
    it('reopen the item for those who decide, who keep the message', async () => {
      const { amina, lea, julien, sofia, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      await julien.report(delivered, 'off-topic', 'Hors sujet.');
      await julien.report(delivered, 'insult');
      await sofia.report(delivered, 'privacy');
      const item = await lea.item(delivered);
      expect(item).toMatchObject({
        state: 'delivered',
        reports: 2,
        openReports: [{ comment: 'Hors sujet.', category: 'off-topic' }, { category: 'privacy' }],
      });
      const kept = await lea.decide('keep', item);
      expect(kept.state).toBe('delivered');
      expect(await lea.sees(delivered)).toBe(false);
      expect(await julien.read(group)).toMatchObject([{ state: 'delivered' }]);
    });

    it('end with a retraction too', async () => {
      const { amina, lea, julien, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      await julien.report(delivered);
      await lea.decide('retract', await lea.item(delivered), 'Adresse privée.');
      expect(await lea.sees(delivered)).toBe(false);
      expect(await refusalOf(julien.report(delivered))).toBe('not-found');
    });

    it('of a danger reach the direction, who may retract', async () => {
      const { amina, lea, julien, head, deputy, office, group } = college;
      const delivered = await lea.approve(await amina.post(group, 'Rendez-vous derrière le gymnase.'));
      expect(await head.sees(delivered)).toBe(false);
      await julien.report(delivered, 'danger');
      expect(await head.item(delivered)).toMatchObject({ text: null, severity: 'critical', masked: true });
      expect(await head.reveal(delivered)).toMatchObject({ text: 'Rendez-vous derrière le gymnase.' });
      expect(await office.sees(delivered)).toBe(false);
      await head.decide('retract', await head.item(delivered), 'Mise en danger.');
      expect(await deputy.sees(delivered)).toBe(false);
    });

    it('can grow into a danger, and be told again after they were closed', async () => {
      const { amina, lea, julien, head, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      await julien.report(delivered, 'other');
      expect(await head.sees(delivered)).toBe(false);
      await julien.report(delivered, 'danger');
      expect(await head.sees(delivered)).toBe(true);
      expect(await lea.item(delivered)).toMatchObject({ reports: 1 });
      await lea.decide('keep', await lea.item(delivered));
      expect(await head.sees(delivered)).toBe(false);
      await julien.report(delivered, 'insult');
      expect(await lea.item(delivered)).toMatchObject({ reports: 1, openReports: [{ category: 'insult' }] });
    });

    it('of other kinds do not show an association’s text to the direction', async () => {
      const { amina, lea, julien, head, group } = college;
      const delivered = await lea.approve(await amina.post(group));
      await julien.report(delivered, 'insult');
      expect(await head.sees(delivered)).toBe(false);
      expect(await refusalOf(head.item(delivered))).toBe('not-found');
      expect(await refusalOf(head.decide('retract', { ...delivered, version: 3 }, 'Non.'))).toBe('not-found');
    });

    it('come from readers of released messages only', async () => {
      const { amina, lea, julien, elsa, pupil, farid, group } = college;
      const held = await amina.post(group);
      expect(await refusalOf(julien.report(held))).toBe('not-found');
      await lea.approve(held);
      for (const stranger of [elsa, farid, pupil, amina])
        expect(await refusalOf(stranger.report(held))).toMatch(/not-found|decision.own/);
    });
  });

  describe('announcements', () => {
    it('need a second key: another person of direction or administration', async () => {
      const { head, office, amina, pupil, teacher, everyone } = college;
      const held = await head.post(everyone, 'La cantine est fermée jeudi.');
      expect(await head.sees(held)).toBe(false);
      expect(await refusalOf(head.approve(held))).toBe('decision.own');
      await office.approve(held);
      for (const reader of [amina, pupil, teacher, head])
        expect(await reader.read(everyone)).toMatchObject([{ text: 'La cantine est fermée jeudi.' }]);
    });

    it('reach their audience and nobody else', async () => {
      const { head, deputy, amina, pupil, parents, pupils } = college;
      await deputy.approve(await head.post(parents, 'Aux parents.'));
      await deputy.approve(await head.post(pupils, 'Aux élèves.'));
      expect(await amina.read(parents)).toHaveLength(1);
      expect(await refusalOf(amina.read(pupils))).toBe('not-found');
      expect(await pupil.read(pupils)).toHaveLength(1);
      expect(await refusalOf(pupil.read(parents))).toBe('not-found');
    });

    it('are handed on to the direction by administration, never by the direction itself', async () => {
      const { head, deputy, office, everyone } = college;
      const held = await head.post(everyone);
      expect((await deputy.item(held)).allowedActions).not.toContain('queue.escalate');
      expect(await refusalOf(deputy.decide('escalate', held))).toBe('not-found');
      expect((await office.decide('escalate', held)).state).toBe('quarantined');
    });

    it('are written by direction and administration alone', async () => {
      const { amina, lea, pupil, teacher, everyone, pupils } = college;
      for (const stranger of [amina, lea, teacher, pupil])
        expect(await refusalOf(stranger.post(everyone))).toBe('not-found');
      expect(await refusalOf(pupil.post(pupils))).toBe('not-found');
    });
  });

  describe('who may see what', () => {
    it('keeps associations to their members and moderators', async () => {
      const { amina, lea, head, office, teacher, elsa, sandrine, farid, pupil, group } = college;
      const held = await amina.post(group);
      await lea.approve(await amina.post(group));
      for (const stranger of [head, office, teacher, elsa, sandrine, farid, pupil]) {
        expect(await refusalOf(stranger.read(group))).toBe('not-found');
        expect(await refusalOf(stranger.post(group))).toBe('not-found');
        expect(await refusalOf(stranger.item(held))).toBe('not-found');
        expect(await refusalOf(stranger.approve(held))).toBe('not-found');
      }
    });

    it('shows and gives nothing to another school', async () => {
      const { amina, lea, julien, group } = college;
      const held = await amina.post(group);
      const delivered = await lea.approve(await amina.post(group));
      const { head, lea: stranger, amina: reader } = await scenario.school();
      expect(await refusalOf(reader.read(group))).toBe('not-found');
      expect(await refusalOf(reader.post(group))).toBe('not-found');
      expect(await refusalOf(reader.report(delivered))).toBe('not-found');
      for (const decider of [head, stranger]) {
        expect(await decider.sees(held)).toBe(false);
        for (const move of ['approve', 'escalate', 'clear', 'seal', 'keep'] as const)
          expect(await refusalOf(decider.decide(move, held))).toBe('not-found');
        expect(await refusalOf(decider.claim(held))).toBe('not-found');
        expect(await refusalOf(decider.reveal(held))).toBe('not-found');
      }
      expect(await julien.read(group)).toHaveLength(1);
    });

    it('follows consents at once: who withdraws theirs reads no more, who gives one begins to', async () => {
      const { julien, farid, group } = college;
      await scenario.change(
        college,
        'update consent set withdrawn_at = now() where school = $1 and person_id = $2',
        [julien.id],
      );
      expect(await refusalOf(julien.read(group))).toBe('not-found');
      expect(await refusalOf(farid.read(group))).toBe('not-found');
      await scenario.change(
        college,
        `insert into consent (school, id, association_id, person_id, transport, source)
         select c.school, gen_random_uuid(), c.association_id, $2, 'web', 'bulletin' from channel c
         where c.school = $1 and c.id = $3`,
        [farid.id, group],
      );
      expect(await farid.read(group)).toEqual([]);
    });
  });

  describe('a direction of one person', () => {
    /** Everybody but the head has left direction and administration; answers how they come back. */
    const alone = async (): Promise<() => Promise<void>> => {
      const heard = scenario.heard('school-changed', college);
      const comeBack = await leaveAlone(scenario.database, college.uai, college.head.id);
      await heard;
      return async () => {
        const heardAgain = scenario.heard('school-changed', college);
        await comeBack();
        await heardAgain;
      };
    };
    /** As if it had been sent so long ago. */
    const sent = (messageId: string, minutes: number) =>
      scenario.database.query(
        `update message set waiting_since = now() - $2::int * interval '1 minute' where id = $1`,
        [messageId, minutes],
      );
    /** Neither the button nor the way behind it. */
    const expectRefused = async (held: { id: string; version: number }, code: string): Promise<void> => {
      await sent(held.id, 60);
      expect((await college.head.own(held.id)).allowedActions).not.toContain('message.approve-alone');
      expect(await refusalOf(college.head.approveAlone(held))).toBe(code);
    };

    it('releases its own announcement alone, after a hold, and the decision says so', async () => {
      const { head, julien, deputy, everyone } = college;
      const comeBack = await alone();
      const held = await head.post(everyone, 'Demain, sortie à 16 h.');
      expect((await head.own(held.id)).allowedActions).toContain('message.approve-alone');
      const early: unknown = await head.approveAlone(held).catch((problem: unknown) => problem);
      expect(early).toMatchObject({ code: 'decision.held' });
      expect((early as Problem).data.retryAfter).toBeGreaterThan(9 * 60);
      await sent(held.id, 10);
      const released = await head.approveAlone(held);
      expect(released.state).toBe('delivered');
      expect(await julien.read(everyone)).toMatchObject([{ position: 1, text: 'Demain, sortie à 16 h.' }]);
      expect(scenario.told.releasesIn(college.uai)).toHaveLength(1);
      await julien.report(released);
      await comeBack();
      expect((await deputy.item(released)).decisions).toMatchObject([
        { outcome: 'approve', kind: 'sole-keyholder', by: 'head Martin' },
      ]);
    });

    it('does so only where the operator has said that it is one', async () => {
      const { head, everyone } = college;
      await alone();
      const heard = scenario.heard('school-changed', college);
      await setSoleKeyholder(scenario.database, college.uai, false);
      await heard;
      await expectRefused(await head.post(everyone), 'not-found');
    });

    it.each(['deputy', 'office'] as const)(
      'has no such way once there is a second key: %s',
      async (other) => {
        const { head, everyone } = college;
        await alone();
        const held = await head.post(everyone);
        await scenario.change(
          college,
          `insert into person_role (school, person_id, role, pupil) values ($1, $2, $3, false)`,
          [college[other].id, other === 'deputy' ? 'direction' : 'administration'],
        );
        await expectRefused(held, 'not-found');
        await college[other].approve(held);
      },
    );

    it('hears of a second key from the database, when the server does not know of it yet', async () => {
      const { head, deputy, everyone } = college;
      await alone();
      const held = await head.post(everyone);
      await sent(held.id, 60);
      expect((await head.own(held.id)).allowedActions).toContain('message.approve-alone');
      await scenario.database.query(
        `insert into person_role (school, person_id, role, pupil) values ($1, $2, 'direction', false)`,
        [college.uai, deputy.id],
      );
      expect(await refusalOf(head.approveAlone(held))).toBe('decision.second-key');
    });

    it.each(['giveBack', 'reject'] as const)('cannot overrule another person: %s', async (refuse) => {
      const { head, deputy, everyone } = college;
      const refused = await deputy[refuse](await head.post(everyone));
      await alone();
      await expectRefused(await head.resubmit(refused, 'Autrement.'), 'decision.second-key');
    });

    it('cannot overrule another person who let it out of quarantine, no more than who put it there', async () => {
      const { head, deputy, office, everyone } = college;
      const threat = await deputy.decide('clear', await head.post(everyone, THREAT));
      const escalated = await deputy.decide(
        'clear',
        await office.decide('escalate', await head.post(everyone)),
      );
      await alone();
      for (const held of [threat, escalated]) await expectRefused(held, 'decision.second-key');
    });

    it('does not stand alone for what the filter has not read', async () => {
      const { head, everyone } = college;
      await alone();
      const filters = jest.spyOn(scenario.part(SchoolFilters), 'of').mockResolvedValueOnce({
        lexiconVersion: '0',
        screen() {
          throw new Error('broken');
        },
      });
      const held = await head.post(everyone);
      filters.mockRestore();
      await expectRefused(held, 'decision.second-key');
    });

    it('waits while somebody else holds the message', async () => {
      const { head, deputy, everyone } = college;
      const held = await head.post(everyone);
      await deputy.claim(held);
      await alone();
      await sent(held.id, 60);
      const waits: unknown = await head.approveAlone(held).catch((problem: unknown) => problem);
      expect(waits).toMatchObject({ code: 'claim.held', data: { params: { name: 'deputy Martin' } } });
      await scenario.database.query('update message set claimed_until = now() where id = $1', [held.id]);
      expect((await head.approveAlone(held)).state).toBe('delivered');
    });

    it('still gives nobody else a way to decide on what they wrote, nor on what another person wrote', async () => {
      const { head, deputy, office, amina, lea, everyone, group } = college;
      const byOffice = await office.post(everyone);
      const comeBack = await alone();
      const announcement = await head.post(everyone);
      const inGroup = await amina.post(group);
      const byModerator = await lea.post(group);
      for (const { id } of [announcement, byOffice, inGroup, byModerator]) await sent(id, 60);
      expect(await refusalOf(head.approveAlone(byOffice))).toBe('not-found');
      expect(await refusalOf(amina.approveAlone(inGroup))).toBe('not-found');
      expect(await refusalOf(lea.approveAlone(byModerator))).toBe('not-found');
      expect(await refusalOf(head.approve(announcement))).toBe('decision.own');
      await comeBack();
      expect(await refusalOf(deputy.approveAlone(announcement))).toBe('not-found');
      expect(await refusalOf(office.approveAlone(byOffice))).toBe('not-found');
      await deputy.approve(announcement);
    });

    it('has no way around the quarantine', async () => {
      const { head, everyone } = college;
      await alone();
      const threat = await head.post(everyone, THREAT);
      await sent(threat.id, 60);
      expect(await refusalOf(head.approveAlone(threat))).toBe('move.illegal');
    });
  });

  describe('those who have left a group', () => {
    const leave = (personId: string): Promise<void> =>
      scenario.change(
        college,
        `update consent set withdrawn_at = now() where school = $1 and person_id = $2 and withdrawn_at is null`,
        [personId],
      );

    it('neither change nor appeal what they wrote there, but may take back what still waits', async () => {
      const { amina, lea, group } = college;
      const waiting = await amina.post(group);
      const returned = await lea.giveBack(await amina.post(group));
      const rejected = await lea.reject(await amina.post(group));
      await leave(amina.id);
      expect(await refusalOf(amina.resubmit(returned, 'Autrement dit.'))).toBe('not-found');
      expect(await refusalOf(amina.resubmit(rejected, 'Autrement dit.'))).toBe('not-found');
      expect(await refusalOf(amina.appeal(rejected))).toBe('not-found');
      expect((await amina.own(rejected.id)).allowedActions).toEqual([]);
      expect((await amina.withdraw(waiting)).state).toBe('withdrawn');
    });

    it('as moderators change and appeal no more once their mandate has ended', async () => {
      const { thierry, lea, group } = college;
      const rejected = await lea.reject(await thierry.post(group));
      await leave(thierry.id);
      await scenario.change(
        college,
        `update mandate set until = current_date - 1 where school = $1 and person_id = $2`,
        [thierry.id],
      );
      expect(await refusalOf(thierry.resubmit(rejected, 'Autrement dit.'))).toBe('not-found');
      expect(await refusalOf(thierry.appeal(rejected))).toBe('not-found');
    });
  });

  describe('vigilance', () => {
    const setLevel = (level: string): Promise<void> =>
      scenario.change(college, 'update school set vigilance = $2 where uai = $1', [level]);

    it('direction-only: associations prepare, nothing of theirs is released, announcements are', async () => {
      const { amina, lea, head, deputy, everyone, group } = college;
      await setLevel('direction-only');
      const held = await amina.post(group);
      expect(held.state).toBe('held');
      expect(await refusalOf(lea.approve(held))).toBe('not-found');
      await deputy.approve(await head.post(everyone));
      await setLevel('normal');
      expect((await lea.approve(held)).state).toBe('delivered');
    });

    it('closed: members read nothing, and have it again afterwards', async () => {
      const { amina, lea, julien, group } = college;
      await lea.approve(await amina.post(group));
      await setLevel('closed');
      expect(await refusalOf(julien.read(group))).toBe('not-found');
      expect(await refusalOf(amina.post(group))).toBe('not-found');
      await setLevel('normal');
      expect(await julien.read(group)).toHaveLength(1);
    });

    it('ends by itself at its date', async () => {
      const { amina, group } = college;
      await scenario.change(
        college,
        `update school set vigilance = 'closed', vigilance_until = now() - interval '1 second' where uai = $1`,
      );
      expect((await amina.post(group)).state).toBe('held');
    });
  });
});
