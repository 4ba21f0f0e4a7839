import {
  allowedActions,
  allowedSchoolActions,
  can,
  canInSchool,
  couldEver,
  grantOf,
  type Facts,
} from './can';
import { GRANT_NAMES, type Grant } from './grants';
import {
  ACTION_NAMES,
  CAPACITIES,
  CHANNEL_KINDS,
  SCHOOL_ACTION_NAMES,
  VIGILANCE_LEVELS,
  type Action,
  type Capacity,
  type ChannelKind,
  type Vigilance,
} from './vocabulary';

interface Cell {
  capacity: Capacity;
  kind: ChannelKind;
  vigilance: Vigilance;
  action: Action;
  facts: Facts;
}

const FACT_NAMES = [
  'isMember',
  'moderates',
  'isAuthor',
  'decidedBefore',
  'escalated',
  'soleKeyholder',
  'needsSecondKey',
] as const;
const NO_FACT: Facts = {
  isMember: false,
  moderates: false,
  isAuthor: false,
  decidedBefore: false,
  escalated: false,
  soleKeyholder: false,
  needsSecondKey: false,
};
const ALL_FACTS: readonly Facts[] = FACT_NAMES.reduce<Facts[]>(
  (known, name) => known.flatMap((facts) => [facts, { ...facts, [name]: true }]),
  [NO_FACT],
);

const CELLS: readonly Cell[] = CAPACITIES.flatMap((capacity) =>
  CHANNEL_KINDS.flatMap((kind) =>
    VIGILANCE_LEVELS.flatMap((vigilance) =>
      ACTION_NAMES.flatMap((action) =>
        ALL_FACTS.map((facts) => ({ capacity, kind, vigilance, action, facts })),
      ),
    ),
  ),
);

const allows = ({ capacity, kind, vigilance, action, facts }: Cell): boolean =>
  can([capacity], action, kind, vigilance, facts);

const inWords = ({ capacity, kind, vigilance, action, facts }: Cell): string =>
  [capacity, kind, vigilance, action, ...FACT_NAMES.filter((name) => facts[name])].join(' ');

/** The allowed cells among those that a law forbids: none, or the list of what broke it. */
const allowedAmong = (forbidden: (cell: Cell) => boolean): string[] =>
  CELLS.filter((cell) => forbidden(cell) && allows(cell)).map(inWords);

const oneOf =
  (...actions: Action[]) =>
  ({ action }: Cell): boolean =>
    actions.includes(action);

const authors = oneOf('message.post', 'message.withdraw', 'message.resubmit', 'message.appeal');
const decides = oneOf(
  'queue.claim',
  'queue.approve',
  'queue.refuse',
  'queue.escalate',
  'queue.false-alarm',
  'queue.keep',
  'quarantine.clear',
  'quarantine.seal',
);
const RELEASES: readonly Action[] = ['queue.approve', 'message.approve-alone'];
const opensOrReleases = oneOf('message.post', 'message.resubmit', 'message.appeal', ...RELEASES);

describe('the table', () => {
  it.each(CHANNEL_KINDS)('%s: every cell as it was reviewed', (kind) => {
    const tables = VIGILANCE_LEVELS.map((vigilance) => {
      const rows = ACTION_NAMES.map((action) => {
        const grants = CAPACITIES.map((capacity) => grantOf(capacity, kind, vigilance, action));
        return [action, ...grants.map((grant) => (grant === 'never' ? '·' : grant))];
      });
      return asTable(vigilance, [['', ...CAPACITIES], ...rows]);
    });
    expect(tables.join('\n\n')).toMatchSnapshot();
  });

  it('each condition holds in exactly the circumstances that were reviewed', () => {
    const circumstances = GRANT_NAMES.map((grant) => `${grant}: ${whenHeld(grant)}`);
    expect(circumstances.join('\n')).toMatchSnapshot();
  });

  it('uses every condition that it names', () => {
    const used = new Set(
      CELLS.map(({ capacity, kind, vigilance, action }) => grantOf(capacity, kind, vigilance, action)),
    );
    expect([...used].toSorted()).toEqual([...GRANT_NAMES].toSorted());
  });

  it('school-wide actions are those that were reviewed', () => {
    const byCapacity = CAPACITIES.map(
      (capacity) => `${capacity}: ${allowedSchoolActions([capacity]).join(', ')}`,
    );
    expect(byCapacity).toMatchInlineSnapshot(`
      [
        "direction: people.search, invitation.create, lexicon.read, lexicon.edit",
        "administration: people.search, invitation.create, lexicon.read",
        "teacher: ",
        "parent: ",
        "moderator: lexicon.read",
        "pupil: ",
        "operator: lexicon.read, lexicon.edit",
      ]
    `);
  });

  it('school-wide actions and their list agree', () => {
    for (const capacity of CAPACITIES)
      expect(allowedSchoolActions([capacity])).toEqual(
        SCHOOL_ACTION_NAMES.filter((action) => canInSchool([capacity], action)),
      );
  });
});

describe('the laws', () => {
  it('a pupil only ever reads', () => {
    expect(allowedAmong(({ capacity, action }) => capacity === 'pupil' && action !== 'channel.read')).toEqual(
      [],
    );
  });

  it('a pupil reads no association', () => {
    expect(allowedAmong(({ capacity, kind }) => capacity === 'pupil' && kind === 'association')).toEqual([]);
  });

  it('an operator does nothing with any message', () => {
    expect(allowedAmong(({ capacity }) => capacity === 'operator')).toEqual([]);
  });

  it('nobody decides on their own message', () => {
    expect(allowedAmong((cell) => decides(cell) && cell.facts.isAuthor)).toEqual([]);
  });

  it('nobody releases their own message alone but a sole keyholder of the direction, and only announcements', () => {
    expect(
      allowedAmong(
        ({ action, capacity, kind, facts }) =>
          action === 'message.approve-alone' &&
          !(
            capacity === 'direction' &&
            (kind === 'announcement' || kind === 'notice') &&
            facts.isAuthor &&
            facts.soleKeyholder &&
            !facts.needsSecondKey
          ),
      ),
    ).toEqual([]);
  });

  it('an appeal is never decided by a person who decided before', () => {
    const verdicts = oneOf('queue.claim', 'queue.approve', 'queue.refuse');
    expect(allowedAmong((cell) => verdicts(cell) && cell.facts.decidedBefore)).toEqual([]);
  });

  it('nobody withdraws, resubmits or appeals for another person', () => {
    const own = oneOf('message.withdraw', 'message.resubmit', 'message.appeal');
    expect(allowedAmong((cell) => own(cell) && !cell.facts.isAuthor)).toEqual([]);
  });

  it('direction and administration never read an association', () => {
    expect(
      allowedAmong(
        ({ capacity, kind, action }) =>
          (capacity === 'direction' || capacity === 'administration') &&
          kind === 'association' &&
          action === 'channel.read',
      ),
    ).toEqual([]);
  });

  it('direction meets a text of an association in quarantine or after a danger was reported, and never approves one', () => {
    const quarantine = oneOf('quarantine.read', 'quarantine.reveal', 'quarantine.clear', 'quarantine.seal');
    expect(
      allowedAmong(
        (cell) =>
          cell.capacity === 'direction' &&
          cell.kind === 'association' &&
          !cell.facts.escalated &&
          !quarantine(cell),
      ),
    ).toEqual([]);
    expect(
      allowedAmong(
        (cell) =>
          cell.capacity === 'direction' &&
          cell.kind === 'association' &&
          oneOf('queue.approve', 'queue.refuse', 'queue.claim')(cell),
      ),
    ).toEqual([]);
  });

  it('administration has no part in associations', () => {
    expect(
      allowedAmong(({ capacity, kind }) => capacity === 'administration' && kind === 'association'),
    ).toEqual([]);
  });

  it('only moderators of the association decide in it', () => {
    const verdicts = oneOf('queue.claim', 'queue.approve', 'queue.refuse', 'queue.escalate');
    expect(
      allowedAmong(
        (cell) =>
          cell.kind === 'association' &&
          verdicts(cell) &&
          !(cell.capacity === 'moderator' && cell.facts.moderates),
      ),
    ).toEqual([]);
  });

  it('a moderator’s mandate gives nothing outside associations', () => {
    expect(allowedAmong(({ capacity, kind }) => capacity === 'moderator' && kind !== 'association')).toEqual(
      [],
    );
  });

  it('only direction and administration write and decide outside associations', () => {
    expect(
      allowedAmong(
        (cell) =>
          cell.kind !== 'association' &&
          (authors(cell) || decides(cell)) &&
          cell.capacity !== 'direction' &&
          cell.capacity !== 'administration',
      ),
    ).toEqual([]);
  });

  it('only direction keeps the quarantine', () => {
    const quarantine = oneOf('quarantine.read', 'quarantine.reveal', 'quarantine.clear', 'quarantine.seal');
    expect(allowedAmong((cell) => quarantine(cell) && cell.capacity !== 'direction')).toEqual([]);
  });

  it('a reader who is no member of a channel reads nothing of it', () => {
    const readers: readonly Capacity[] = ['teacher', 'parent', 'pupil'];
    expect(
      allowedAmong(
        ({ capacity, facts, action }) =>
          readers.includes(capacity) && !facts.isMember && action === 'channel.read',
      ),
    ).toEqual([]);
  });
});

describe('the vigilance', () => {
  const stricter = VIGILANCE_LEVELS.slice(1).map(
    (level, i) => [VIGILANCE_LEVELS[i] ?? 'normal', level] as const,
  );

  it.each(stricter)('from %s to %s only takes away', (milder, level) => {
    const given = CELLS.filter(
      (cell) => cell.vigilance === level && allows(cell) && !allows({ ...cell, vigilance: milder }),
    );
    expect(given.map(inWords)).toEqual([]);
  });

  it('direction-only: associations still write, and nothing of theirs is approved', () => {
    const parent = { ...NO_FACT, isMember: true };
    expect(can(['parent'], 'message.post', 'association', 'direction-only', parent)).toBe(true);
    expect(
      allowedAmong(
        ({ vigilance, kind, action }) =>
          vigilance === 'direction-only' && kind === 'association' && action === 'queue.approve',
      ),
    ).toEqual([]);
    expect(can(['direction'], 'queue.approve', 'announcement', 'direction-only', NO_FACT)).toBe(true);
  });

  it.each(['read-only', 'closed'] as const)(
    '%s: nothing is written or released, but for an emergency',
    (level) => {
      expect(
        allowedAmong(
          (cell) => cell.vigilance === level && cell.kind !== 'emergency' && opensOrReleases(cell),
        ),
      ).toEqual([]);
    },
  );

  it('read-only: what is there can still be read, withdrawn and retracted', () => {
    const member = { ...NO_FACT, isMember: true };
    expect(can(['parent'], 'channel.read', 'association', 'read-only', member)).toBe(true);
    const author = { ...member, isAuthor: true };
    expect(can(['parent'], 'message.withdraw', 'association', 'read-only', author)).toBe(true);
    expect(can(['parent'], 'message.retract', 'association', 'read-only', author)).toBe(true);
  });

  it('closed: only direction and administration read, and only what is theirs', () => {
    expect(
      allowedAmong(
        ({ vigilance, kind, action, capacity }) =>
          vigilance === 'closed' &&
          kind !== 'emergency' &&
          action === 'channel.read' &&
          (kind === 'association' || (capacity !== 'direction' && capacity !== 'administration')),
      ),
    ).toEqual([]);
    expect(can(['direction'], 'channel.read', 'announcement', 'closed', NO_FACT)).toBe(true);
  });

  it('the emergency channel stays as it is at every level', () => {
    const changed = CELLS.filter(
      (cell) => cell.kind === 'emergency' && allows(cell) !== allows({ ...cell, vigilance: 'normal' }),
    );
    expect(changed.map(inWords)).toEqual([]);
  });
});

describe('the answers given to others', () => {
  it('allowedActions and can agree on every cell', () => {
    for (const capacity of CAPACITIES)
      for (const kind of CHANNEL_KINDS)
        for (const vigilance of VIGILANCE_LEVELS)
          for (const facts of ALL_FACTS)
            expect(allowedActions([capacity], kind, vigilance, facts)).toEqual(
              ACTION_NAMES.filter((action) => allows({ capacity, kind, vigilance, action, facts })),
            );
  });

  it('couldEver is exactly what some cell allows', () => {
    for (const capacity of CAPACITIES)
      for (const action of ACTION_NAMES)
        expect([capacity, action, couldEver([capacity], action)]).toEqual([
          capacity,
          action,
          CELLS.some((cell) => cell.capacity === capacity && cell.action === action && allows(cell)),
        ]);
  });

  it('several capacities allow what any of them allows, and none allows nothing', () => {
    const facts: Facts = { ...NO_FACT, isMember: true, moderates: true };
    const together = allowedActions(['parent', 'moderator'], 'association', 'normal', facts);
    const apart = ACTION_NAMES.filter(
      (action) =>
        can(['parent'], action, 'association', 'normal', facts) ||
        can(['moderator'], action, 'association', 'normal', facts),
    );
    expect(together).toEqual(apart);
    expect(allowedActions([], 'association', 'normal', facts)).toEqual([]);
    for (const action of ACTION_NAMES) expect(couldEver([], action)).toBe(false);
  });
});

/** For one grant, the fact sets in which some cell that bears it is allowed, written as a formula of facts. */
function whenHeld(grant: Grant): string {
  const bearer = CELLS.find(
    ({ capacity, kind, vigilance, action }) => grantOf(capacity, kind, vigilance, action) === grant,
  );
  if (!bearer) return 'unused';
  const matters = FACT_NAMES.filter((name) =>
    ALL_FACTS.some(
      (facts) =>
        allows({ ...bearer, facts: { ...facts, [name]: true } }) !==
        allows({ ...bearer, facts: { ...facts, [name]: false } }),
    ),
  );
  const held = ALL_FACTS.filter((facts) => allows({ ...bearer, facts })).map((facts) =>
    matters.map((name) => (facts[name] ? name : `not ${name}`)).join(' and '),
  );
  const ways = [...new Set(held)];
  if (ways.length === 0) return 'in no circumstances';
  return ways.join(' or ') || 'in all circumstances';
}

function asTable(title: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`vigilance ${title}`, ...lines].join('\n');
}
