import { openChannels, type MandateFunction } from '@app/community';
import { newId, type Sql } from '@app/platform';
import type { Role } from '@app/policy';
import { insertRows, type Row } from './insert-rows';

/** The tables of a school’s directory, in the order in which they can be filled. */
const TABLES = [
  'person',
  'person_role',
  'division',
  'enrolment',
  'teaching',
  'guardianship',
  'association',
  'mandate',
  'consent',
  'account',
] as const;
type Table = (typeof TABLES)[number];

export interface SchoolCard {
  uai: string;
  name: string;
  phone: string;
  academy: { code: number; name: string };
}

export interface NewPerson {
  givenName: string;
  familyName: string;
  roles: readonly Exclude<Role, 'operator' | 'pupil'>[];
  email?: string;
}

/** One school with its people, made in memory and then written at once. */
export class Directory {
  private readonly rows: Record<Table, Row[]> = {
    person: [],
    person_role: [],
    division: [],
    enrolment: [],
    teaching: [],
    guardianship: [],
    association: [],
    mandate: [],
    consent: [],
    account: [],
  };

  constructor(readonly school: SchoolCard) {}

  count(table: Table): number {
    return this.rows[table].length;
  }

  division(name: string): string {
    const [level] = name.split(' ');
    const id = newId();
    this.add('division', { id, name, level });
    return id;
  }

  person({ givenName, familyName, roles, email }: NewPerson): string {
    const id = newId();
    const name = { given_name: givenName, family_name: familyName };
    this.add('person', { id, ...name, email: email ?? null, pupil: false });
    for (const role of roles) this.add('person_role', { person_id: id, role, pupil: false });
    return id;
  }

  pupil(givenName: string, familyName: string, divisionId: string): string {
    const id = newId();
    this.add('person', { id, given_name: givenName, family_name: familyName, email: null, pupil: true });
    this.add('person_role', { person_id: id, role: 'pupil', pupil: true });
    this.add('enrolment', { division_id: divisionId, pupil_id: id });
    return id;
  }

  teaches(personId: string, divisionId: string): void {
    this.add('teaching', { division_id: divisionId, person_id: personId });
  }

  guardian(parentId: string, pupilId: string, level: 1 | 2 | 3 = 1): void {
    this.add('guardianship', { parent_id: parentId, pupil_id: pupilId, level });
  }

  association(name: string): string {
    const id = newId();
    this.add('association', { id, name });
    return id;
  }

  mandate(associationId: string, personId: string, mandate: MandateFunction, since: Date): void {
    this.add('mandate', { association_id: associationId, person_id: personId, function: mandate, since });
  }

  consent(
    associationId: string,
    personId: string,
    given: { source: string; proof: string; at: Date; withdrawnAt?: Date },
  ): void {
    this.add('consent', {
      id: newId(),
      association_id: associationId,
      person_id: personId,
      transport: 'web',
      source: given.source,
      proof: given.proof,
      given_at: given.at,
      withdrawn_at: given.withdrawnAt ?? null,
    });
  }

  account(personId: string, login: string, email: string | null): void {
    this.add('account', { id: newId(), person_id: personId, login, email });
  }

  /** Writes all of it, each account with the same password, and opens the channels. */
  async write(sql: Sql, passwordHash: string): Promise<void> {
    const { uai, name, phone, academy } = this.school;
    await sql.query('insert into academy (code, name) values ($1, $2) on conflict do nothing', [
      academy.code,
      academy.name,
    ]);
    await sql.query('insert into school (uai, academy_code, name, phone) values ($1, $2, $3, $4)', [
      uai,
      academy.code,
      name,
      phone,
    ]);
    for (const table of TABLES) {
      const always = table === 'account' ? { school: uai, password_hash: passwordHash } : { school: uai };
      await insertRows(
        sql,
        table,
        this.rows[table].map((row) => ({ ...always, ...row })),
      );
    }
    await openChannels(sql, uai);
  }

  private add(table: Table, row: Row): void {
    this.rows[table].push(row);
  }
}
