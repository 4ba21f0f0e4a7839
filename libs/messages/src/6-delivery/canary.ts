import { brokenConstraint, newId, type Database, type Sql } from '@app/platform';
import type { ThreatFilter } from '@app/threat-filter';
import { screen, toRow } from '../2-filter/screen';
import { follow, SCREENING } from '../machine';
import type { DeliveryGate } from './delivery-gate';

/** A UAI that no school bears: departement 000. */
const CANARY_SCHOOL = '0000000A';
const CANARY_TEXT = 'Le canari chante : ce message ne doit atteindre personne.';
const CANARY_THREAT = 'Je vais poser une bombe dans le collège demain matin.';

/** Thrown inside the canary’s transaction so that nothing of it stays. */
class RollBack extends Error {}

/**
 * At start-up a message is written with the very tables and laws of the others, and must be held: not readable, not to
 * be released without a decision, not to be decided on by its author. Only then does the server deliver.
 * @throws Error that names the first thing that was not held; the gate stays closed
 */
export async function releaseCanary(
  database: Database,
  filter: ThreatFilter,
  gate: DeliveryGate,
): Promise<void> {
  if (screen(filter, CANARY_THREAT).outcome !== 'threat')
    throw new Error('canary: the filter let a threat pass');
  const verdict = screen(filter, CANARY_TEXT);
  const state = follow('submitted', [SCREENING[verdict.outcome]]);
  if (state !== 'held' && state !== 'quarantined') throw new Error(`canary: a message begins as ${state}`);
  try {
    await database.transaction(async (sql) => {
      const canary = await writeCanary(sql, state, toRow(verdict));
      await mustBeUnreadable(sql, canary);
      await mustRefuse(sql, 'a release without a decision', RELEASE_ALONE, [CANARY_SCHOOL, canary.message]);
      await mustRefuse(sql, 'the author’s own approval', APPROVE_OWN, [
        CANARY_SCHOOL,
        newId(),
        canary.message,
      ]);
      await mustRefuse(sql, 'the author’s approval for want of a second key', APPROVE_ALONE, [
        CANARY_SCHOOL,
        newId(),
        canary.message,
      ]);
      await mustRefuse(sql, 'a delivered state without a release', DELIVER_ALONE, [
        CANARY_SCHOOL,
        canary.message,
      ]);
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
  gate.unlock();
}

const WRITE = `
with s as (insert into school (uai, academy_code, name) select $1, code, 'Canari' from academy limit 1 returning uai),
p as (insert into person (school, id, given_name, family_name) select uai, $2, 'Canari', 'Canari' from s),
c as (insert into channel (school, id, kind, name, who) select uai, $3, 'announcement', 'Canari', 'all' from s),
a as (insert into audience (school, id, channel_id) select uai, $4, $3 from s),
m as (insert into message (school, id, channel_id, author_id, client_id, state, audience_id, severity)
  select uai, $5, $3, $2, 'canary', $6, $4, $7 from s),
r as (insert into revision (school, message_id, number, text) select uai, $5, 1, $8 from s)
insert into verdict (school, message_id, revision, outcome, severity, lexicon_version, findings)
select uai, $5, 1, $9, $7, $10, $11 from s`;

const RELEASE_ALONE = `
insert into release (school, message_id, channel_id, audience_id, position, revision, decision_id)
select school, id, channel_id, audience_id, 1, revision, id from message where school = $1 and id = $2`;

const APPROVE_OWN = `
insert into decision (school, id, message_id, revision, round, author_id, decided_by, outcome)
select school, $2, id, revision, round, author_id, author_id, 'approve' from message where school = $1 and id = $3`;

const APPROVE_ALONE = APPROVE_OWN.replace('outcome)', 'outcome, kind)').replace(
  `'approve' from`,
  `'approve', 'sole-keyholder' from`,
);

const DELIVER_ALONE = `update message set state = 'delivered' where school = $1 and id = $2`;

async function writeCanary(
  sql: Sql,
  state: string,
  verdict: ReturnType<typeof toRow>,
): Promise<{ message: string }> {
  const message = newId();
  await sql.query(`insert into academy (code, name) values (0, 'Canari') on conflict do nothing`);
  await sql.query(WRITE, [
    CANARY_SCHOOL,
    newId(),
    newId(),
    newId(),
    message,
    state,
    verdict.severity,
    CANARY_TEXT,
    verdict.outcome,
    verdict.lexicon,
    JSON.stringify(verdict.findings),
  ]);
  return { message };
}

async function mustBeUnreadable(sql: Sql, { message }: { message: string }): Promise<void> {
  const rows = await sql.query('select from readable_message where school = $1 and message_id = $2', [
    CANARY_SCHOOL,
    message,
  ]);
  if (rows.length > 0) throw new Error('canary: a message that nobody decided on can be read');
}

/** The database has to refuse this by a constraint, checked at once. */
async function mustRefuse(sql: Sql, what: string, text: string, values: unknown[]): Promise<void> {
  await sql.query('savepoint canary');
  try {
    await sql.query(text, values);
    await sql.query('set constraints all immediate');
  } catch (error) {
    if (brokenConstraint(error) === undefined) throw error;
    await sql.query('rollback to savepoint canary');
    return;
  }
  throw new Error(`canary: the database accepted ${what}`);
}
