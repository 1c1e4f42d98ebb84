import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBaseline } from "./baseline-process.ts";
import { Connection, signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { recordStatements } from "./recorded-sql.ts";
import { figure, type Figure, latencyOf, type Latency } from "./results.ts";
import { median, type Summary, summarize } from "./stats.ts";
import type { TargetId } from "./targets.ts";

const warmUps = 5;

/** One question, answered by the server and by a bare one that runs the same statements. */
export interface Read {
  ours: Summary;
  bare: Summary;
  /** What the server said, parsed. */
  answer: unknown;
}

/** Asks each address so many times, and a bare server the same in turn. */
export async function measureReads(
  prepared: PreparedFolder,
  { paths, requests }: { paths: readonly string[]; requests: number },
): Promise<Read[]> {
  const recorded = await recordStatements(prepared, paths);
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const casesFile = join(scratch, "cases.json");
  writeFileSync(casesFile, JSON.stringify(recorded.map(({ statements }) => statements)));
  const server = await startServer({ folder: prepared.folder });
  const baseline = await startBaseline("baseline-server", [prepared.database, casesFile]);
  const person = await signIn(server.backoffice, prepared.person);
  const bare = new Connection(baseline.origin);
  const found: Read[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      const ours = await ask(person, path, requests);
      found.push({ ours, bare: await ask(bare, `/${index}`, requests), answer: recorded[index]?.answer });
    }
    return found;
  } finally {
    person.close();
    bare.close();
    await baseline.stop();
    await server.stop();
    rmSync(scratch, { recursive: true });
  }
}

async function ask(connection: Connection, path: string, requests: number): Promise<Summary> {
  for (let warm = 0; warm < warmUps; warm += 1) await connection.call(path);
  const samples: number[] = [];
  for (let done = 0; done < requests; done += 1) {
    const answer = await connection.call(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    samples.push(answer.durationMs);
  }
  return summarize(samples);
}

interface Words {
  /** What the slowest of them is called. */
  slowest: string;
  /** Of each question, in the order of the reads. */
  names: readonly string[];
  target: TargetId;
}

/** The slowest question against the target, the typical one, and what Kontor adds to the statements themselves. */
export function tellReads(
  found: readonly Read[],
  { slowest, names, target }: Words,
): { figures: Figure[]; latencies: Latency[] } {
  const worst = found.reduce((slow, read) => (read.ours.p95 > slow.ours.p95 ? read : slow));
  const typical = (who: "ours" | "bare") => median(found.map((read) => read[who].p50));
  const common = { rounds: 1, n: found.reduce((sum, { ours }) => sum + ours.count, 0) };
  const bare = (value: number) => ({ baseline: { what: "bare, the same statements", value } });
  const which = names[found.indexOf(worst)] ?? "";
  return {
    figures: [
      figure({
        ...{ ...common, what: `${slowest}, p95 (${which})`, target, value: worst.ours.p95 },
        ...bare(worst.bare.p95),
      }),
      figure({
        ...common,
        what: "the median question, p50",
        unit: "ms",
        value: typical("ours"),
        ...bare(typical("bare")),
      }),
    ],
    latencies: [latencyOf("the slowest question", worst.ours), latencyOf("bare, the same statements", worst.bare)],
  };
}
