import { Problem } from '@app/contract';
import type { Database } from '@app/platform';
import { personLabel, STANDING_COLUMNS, type Standing } from './labels';
import type { Principal } from './principal';

const DEFAULT_LIMIT = 50;

export interface PeopleQuery {
  /** Words of the name, in any order and without regard to case or accents. */
  query?: string | undefined;
  /** Only those who have no account yet. */
  withoutAccount?: boolean | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  limit?: number | undefined;
}

interface DirectoryPerson {
  id: string;
  name: string;
  label: string;
  hasAccount: boolean;
  /** End of the invitation that waits for this person, if one does. */
  invitedUntil: Date | null;
}

export interface PeoplePage {
  items: DirectoryPerson[];
  next?: string;
}

interface Row extends Standing {
  id: string;
  name: string;
  sortKey: string;
  hasAccount: boolean;
  invitedUntil: Date | null;
}

/** Case and accents do not count: decomposed, without the marks. */
const folded = (text: string): string =>
  `regexp_replace(normalize(lower(${text}), nfd), '[\\u0300-\\u036f]', '', 'g')`;

const SEARCH = `
select p.id, p.given_name || ' ' || p.family_name as name, k.key as "sortKey", ${STANDING_COLUMNS},
       a.id is not null as "hasAccount", i.until as "invitedUntil"
  from person p
  left join account a on a.school = p.school and a.person_id = p.id
  left join lateral (select max(i.expires_at) as until from invitation i where i.school = p.school
                        and i.person_id = p.id and i.used_at is null and i.expires_at > now()) i on true
  cross join lateral (select ${folded("p.family_name || ' ' || p.given_name")} as key) k
 where p.school = $1
   and (select coalesce(bool_and(strpos(k.key, ${folded('w')}) > 0), true) from unnest($2::text[]) w)
   and (a.id is null or not $3)
   and ($4::text is null or (k.key, p.id) > ($4, $5::uuid))
 order by k.key, p.id
 limit $6`;

/** The directory of a school, for those who may search it. */
export class People {
  constructor(private readonly database: Database) {}

  /**
   * The people of the principal’s school by family name. Labels leave out mandates: what someone does for an
   * association is no business of the directory.
   * @throws Problem `validation.failed` for a cursor that no page gave.
   */
  async search(
    principal: Principal,
    { query = '', withoutAccount = false, cursor, limit = DEFAULT_LIMIT }: PeopleQuery,
  ): Promise<PeoplePage> {
    const words = query.split(/[\s\0]+/).filter((word) => word !== '');
    const [afterKey, afterId] = cursor === undefined ? [null, null] : readCursor(cursor);
    const rows = await this.database.query<Row>(SEARCH, [
      principal.school?.id,
      words,
      withoutAccount,
      afterKey,
      afterId,
      limit + 1,
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ id, name, roles, divisions, hasAccount, invitedUntil }) => ({
        id,
        name,
        label: personLabel({ roles, divisions, moderates: [] }),
        hasAccount,
        invitedUntil,
      })),
      ...(rows.length > limit && last ? { next: writeCursor(last) } : {}),
    };
  }
}

/** An id and a sort key. */
const CURSOR = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([^\0]*)$/;

const writeCursor = ({ sortKey, id }: Row): string => Buffer.from(`${id} ${sortKey}`).toString('base64url');

function readCursor(cursor: string): [key: string, id: string] {
  const [, id, key] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (id !== undefined && key !== undefined) return [key, id];
  throw new Problem('validation.failed', {
    errors: [{ field: 'cursor', message: 'unknown-cursor' }],
  });
}
