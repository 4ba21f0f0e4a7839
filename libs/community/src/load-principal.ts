import type { Database } from '@app/platform';
import type { Role, Vigilance } from '@app/policy';
import { personLabel, STANDING_COLUMNS, type Standing } from './labels';
import type { Mandate, Principal } from './principal';

/** Days a session lives after its last use, and at most. */
export const SLIDING_DAYS = 30;
const ABSOLUTE_DAYS = 90;

/** When a session used now ends. */
const EXPIRY = `least(now() + interval '${SLIDING_DAYS} days', created_at + interval '${ABSOLUTE_DAYS} days')`;

/** The operator’s word counts only while nobody else of the school could turn a second key. */
const SOLE_KEYHOLDER = `
  sc.sole_keyholder_since is not null and not exists (
    select from person_role o
     where o.school = sc.uai and o.person_id <> p.id and o.role in ('direction', 'administration'))`;

/** Reads all of a principal in one round trip and, at most once a minute, notes that the session was used. */
const LOAD = `
with used as (
  update session set last_seen_at = now(), expires_at = ${EXPIRY}
   where token_hash = $1 and ended_at is null and expires_at > now()
     and last_seen_at < now() - interval '1 minute'
)
select s.id as session_id, s.expiry as expires_at, s.user_agent, a.id as account_id, a.login, a.email, a.operator_name,
       p.id as person_id, p.given_name || ' ' || p.family_name as person_name, ${STANDING_COLUMNS},
       sc.uai, sc.name as school_name, sc.phone, ${SOLE_KEYHOLDER} as sole_keyholder,
       ac.code as academy_code, ac.name as academy_name,
       v.level as vigilance, case when v.level <> 'normal' then sc.vigilance_reason end as vigilance_reason,
       case when v.level <> 'normal' then sc.vigilance_until end as vigilance_until,
       coalesce((select json_agg(json_build_object('associationId', m.association_id, 'associationName', n.name,
                                                   'function', m.function) order by n.name, m.function)
          from mandate m join association n on n.school = m.school and n.id = m.association_id
         where m.school = p.school and m.person_id = p.id
           and m.since <= current_date and (m.until is null or m.until >= current_date)), '[]') as mandates,
       coalesce((select array_agg(c.id) from audience_member am
          join channel c on c.school = am.school and c.audience_id = am.audience_id
         where am.school = p.school and am.person_id = p.id), '{}') as member_of
  from (select *, ${EXPIRY} as expiry from session) s
  join account a on a.id = s.account_id
  left join person p on p.school = a.school and p.id = a.person_id
  left join school sc on sc.uai = a.school
  left join academy ac on ac.code = sc.academy_code
  left join lateral (select case when sc.vigilance_until <= now() then 'normal' else sc.vigilance end as level) v on true
 where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()`;

interface Row extends Standing {
  session_id: string;
  expires_at: Date;
  user_agent: string;
  account_id: string;
  login: string;
  email: string | null;
  operator_name: string | null;
  person_id: string | null;
  person_name: string | null;
  uai: string | null;
  school_name: string;
  phone: string | null;
  sole_keyholder: boolean;
  academy_code: number;
  academy_name: string;
  vigilance: Vigilance;
  vigilance_reason: string | null;
  vigilance_until: Date | null;
  mandates: Mandate[];
  member_of: string[];
}

/**
 * The principal of the session with this token hash, or null when there is none, it has ended or it has expired.
 * @param csrfToken the CSRF token that goes with the session token
 */
export async function loadPrincipal(
  database: Database,
  tokenHash: Buffer,
  csrfToken: string,
): Promise<Principal | null> {
  const [row] = await database.prepared<Row>('load-principal', LOAD, [tokenHash]);
  return row ? principalFrom(row, csrfToken) : null;
}

function principalFrom(row: Row, csrfToken: string): Principal {
  const roles: readonly Role[] = row.person_id === null ? ['operator'] : row.roles;
  const moderates = new Set(
    row.mandates
      .filter((mandate) => mandate.function === 'moderator')
      .map((mandate) => mandate.associationId),
  );
  return {
    sessionId: row.session_id,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    accountId: row.account_id,
    csrfToken,
    person: {
      id: row.person_id ?? row.account_id,
      name: row.person_name ?? row.operator_name ?? row.login,
      label: personLabel({ roles, divisions: row.divisions, moderates: row.moderates }),
    },
    school:
      row.uai === null
        ? null
        : {
            id: row.uai,
            name: row.school_name,
            phone: row.phone,
            soleKeyholder: row.sole_keyholder,
            academy: { code: row.academy_code, name: row.academy_name },
            vigilance: {
              level: row.vigilance,
              reason: row.vigilance_reason,
              until: row.vigilance_until?.toISOString() ?? null,
            },
          },
    account: { login: row.login, email: row.email },
    roles,
    mandates: row.mandates,
    capacities: moderates.size > 0 ? [...roles, 'moderator'] : roles,
    memberOf: new Set(row.member_of),
    moderates,
  };
}
