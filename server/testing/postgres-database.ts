import { Client } from "pg";

/** Where the server of this test run is. */
export function testPostgresUrl(database: string): string {
  const url = process.env["KONTOR_TEST_POSTGRES"];
  if (url === undefined) throw new Error("This run of the tests has no PostgreSQL server");
  return url.replace(/[^/]*$/, database);
}

/** An empty database, or a copy of one that nobody is connected to. */
export async function createDatabase(name: string, template?: string): Promise<string> {
  await administer(`CREATE DATABASE "${name}"${template === undefined ? "" : ` TEMPLATE "${template}" STRATEGY FILE_COPY`}`);
  return testPostgresUrl(name);
}

/** Ends whatever is connected to it. */
export async function dropDatabase(name: string): Promise<void> {
  await administer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: testPostgresUrl("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
