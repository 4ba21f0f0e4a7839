/** The environment variable in which the global setup leaves the address of the PostgreSQL of the tests. */
export const TEST_POSTGRES_URL = 'TEST_POSTGRES_URL';
/** Migrated once; every test database is a clone of it. */
export const TEMPLATE_DATABASE = 'parvis_template';

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
