import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";

export interface RecordedStatement {
  sql: string;
  parameters: readonly unknown[];
}

const preload = fileURLToPath(new URL("./record-sql.mjs", import.meta.url));

export interface Recorded {
  statements: RecordedStatement[];
  /** What the server said, parsed. */
  answer: unknown;
}

/**
 * What the server reads from the database to answer each of these addresses, without what it reads to know who is
 * asking.
 */
export async function recordStatements(prepared: PreparedFolder, paths: readonly string[]): Promise<Recorded[]> {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const file = join(scratch, "statements.jsonl");
  const server = await startServer({
    folder: prepared.folder,
    nodeFlags: ["--import", preload],
    // Nothing runs by itself, so that what is read is read for the question.
    settings: { KONTOR_BENCH_SQL: file, KONTOR_ROLE: "web" },
  });
  const person = await signIn(server.backoffice, prepared.person);
  const recorded: Recorded[] = [];
  try {
    for (const path of paths) {
      await person.json(path);
      const before = statSync(file).size;
      const answer = await person.json<unknown>(path);
      const lines = readFileSync(file).subarray(before).toString("utf8").trim().split("\n").filter(Boolean);
      const statements = lines.map((line) => JSON.parse(line) as RecordedStatement);
      recorded.push({ statements: statements.filter(({ sql }) => !sql.includes("staff_session")), answer });
    }
    return recorded;
  } finally {
    person.close();
    await server.stop();
    rmSync(scratch, { recursive: true });
  }
}
