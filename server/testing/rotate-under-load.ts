import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { openReader } from "../store/sqlite/open-connection.ts";
import { EventSource } from "./event-source.ts";
import type { Rotation } from "./event-source-messages.ts";
import { ReceiverProcess, type WireRequest } from "./receiver-process.ts";
import { until } from "./until.ts";

export interface RotationPlan {
  perSecond: number;
  seconds: number;
  /** When to rotate, after the first event, and for how long the secret before goes on signing. */
  rotations: readonly { afterMs: number; overlapSeconds: number }[];
}

/** How the deliveries were signed while the secret was replaced under them. */
export interface RotatedDeliveries {
  delivered: number;
  unsigned: number;
  /** Deliveries by the number of secrets that verify them, from none on. */
  bySecrets: number[];
  /** Signatures that no secret of the endpoint made. */
  foreign: number;
  /** Verified by a secret that was over when the attempt began. */
  dead: number;
  /** Not verified by a secret that was alive when the attempt began. */
  missing: number;
}

interface Secret {
  webhook: Webhook;
  /** Signs everything that begins after `fromMs` and before `untilMs`. */
  fromMs: number;
  untilMs: number;
  /** Signs nothing that begins from then on. */
  deadMs: number;
}

/** Sends at a steady rate, rotates the secret meanwhile, and lets the specification's own library verify every delivery. */
export async function rotateUnderLoad(folder: string, plan: RotationPlan): Promise<RotatedDeliveries> {
  const dataFolder = join(folder, "data");
  const receiver = await ReceiverProcess.start({ keepsWhole: true });
  const source = await EventSource.start({ dataFolder });
  try {
    const accountId = await source.addAccount();
    const endpoint = await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
    const rotations: Rotation[] = [{ secret: endpoint.secret, committedAtMs: 0 }];
    await source.startWork();
    const count = plan.perSecond * plan.seconds;
    const recording = source.record({ accountId, type: "loan.active", first: 0, count, perSecond: plan.perSecond });
    let passedMs = 0;
    for (const { afterMs, overlapSeconds } of plan.rotations) {
      await setTimeout(afterMs - passedMs);
      passedMs = afterMs;
      rotations.push(await source.rotate(endpoint.id, overlapSeconds));
    }
    await recording;
    await until(async () => (await receiver.count()) >= count, "every event to arrive");
    await source.stopWork();
    const received = await receiver.take();
    return await judge(dataFolder, rotations, received);
  } finally {
    await source.stop();
    await receiver.stop();
  }
}

async function judge(
  dataFolder: string,
  rotations: readonly Rotation[],
  received: readonly WireRequest[],
): Promise<RotatedDeliveries> {
  const db = await openReader({ file: join(dataFolder, "kontor.db"), lockTimeoutMs: 10_000 });
  try {
    const ends = db.prepare<[], string | null>("SELECT expires_at FROM webhook_secret ORDER BY rowid").pluck().all();
    const begun = db
      .prepare<[], { number: number; at: string }>(
        `SELECT CAST(substr(subject_id, 9) AS INTEGER) AS number, started_at AS at
         FROM delivery JOIN delivery_attempt ON delivery_attempt.delivery_id = delivery.id WHERE attempt_count = 1`,
      )
      .all();
    const startedAtMs = new Map(begun.map(({ number, at }) => [number, Date.parse(at)]));
    return summarize(secretsOf(rotations, ends), received, startedAtMs);
  } finally {
    db.close();
  }
}

/** A rotation without overlap names the moment in which it began; what begins before it is durable may sign either way. */
function secretsOf(rotations: readonly Rotation[], ends: readonly (string | null)[]): Secret[] {
  return rotations.map(({ secret, committedAtMs }, index) => {
    const end = ends[index] ?? null;
    const endsMs = end === null ? Infinity : Date.parse(end);
    const deadMs = Math.max(endsMs, rotations[index + 1]?.committedAtMs ?? Infinity);
    return { webhook: new Webhook(secret), fromMs: committedAtMs, untilMs: endsMs, deadMs };
  });
}

function summarize(
  secrets: readonly Secret[],
  received: readonly WireRequest[],
  startedAtMs: ReadonlyMap<number, number>,
): RotatedDeliveries {
  const found = { delivered: 0, unsigned: 0, bySecrets: secrets.map(() => 0), foreign: 0, dead: 0, missing: 0 };
  for (const { number, head = "", body = "" } of received) {
    const headers = headersOf(head);
    const signatures = (headers["webhook-signature"] ?? "").split(" ").filter(Boolean);
    const verifying = secrets.filter((secret) => verifies(secret, body, headers));
    const atMs = startedAtMs.get(number) ?? Number.NaN;
    found.delivered += 1;
    if (signatures.length === 0) found.unsigned += 1;
    found.bySecrets[verifying.length] = (found.bySecrets[verifying.length] ?? 0) + 1;
    found.foreign += Math.max(0, signatures.length - verifying.length);
    found.dead += verifying.filter((secret) => !(atMs < secret.deadMs)).length;
    const alive = secrets.filter(({ fromMs, untilMs }) => atMs > fromMs && atMs < untilMs);
    found.missing += alive.filter((secret) => !verifying.includes(secret)).length;
  }
  return found;
}

function verifies({ webhook }: Secret, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

function headersOf(head: string): Record<string, string> {
  const [, ...lines] = head.split("\r\n");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
}
