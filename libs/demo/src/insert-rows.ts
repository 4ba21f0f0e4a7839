import type { Sql } from '@app/platform';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** Inserts rows that all have the columns of the first; the others take their defaults. */
export async function insertRows(sql: Sql, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  await sql.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}
