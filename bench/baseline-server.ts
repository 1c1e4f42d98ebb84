import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openReader } from "../server/store/sqlite/open-connection.ts";
import type { RecordedStatement } from "./recorded-sql.ts";

/**
 * The least that could answer a list: `node:http` and better-sqlite3, running the statements that the server runs
 * for the case whose number is the path, and writing their rows as JSON. No sign-in, no rights, no checks.
 */
const [, , database = "", casesFile = ""] = process.argv;
const cases = JSON.parse(readFileSync(casesFile, "utf8")) as RecordedStatement[][];
const db = await openReader({ file: database, lockTimeoutMs: 10_000 });
const prepared = cases.map((statements) =>
  statements.map(({ sql, parameters }) => ({ statement: db.prepare(sql), parameters })),
);

const server = createServer((request, response) => {
  const found = prepared[Number(request.url?.slice(1))] ?? [];
  const rows = found.map(({ statement, parameters }) => statement.all(...parameters));
  const body = Buffer.from(JSON.stringify(rows), "utf8");
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
});

process.on("SIGTERM", () => process.exit(0));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ origin: `http://127.0.0.1:${port}` }));
});
