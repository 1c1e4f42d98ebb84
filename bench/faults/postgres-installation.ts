import { Client } from "pg";
import { findPostgres, startTestPostgres, type TestPostgres } from "../../server/testing/postgres-server.ts";
import type { Origins } from "./capture-client.ts";
import { type RunningServer, startServer } from "../kontor-process.ts";
import { type Installation, prepareInstallation } from "./installation.ts";

const database = "kontor";

/** A PostgreSQL server of its own, which syncs the disk, with an installation in it. */
export interface PostgresInstallation {
  postgres: TestPostgres;
  installation: Installation;
}

/**
 * A server of its own with an empty database, and the settings that lead to it.
 *
 * @throws where PostgreSQL is not installed.
 */
export async function startPostgres(): Promise<{ postgres: TestPostgres; settings: Record<string, string> }> {
  const programs = findPostgres();
  if (programs === null) throw new Error("PostgreSQL is not installed here");
  const postgres = await startTestPostgres(programs, { isDurable: true });
  try {
    const client = new Client({ connectionString: postgres.urlOf("postgres") });
    await client.connect();
    await client.query(`CREATE DATABASE ${database}`);
    await client.end();
    return { postgres, settings: { KONTOR_DATABASE_URL: postgres.urlOf(database) } };
  } catch (error) {
    postgres.remove();
    throw error;
  }
}

/** The same with a shop in it. */
export async function preparePostgres(folder: string, payments: number): Promise<PostgresInstallation> {
  const { postgres, settings } = await startPostgres();
  try {
    return { postgres, installation: await prepareInstallation({ folder, payments, settings }) };
  } catch (error) {
    postgres.remove();
    throw error;
  }
}

/** One process of several, on ports of its own. */
export async function startProcess(
  { folder, settings }: Pick<Installation, "folder" | "settings">,
  role: "all" | "web" | "worker",
): Promise<{ server: RunningServer; origins: Origins }> {
  const own = { KONTOR_ROLE: role, KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0" };
  const server = await startServer({ folder, settings: { ...settings, ...own } });
  return { server, origins: { backoffice: server.backoffice, merchant: server.merchant } };
}
