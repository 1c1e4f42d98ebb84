import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kontor } from "./kontor-process.ts";

/** What a benchmark needs to get in; written beside the data, for the next run. */
export interface PreparedFolder {
  folder: string;
  database: string;
  accountId: string;
  client: { client_id: string; client_secret: string };
  person: { email: string; password: string };
  payments: number;
}

/** A data folder with so many payments, made now or found from an earlier run. */
export async function prepareFolder(folder: string, payments: number): Promise<PreparedFolder> {
  const keyFile = join(folder, "bench.json");
  if (existsSync(keyFile)) {
    const known = JSON.parse(readFileSync(keyFile, "utf8")) as PreparedFolder;
    if (known.payments === payments) return known;
    throw new Error(`${folder} holds ${known.payments} payments; name another folder or remove it`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { account_id: accountId } = await kontor<{ account_id: string }>(folder, [
    ...["account", "add", "--name", "Nordlys Interiør AS", "--kind", "sandbox"],
  ]);
  const client = await kontor<PreparedFolder["client"]>(folder, [
    "credential",
    "add",
    "--account",
    accountId,
    "--api",
    "checkout",
  ]);
  const person = { email: "bench@kontor.example", password: `bench ${crypto.randomUUID()}` };
  await kontor(folder, ["staff", "add", "--email", person.email, "--role", "finance"], { stdin: person.password });
  console.log(`Seeding ${payments} payments into ${folder} ...`);
  const seeded = await kontor<{ rows: number; seconds: number }>(folder, [
    ...["seed", "--payments", String(payments), "--account", accountId, "--seed", "bench"],
  ]);
  const perSecond = Math.round(payments / seeded.seconds);
  console.log(`${seeded.rows} rows in ${seeded.seconds} s, ${perSecond} payments a second`);
  const prepared = { folder, database: join(folder, "kontor.db"), accountId, client, person, payments };
  writeFileSync(keyFile, JSON.stringify(prepared), { mode: 0o600 });
  return prepared;
}
