import Sqlite from "better-sqlite3";
import { expect } from "vitest";
import { migrateSqlite } from "../store/sqlite/migrate.ts";
import { migrations } from "../store/migrations/index.ts";
import { type CheckoutClient, givenCheckoutClient, orderOf, sessionBody } from "../testing/checkout-client.ts";
import { fileOf } from "../testing/store.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { testOfSqlite } from "../testing/engine.ts";

const backupFolder = temporaryFolder();

testOfSqlite("keeps only the names that the customer does not go by, and the migration finds the same", async () => {
  const client = await givenCheckoutClient();
  const file = fileOf(client.ctx.store);
  const email = "kari@buyer.example";
  await open(client, { billing: ["Kari", "Prøve"], shipping: ["KARI", "Prøve"], email });
  await open(client, { billing: ["Kari", "Prøve"], shipping: ["Ola", "Prøve"], email });
  await open(client, { billing: ["Nobody", "Known"], shipping: ["Nobody", "Known"] });
  const kept = names(file);
  expect(kept).toEqual(["Nobody Known", "Ola Prøve"]);

  change(file, "DROP TABLE checkout_session_name; DELETE FROM schema_migration WHERE name >= '0051'");
  const upToHere = migrations.filter(({ name }) => name <= "0051-session-names");
  await migrateSqlite({ file, migrations: upToHere, backupFolder, now: new Date() });
  expect(names(file)).toEqual(kept);
});

interface Addressed {
  billing: [string, string];
  shipping: [string, string];
  email?: string;
}

async function open(client: CheckoutClient, { billing, shipping, email }: Addressed): Promise<void> {
  const order = orderOf(700, {
    billing_address: { first_name: billing[0], last_name: billing[1], ...(email ? { email } : {}) },
    shipping_address: { first_name: shipping[0], last_name: shipping[1] },
  });
  const { status } = await client.call("POST", "/v1/sessions-profile", { ...sessionBody(), order });
  expect(status).toBe(200);
}

function names(file: string): string[] {
  const db = new Sqlite(file, { readonly: true });
  const found = db.prepare<[], string>("SELECT name FROM checkout_session_name ORDER BY name").pluck().all();
  db.close();
  return found;
}

function change(file: string, sql: string): void {
  const db = new Sqlite(file);
  db.exec(sql);
  db.close();
}
