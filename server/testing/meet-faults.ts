import type { Database } from "better-sqlite3";
import { join } from "node:path";
import { openReader } from "../store/sqlite/open-connection.ts";
import { certificateNames, hasOpenssl, makeCertificates } from "./certificates.ts";
import { EventSource } from "./event-source.ts";
import { type ReceiverFault, receiverFaults } from "./receiver-faults.ts";
import { ReceiverProcess } from "./receiver-process.ts";
import { until } from "./until.ts";

/** How one fault went. */
export interface MetFault {
  fault: ReceiverFault;
  /** What is not as it has to be, in words; none when all is well. */
  problems: string[];
}

export interface FaultRun {
  met: MetFault[];
  /** Faults that could not be met on this machine, because it has no openssl. */
  skipped: ReceiverFault[];
  /** The most that the server held while the faults went on, above what it held before. */
  grownBytes: number;
  /** Whether the healthy endpoints got every event at once, and another event after all of it. */
  healthyProblems: string[];
}

/** The standard dialect's time limit, and what a busy machine may add to it. */
const limitMs = 5_000;
const slackMs = 2_500;
const endpointsPerAccount = 15;
/** Of the event that is told when all have met their fault. */
const healthyNumberAfter = 1_000_000;

interface FirstAttempt {
  url: string;
  state: string;
  next_attempt_at: string | null;
  finished_at: string | null;
  started_at: string;
  duration_ms: number;
  outcome: string;
  code: number | null;
  error: string | null;
  kept: number | null;
}

/**
 * Sends one event to a receiver of each kind at the same time, through a whole server with the standard
 * dialect, and compares what its log says of each first attempt with what it has to say. In later rounds
 * the retries of earlier ones go on.
 */
export async function meetFaults(folder: string, { rounds = 1 } = {}): Promise<FaultRun> {
  const canTls = hasOpenssl();
  const certificates = { folder: join(folder, "certificates"), names: canTls ? certificateNames : [] };
  const trusted = canTls ? makeCertificates(certificates.folder) : "";
  const receiver = await ReceiverProcess.start({ certificates });
  const dataFolder = join(folder, "data");
  const source = await EventSource.start({ dataFolder, settings: { NODE_EXTRA_CA_CERTS: trusted } });
  const db = await openReader({ file: join(dataFolder, "kontor.db"), lockTimeoutMs: 10_000 });
  try {
    const faults = receiverFaults.filter((fault) => canTls || fault.isTls !== true);
    const skipped = receiverFaults.filter((fault) => !faults.includes(fault));
    const run: FaultRun = {
      met: faults.map((fault) => ({ fault, problems: [] })),
      skipped,
      grownBytes: 0,
      healthyProblems: [],
    };
    const before = (await source.usage()).rssBytes;
    await source.startWork();
    for (let round = 1; round <= rounds; round += 1) await meetOnce({ source, receiver, db, round, run, before });
    return run;
  } finally {
    db.close();
    await source.stop();
    await receiver.stop();
  }
}

interface Scene {
  source: EventSource;
  receiver: ReceiverProcess;
  db: Database;
  round: number;
  run: FaultRun;
  /** What the server held before the first round, in bytes. */
  before: number;
}

async function meetOnce(scene: Scene): Promise<void> {
  const { source, receiver, db, round, run, before } = scene;
  const accounts = await register(scene);
  const tell = async (number: number) => {
    for (const accountId of accounts) {
      await source.record({ accountId, type: "loan.active", first: number, count: 1, perSecond: null });
    }
  };
  const seen = new Map<string, FirstAttempt>();
  await tell(round);
  await until(async () => {
    run.grownBytes = Math.max(run.grownBytes, (await source.usage()).rssBytes - before);
    for (const attempt of readFirstAttempts(db, round)) if (!seen.has(attempt.url)) seen.set(attempt.url, attempt);
    return seen.size >= run.met.length + accounts.length;
  }, "every fault to be recorded");
  await tell(healthyNumberAfter);
  const healthyUrls = `%/healthy/%?round=${round}`;
  await until(() => countDelivered(db, healthyUrls) >= 2 * accounts.length, "the healthy receivers");
  for (const { fault, problems } of run.met)
    problems.push(...problemsOf(fault, seen.get(urlOf(fault, receiver, round))));
  const healthy = [...seen.values()].filter(({ url }) => url.includes("/healthy/"));
  for (const { outcome, duration_ms: took } of healthy) {
    if (outcome !== "delivered" || took >= slackMs) run.healthyProblems.push(`${outcome} after ${took} ms`);
  }
}

/** An account holds only so many endpoints; each gets a healthy one too. */
async function register({ source, receiver, round, run }: Scene): Promise<string[]> {
  const accounts: string[] = [];
  for (let first = 0; first < run.met.length; first += endpointsPerAccount) {
    const accountId = await source.addAccount();
    accounts.push(accountId);
    const add = (url: string) => source.addEndpoint({ accountId, dialect: "standard", url });
    for (const { fault } of run.met.slice(first, first + endpointsPerAccount)) await add(urlOf(fault, receiver, round));
    await add(`${receiver.url("healthy")}/${accountId}?round=${round}`);
  }
  return accounts;
}

/** The round keeps the addresses apart. */
function urlOf(fault: ReceiverFault, receiver: ReceiverProcess, round: number): string {
  return `${fault.url(receiver)}?round=${round}`;
}

/** Deliveries that were tried once and not yet again. */
function readFirstAttempts(db: Database, round: number): FirstAttempt[] {
  return db
    .prepare<[string], FirstAttempt>(
      `SELECT url, state, next_attempt_at, finished_at, started_at, duration_ms, outcome, code, error,
         length(response_body) AS kept
       FROM delivery JOIN delivery_attempt ON delivery_attempt.delivery_id = delivery.id
       WHERE attempt_count = 1 AND url LIKE ?`,
    )
    .all(`%?round=${round}`);
}

function countDelivered(db: Database, urls: string): number {
  const sql = "SELECT count(*) FROM delivery WHERE state = 'delivered' AND url LIKE ?";
  return db.prepare<[string], number>(sql).pluck().get(urls) ?? 0;
}

function problemsOf(fault: ReceiverFault, attempt: FirstAttempt | undefined): string[] {
  if (attempt === undefined) return ["was never tried"];
  const { outcome, code, state, error } = attempt;
  const waitedS =
    (Date.parse(attempt.next_attempt_at ?? "") - Date.parse(attempt.started_at) - attempt.duration_ms) / 1000;
  const [from, to] = fault.waitS ?? [Number.NaN, Number.NaN];
  const checks: [boolean, string][] = [
    [outcome === fault.outcome, `is ${outcome} instead of ${fault.outcome} (${String(error)})`],
    [code === fault.code, `has the code ${String(code)} instead of ${String(fault.code)}`],
    [state === fault.state, `is ${state} instead of ${fault.state}`],
    [attempt.duration_ms <= limitMs + slackMs, `took ${attempt.duration_ms} ms`],
    [(error === null) === (fault.outcome === "delivered"), `says ${String(error)}`],
    [fault.says === undefined || fault.says.test(error ?? ""), `says ${String(error)}`],
    [fault.keeps === undefined || (attempt.kept ?? 0) === fault.keeps, `kept ${String(attempt.kept)} bytes`],
    [
      fault.waitS === undefined || (waitedS >= from - 0.01 && waitedS <= to + slackMs / 1000),
      `is tried again after ${waitedS} s instead of ${from} to ${to} s`,
    ],
    [(attempt.finished_at === null) === (fault.state === "pending"), "has no end, or one too early"],
  ];
  return checks.flatMap(([isWell, problem]) => (isWell ? [] : [problem]));
}
