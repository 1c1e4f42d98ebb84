import { test } from "vitest";

/** Whether this run of the tests is about PostgreSQL; SQLite is what they are about otherwise. */
export const isPostgresRun = process.env["KONTOR_TEST_ENGINE"] === "postgres";

/** For what is about SQLite alone: its file, its query planner, its upgrades from earlier versions. */
export const testOfSqlite = test.skipIf(isPostgresRun);
