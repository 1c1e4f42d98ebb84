import Sqlite from "better-sqlite3";
import { type Answer, Connection } from "./connection.ts";
import { kontor, startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { ms, printTable } from "./print-table.ts";
import { summarize } from "./stats.ts";

const clients = 64;
const capturesMax = 20_000;
const durationMsMax = 15_000;
const openLoopPerSecond = 200;
const openLoopMs = 10_000;
/** As many as a real order is shipped in; a payment with hundreds of operations would measure its own length. */
const capturesPerPayment = 4;

interface Target {
  id: string;
  /** Of each capture, minor units. */
  amount: number;
  capturesLeft: number;
}

interface Series {
  samples: number[];
  acknowledged: number;
  refused: number;
  /** What the first refusal said. */
  refusal: string | null;
  elapsedMs: number;
}

/** Captures over HTTP: as fast as 64 clients can, then 200 a second with the clock of the sender. */
export async function benchCapture(prepared: PreparedFolder): Promise<void> {
  const reference = `bench-${Date.now().toString(36)}`;
  const targets = capturablePayments(prepared);
  const server = await startServer({ folder: prepared.folder });
  const connections = await Promise.all(Array.from({ length: clients }, () => authorized(server.merchant, prepared)));
  const capture = (connection: Connection, { id, amount }: Target) =>
    connection.call(`/v1/transactions/${id}/capture`, {
      method: "POST",
      body: JSON.stringify({ amount, capture_reference: reference }),
    });
  const kept = Math.ceil((openLoopPerSecond * openLoopMs) / 1000 / capturesPerPayment);
  const closed = await closedLoop(connections, targets.slice(kept), capture);
  const open = await openLoop(connections, targets.slice(0, kept), capture);
  for (const connection of connections) connection.close();
  await server.stop();
  report(closed, open);
  await check(prepared, reference, closed.acknowledged + open.acknowledged);
}

type Capture = (connection: Connection, target: Target) => Promise<Answer>;

function capturablePayments({ database }: PreparedFolder): Target[] {
  const db = new Sqlite(database, { readonly: true });
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const found = db
    .prepare<[string], Target>(
      `SELECT id, (authorized - captured - voided) / ${capturesPerPayment} AS amount, ${capturesPerPayment} AS capturesLeft FROM payment
       WHERE status IN ('AUTHORIZED', 'PARTIALLY_CAPTURED') AND authorization_expires_at > ?
         AND json_extract(instrument, '$.gatewayToken') IN ('sandbox:card', 'sandbox:simulated')
       ORDER BY seq DESC LIMIT 20000`,
    )
    .all(soon);
  db.close();
  if (found.length < clients * 16) throw new Error(`Only ${found.length} payments can be captured; seed more`);
  return found;
}

async function authorized(origin: string, { accountId, client }: PreparedFolder): Promise<Connection> {
  const connection = new Connection(origin);
  const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString("base64");
  const { access_token } = await connection.json<{ access_token: string }>(`/v1/accounts/${accountId}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: JSON.stringify({ grant_type: "client_credentials", audience: `${origin}/v1/accounts/${accountId}` }),
  });
  connection.setHeader("authorization", `Bearer ${access_token}`);
  return connection;
}

/** The next payment that may be captured again, each client starting at another one. */
function take(targets: readonly Target[], turn: number): Target | null {
  for (let step = 0; step < targets.length; step += 1) {
    const target = targets[(turn + step) % targets.length];
    if (target === undefined || target.capturesLeft === 0) continue;
    target.capturesLeft -= 1;
    return target;
  }
  return null;
}

async function closedLoop(
  connections: readonly Connection[],
  targets: readonly Target[],
  capture: Capture,
): Promise<Series> {
  const series: Series = { samples: [], acknowledged: 0, refused: 0, refusal: null, elapsedMs: 0 };
  const startedAt = performance.now();
  let turn = 0;
  const work = async (connection: Connection): Promise<void> => {
    while (performance.now() - startedAt < durationMsMax && turn < capturesMax) {
      const target = take(targets, (turn += 1));
      if (target === null) return;
      const answer = await capture(connection, target);
      record(series, answer, answer.durationMs);
    }
  };
  await Promise.all(connections.map(work));
  series.elapsedMs = performance.now() - startedAt;
  return series;
}

/** Sends on time whether or not the server keeps up; a late answer counts from when it should have been sent. */
async function openLoop(
  connections: readonly Connection[],
  targets: readonly Target[],
  capture: Capture,
): Promise<Series> {
  const series: Series = { samples: [], acknowledged: 0, refused: 0, refusal: null, elapsedMs: 0 };
  const startedAt = performance.now();
  const count = (openLoopPerSecond * openLoopMs) / 1000;
  const sent: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    const intendedAt = startedAt + (number * 1000) / openLoopPerSecond;
    const waitMs = intendedAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const target = take(targets, number);
    const connection = connections[number % connections.length];
    if (target === null || connection === undefined) break;
    sent.push(capture(connection, target).then((answer) => record(series, answer, performance.now() - intendedAt)));
  }
  await Promise.all(sent);
  series.elapsedMs = performance.now() - startedAt;
  return series;
}

function record(series: Series, answer: Answer, durationMs: number): void {
  series.samples.push(durationMs);
  if (answer.status === 200) {
    series.acknowledged += 1;
    return;
  }
  series.refused += 1;
  series.refusal ??= `${answer.status} ${answer.body}`;
}

function report(closed: Series, open: Series): void {
  const row = (name: string, series: Series) => {
    const { count, p50, p95, p99, max } = summarize(series.samples);
    const perSecond = Math.round((series.acknowledged * 1000) / series.elapsedMs);
    return [name, String(count), String(series.refused), String(perSecond), ms(p50), ms(p95), ms(p99), ms(max)];
  };
  printTable(
    "POST /v1/transactions/{id}/capture",
    ["load", "sent", "refused", "per second", "p50 ms", "p95 ms", "p99 ms", "max ms"],
    [row(`${clients} clients, closed loop`, closed), row(`${openLoopPerSecond}/s, open loop`, open)],
  );
  for (const { refusal } of [closed, open]) if (refusal !== null) console.log(`\nfirst refusal: ${refusal}`);
}

/** What was acknowledged is what is stored, to the last one, and every invariant holds. */
async function check({ folder, database }: PreparedFolder, reference: string, acknowledged: number): Promise<void> {
  const db = new Sqlite(database, { readonly: true });
  const stored = db
    .prepare<[string], number>(
      "SELECT count(*) FROM operation WHERE kind = 'capture' AND state = 'succeeded' AND reference = ?",
    )
    .pluck()
    .get(reference);
  db.close();
  console.log(`\nacknowledged ${acknowledged}, stored ${stored ?? 0}`);
  const verified = await kontor<{ ok: boolean; invariants: { id: string; ok: boolean; detail: string }[] }>(folder, [
    "verify",
  ]);
  for (const { id, detail } of verified.invariants.filter((invariant) => !invariant.ok))
    console.log(`${id} failed: ${detail}`);
  if (stored !== acknowledged || !verified.ok) {
    process.exitCode = 1;
    console.log("FAILED");
    return;
  }
  console.log("verify: every invariant holds");
}
