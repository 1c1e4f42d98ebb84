import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Sqlite from "better-sqlite3";

/**
 * The least that could take a payment's operation: `node:http` and better-sqlite3 with the settings that make a commit
 * durable. Each POST parses its JSON, adds a row and changes another in one transaction, and is answered after the
 * commit. With `group` the requests that came in the same turn of the event loop share a commit. No sign-in, no
 * rights, no ledger, no events.
 *
 * Arguments: a file that does not exist, `single` or `group`. GET answers how many rows there are.
 */
const [, , file = "", mode = "single"] = process.argv;
const payments = 1_000;
const db = new Sqlite(file);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`CREATE TABLE payment (id INTEGER PRIMARY KEY, captured INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;
  CREATE TABLE operation (id INTEGER PRIMARY KEY, payment_id INTEGER NOT NULL REFERENCES payment (id),
    request TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
  CREATE INDEX operation_payment ON operation (payment_id);`);
// As in the server: better-sqlite3 is compiled so that a WAL database drops to NORMAL at its first write.
db.pragma("synchronous = FULL");
const addPayment = db.prepare<[number]>("INSERT INTO payment (id, captured, version) VALUES (?, 0, 0)");
db.transaction(() => {
  for (let id = 0; id < payments; id += 1) addPayment.run(id);
})();
const insert = db.prepare<[number, string, string]>(
  "INSERT INTO operation (payment_id, request, created_at) VALUES (?, ?, ?)",
);
const update = db.prepare<[number, number]>(
  "UPDATE payment SET captured = captured + ?, version = version + 1 WHERE id = ?",
);
const count = db.prepare<[], number>("SELECT count(*) FROM operation").pluck();

interface Wish {
  request: string;
  response: ServerResponse;
}

let turn = 0;
const writeAll = db.transaction((wishes: readonly Wish[]) =>
  wishes.map(({ request }) => {
    const { amount = 0 } = JSON.parse(request) as { amount?: number };
    const paymentId = turn++ % payments;
    update.run(amount, paymentId);
    return insert.run(paymentId, request, new Date().toISOString()).lastInsertRowid;
  }),
);

function commit(wishes: readonly Wish[]): void {
  const ids = writeAll(wishes);
  for (const [index, { response }] of wishes.entries()) answer(response, { id: String(ids[index]) });
}

function answer(response: ServerResponse, view: object): void {
  const body = Buffer.from(JSON.stringify(view), "utf8");
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
}

let waiting: Wish[] = [];

function flush(): void {
  const wishes = waiting;
  waiting = [];
  commit(wishes);
}

function take(wish: Wish): void {
  if (mode === "single") {
    commit([wish]);
    return;
  }
  if (waiting.length === 0) setImmediate(flush);
  waiting.push(wish);
}

const server = createServer((request, response) => {
  if (request.method === "GET") {
    answer(response, { rows: count.get() });
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.once("end", () => take({ request: Buffer.concat(chunks).toString("utf8"), response }));
});

process.on("SIGTERM", () => process.exit(0));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ origin: `http://127.0.0.1:${port}` }));
});
