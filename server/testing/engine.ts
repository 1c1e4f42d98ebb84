/** Which engine this run of the tests is about. */
export const testEngine = process.env["KONTOR_TEST_ENGINE"] === "postgres" ? "postgres" : "sqlite";

/** For tests that are about the file itself, its locks or its query planner. */
export const isPostgresRun = testEngine === "postgres";
