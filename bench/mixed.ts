import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { shiftDay } from "../shared/calendar-day.ts";
import { type BenchShop, withShop } from "./bench-shop.ts";
import { Capturing, capturesPerPayment } from "./capturing.ts";
import { numberText } from "./charts/words.ts";
import { type Connection, signIn } from "./connection.ts";
import { closedLoop, openLoop, type Send, type Series } from "./load.ts";
import { type MixedRun, type ProcessSample, tellMixed } from "./mixed-figures.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import type { Findings } from "./results.ts";
import { SessionMaking } from "./session-making.ts";

const preload = fileURLToPath(new URL("./process-samples.mjs", import.meta.url));
/** Before the load, for what the machine itself does to the event loop. */
const idleMs = 20_000;
/** Part of the run's time that comes before it, as fast as it goes: a cache that is filling is no leak. */
const warmUpShare = 0.05;
const connectionsEach = 8;

/** Calls a second: a busy shop and a back office of several people. */
const rates = { captures: 20, sessions: 10, lists: 20, searches: 5, dashboards: 2 } as const;
type Kind = keyof typeof rates;

interface MixedBench {
  history: PreparedFolder;
  minutes: number;
}

/** Everything at once at a steady rate against one process, whose memory and event loop are watched. */
export async function benchMixed({ history, minutes }: MixedBench): Promise<Findings> {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const samplesFile = join(scratch, "samples.jsonl");
  const payments = Math.ceil((rates.captures * minutes * 60) / capturesPerPayment) + 1;
  try {
    return await withShop(
      {
        ...{ engine: "sqlite", payments, history, nodeFlags: ["--import", preload] },
        settings: { KONTOR_BENCH_SAMPLES: samplesFile },
      },
      async (shop) => tellMixed(await run(shop, { minutes, samplesFile }), wordsOf(history, minutes)),
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function wordsOf({ payments }: PreparedFolder, minutes: number): string {
  const each = Object.entries(rates).map(([kind, rate]) => `${rate} ${kind}`);
  return `${numberText(payments)} payments in the database; ${warmUpShare * minutes * 60} s as fast as it goes, then for ${minutes} minutes ${each.join(", ")} a second, and a delivery for every capture`;
}

async function run(
  shop: BenchShop,
  { minutes, samplesFile }: { minutes: number; samplesFile: string },
): Promise<MixedRun> {
  const { server, installation } = shop;
  const capturing = new Capturing(shop, installation.paymentIds.length);
  const making = new SessionMaking(shop);
  const staff = await Promise.all(
    Array.from({ length: connectionsEach * 3 }, () => signIn(server.backoffice, installation.person)),
  );
  const shops = await shop.connect(connectionsEach * 2);
  const group = (all: readonly Connection[], place: number) =>
    all.slice(place * connectionsEach, (place + 1) * connectionsEach);
  const asked = questions();
  const asking: Readonly<Record<Kind, { connections: Connection[]; send: Send }>> = {
    captures: { connections: group(shops, 0), send: (connection) => capturing.send(connection) },
    sessions: { connections: group(shops, 1), send: (connection) => making.send(connection) },
    lists: { connections: group(staff, 0), send: inTurn(asked.lists) },
    searches: { connections: group(staff, 1), send: inTurn(asked.searches) },
    dashboards: { connections: group(staff, 2), send: inTurn(asked.dashboards) },
  };
  const durationMs = minutes * 60_000;
  await setTimeout(idleMs);
  const idleUntilMs = Date.now();
  await Promise.all(
    (["sessions", "lists"] as const).map((kind) =>
      closedLoop(asking[kind].connections, durationMs * warmUpShare, asking[kind].send),
    ),
  );
  server.child.kill("SIGUSR2");
  const startedAtMs = Date.now();
  const kinds = Object.keys(rates) as Kind[];
  const series = await Promise.all(
    kinds.map(async (kind): Promise<[string, Series]> => {
      const { connections, send } = asking[kind];
      return [kind, await openLoop(connections, { perSecond: rates[kind], durationMs }, send)];
    }),
  );
  const endedAtMs = Date.now();
  await capturing.settle();
  await capturing.quiet();
  for (const connection of staff) connection.close();
  await server.stop();
  const lines = readFileSync(samplesFile, "utf8").trim().split("\n");
  const samples = lines.map((line) => JSON.parse(line) as ProcessSample);
  const { figures: sets, faults } = await capturing.check();
  return {
    series,
    idle: samples.filter(({ atMs }) => atMs < idleUntilMs),
    loaded: samples.filter(({ atMs }) => atMs >= startedAtMs && atMs <= endedAtMs),
    startedAtMs,
    sets: `captures: ${sets}; sessions: ${making.count} acknowledged = stored`,
    faults: [...faults, ...(await making.faults())],
  };
}

/** One address after another. */
function inTurn(paths: readonly string[]): Send {
  let turn = 0;
  return (connection) => {
    turn += 1;
    return connection.call(paths[turn % paths.length] ?? "/");
  };
}

function questions() {
  const today = new Date().toISOString().slice(0, 10);
  const metrics = (days: number) => `/api/metrics/payments?from=${shiftDay(today, -days)}&to=${today}&zone=Europe/Oslo`;
  return {
    lists: [
      "/api/payments?limit=25",
      "/api/payments?status=CAPTURED&sort=-amount&currency=NOK&limit=25",
      "/api/sessions?limit=25",
      "/api/deliveries?limit=25",
      "/api/customers?limit=25",
    ],
    searches: ["bench-1", "lamp", "status:failed", "amount:100..200NOK", "nora"].map(
      (q) => `/api/search?zone=UTC&q=${encodeURIComponent(q)}`,
    ),
    dashboards: [metrics(6), metrics(29), metrics(89), "/api/metrics/open-money"],
  };
}
