import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier } from "pg";
import { StoreError } from "../store-error.ts";

const infix = "_drill_";
const randomBytesCount = 6;
/** PostgreSQL cuts longer names off. */
const nameLengthMax = 63;
const inUse = "55006";

/**
 * Makes an empty database beside the one at `url`, with the same encoding and order of text, and drops it when the work
 * is over. What earlier ones have left that were cut off is dropped first, but for what somebody is connected to.
 *
 * @param work gets the address of the new database.
 * @returns null, and nothing done, when the role may not create databases.
 * @throws StoreError `backup_failed` when the database cannot be made; what `work` throws.
 */
export async function inScratchDatabase<T>(
  url: string,
  work: (url: string) => Promise<T>,
  { onLeft }: { onLeft: (name: string, error: unknown) => void },
): Promise<T | null> {
  const name = await connected(url, makeScratch);
  if (name === null) return null;
  const scratchUrl = urlOf(url, name);
  try {
    // Whoever sweeps leaves alone what somebody is connected to.
    return await connected(scratchUrl, () => work(scratchUrl));
  } finally {
    await connected(url, (client) => drop(client, name, { isForced: true })).catch((error: unknown) =>
      onLeft(name, error),
    );
  }
}

async function makeScratch(client: Client): Promise<string | null> {
  const { rows } = await client.query<Own>(ownQuery);
  const [own] = rows;
  if (own === undefined) throw new StoreError("backup_failed", "The database does not say which one it is.");
  const prefix = `${own.name.slice(0, nameLengthMax - infix.length - 2 * randomBytesCount)}${infix}`;
  await sweep(client, prefix);
  if (!own.may_create) return null;
  const name = `${prefix}${randomBytes(randomBytesCount).toString("hex")}`;
  const { encoding, lc_collate: order, lc_ctype: letters } = own;
  const texts = [encoding, order, letters].map((text) => client.escapeLiteral(text));
  const like = `ENCODING ${texts[0] ?? ""} LC_COLLATE ${texts[1] ?? ""} LC_CTYPE ${texts[2] ?? ""}`;
  await client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0 ${like}`);
  return name;
}

interface Own {
  name: string;
  encoding: string;
  lc_collate: string;
  lc_ctype: string;
  may_create: boolean;
}

const ownQuery = `
  SELECT datname AS name, pg_encoding_to_char(encoding) AS encoding, datcollate AS lc_collate, datctype AS lc_ctype,
    (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may_create
  FROM pg_database WHERE datname = current_database()`;

/** Only what this role has made, under the name of this database. */
async function sweep(client: Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)",
  );
  const random = new RegExp(`^[0-9a-f]{${2 * randomBytesCount}}$`);
  const left = rows.filter(({ datname }) => datname.startsWith(prefix) && random.test(datname.slice(prefix.length)));
  for (const { datname } of left) await drop(client, datname, { isForced: false });
}

async function drop(client: Client, name: string, { isForced }: { isForced: boolean }): Promise<void> {
  try {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)}${isForced ? " WITH (FORCE)" : ""}`);
  } catch (error) {
    if (isForced || !(error instanceof Error && "code" in error && error.code === inUse)) throw error;
  }
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: "kontor-drill" });
  // A connection that nobody uses for hours may break; whoever uses it hears of it from the query.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError("backup_failed", `The database for the drill cannot be reached: ${reason}`, { cause });
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}
