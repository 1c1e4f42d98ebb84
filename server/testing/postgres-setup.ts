import { migrations } from "../store/migrations/index.ts";
import { migratePostgres } from "../store/postgres/migrate.ts";
import { createDatabase } from "./postgres-database.ts";
import { findPostgres, startTestPostgres } from "./postgres-server.ts";

/** Before the tests that run on PostgreSQL: one server for all of them, with a migrated database to copy. */
export default async function setup(): Promise<(() => void) | undefined> {
  if (process.env["KONTOR_TEST_POSTGRES"] !== undefined) return undefined;
  const programs = findPostgres();
  if (programs === null) {
    process.stderr.write("PostgreSQL is not installed here: the tests that run on it are left out.\n");
    return undefined;
  }
  const server = await startTestPostgres(programs);
  process.env["KONTOR_TEST_POSTGRES"] = server.urlOf("postgres");
  await createDatabase("template");
  await migratePostgres({ url: server.urlOf("template"), migrations, now: new Date("2025-01-01T00:00:00Z") });
  return () => server.remove();
}
