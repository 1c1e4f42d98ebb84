import Sqlite from "better-sqlite3";
import { numberText } from "./charts/words.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { measureReads, tellReads } from "./reads.ts";
import type { Findings } from "./results.ts";

interface Sample {
  id: string;
  reference: string;
  email: string;
  name: string;
  created: string;
}

/** The search box over HTTP: what people paste and type, and every operator that a list walks an index for. */
export async function benchSearch(prepared: PreparedFolder, requests: number): Promise<Findings> {
  const searches = Object.entries(searchesOf(prepared.database));
  const paths = searches.map(([, q]) => `/api/search?zone=UTC&q=${encodeURIComponent(q)}`);
  const found = await measureReads(prepared, { paths, requests });
  printTable(
    `Search over ${prepared.payments} payments`,
    ["search", "text", "found", "p50 ms", "p95 ms", "p99 ms", "bare p50", "ratio"],
    found.map(({ ours, bare, answer }, index) => [
      ...(searches[index] ?? []),
      (answer as Found).groups.map(({ total }) => total.value).join(" + "),
      ...[ours.p50, ours.p95, ours.p99, bare.p50].map(ms),
      ratio(ours.p50, bare.p50),
    ]),
  );
  const names = searches.map(([what]) => what);
  return {
    title: "Search",
    scale: `${numberText(prepared.payments)} payments; ${names.length} searches, ${requests} calls each`,
    ...tellReads(found, { slowest: "the slowest search", names, target: "list_p95" }),
    curves: [],
    checks: [],
  };
}

function searchesOf(database: string): Readonly<Record<string, string>> {
  const db = new Sqlite(database, { readonly: true });
  const row = db
    .prepare<[], Sample>(
      `SELECT id, merchant_reference AS reference, payer ->> '$.email' AS email, payer ->> '$.name' AS name,
         substr(created_at, 1, 7) AS created
       FROM payment WHERE payer IS NOT NULL AND seq >= (SELECT max(seq) / 2 FROM payment) ORDER BY seq LIMIT 1`,
    )
    .get();
  db.close();
  if (row === undefined) throw new Error(`${database} has no payment with a payer`);
  const [firstName = ""] = row.name.split(" ");
  return {
    "a pasted id": row.id,
    "an order number": row.reference,
    "an e-mail address": row.email,
    "a whole name": row.name,
    "a first name": firstName,
    "three letters": row.email.slice(0, 3),
    "nothing fits": "zzzzzzzz",
    "a status": "status:failed",
    "all but a status": "-status:captured type:payment",
    "an amount": "amount:100..200NOK",
    "a month": `created:${row.created}`,
    "a name and operators": `${firstName} status:captured amount:>=100NOK created:${row.created}..`,
  };
}

interface Found {
  groups: { total: { value: number } }[];
}
