import Sqlite from "better-sqlite3";
import { Connection, signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable } from "./print-table.ts";
import { type Summary, summarize } from "./stats.ts";

interface Sample {
  id: string;
  reference: string;
  email: string;
  name: string;
  created: string;
}

/** The search box over HTTP: what people paste and type, and every operator that a list walks an index for. */
export async function benchSearch(prepared: PreparedFolder, requests: number): Promise<void> {
  const server = await startServer({ folder: prepared.folder });
  const person = await signIn(server.backoffice, prepared.person);
  const rows: string[][] = [];
  let worst = 0;
  for (const [what, q] of Object.entries(searchesOf(prepared.database))) {
    const { summary, found } = await measure(person, `/api/search?zone=UTC&q=${encodeURIComponent(q)}`, requests);
    worst = Math.max(worst, summary.p95);
    rows.push([what, q, found, ms(summary.p50), ms(summary.p95), ms(summary.p99)]);
  }
  person.close();
  await server.stop();
  const headings = ["search", "text", "found", "p50 ms", "p95 ms", "p99 ms"];
  printTable(`Search over ${prepared.payments} payments`, headings, rows);
  console.log(`\nworst p95 ${ms(worst)} ms`);
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

async function measure(
  connection: Connection,
  path: string,
  requests: number,
): Promise<{ summary: Summary; found: string }> {
  for (let warm = 0; warm < 5; warm += 1) await connection.call(path);
  const samples: number[] = [];
  for (let done = 0; done < requests; done += 1) {
    const answer = await connection.call(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    samples.push(answer.durationMs);
  }
  const { groups } = await connection.json<Found>(path);
  return { summary: summarize(samples), found: groups.map(({ total }) => total.value).join(" + ") };
}
