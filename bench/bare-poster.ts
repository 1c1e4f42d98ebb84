import { createHmac, randomBytes } from "node:crypto";
import { Pool } from "undici";

/**
 * The least that could deliver webhooks: sign, post, throw the answer away. No database, no log, no retries.
 *
 * Arguments: URL, posts, posts at once, posts a second (0: as fast as it goes). Prints one line of JSON.
 */
const [, , target = "", countText = "0", parallelText = "1", perSecondText = "0"] = process.argv;
const [count, parallel, perSecond] = [Number(countText), Number(parallelText), Number(perSecondText)];
const url = new URL(target);
const pool = new Pool(url.origin, { connections: parallel, pipelining: 1 });
const secret = randomBytes(30);
/** When each was to begin, milliseconds since 1970. */
const intendedAtMs: number[] = [];

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

async function post(number: number): Promise<void> {
  const at = new Date().toISOString();
  const body = Buffer.from(JSON.stringify({ type: "loan.active", timestamp: at, data: { number } }), "utf8");
  const id = randomBytes(16).toString("hex");
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(body).digest("base64");
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
  const answer = await pool.request({ path: url.pathname, method: "POST", headers, body });
  await answer.body.dump();
}

async function postAll(): Promise<void> {
  const startedAtMs = nowMs();
  if (perSecond === 0) {
    let next = 0;
    const work = async () => {
      while (next < count) {
        intendedAtMs.push(nowMs());
        await post(next++);
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    return;
  }
  const open: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    const dueAtMs = startedAtMs + (number * 1000) / perSecond;
    const waitMs = dueAtMs - nowMs();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    intendedAtMs.push(dueAtMs);
    open.push(post(number));
  }
  await Promise.all(open);
}

const before = process.cpuUsage();
const startedAtMs = nowMs();
await postAll();
const { user, system } = process.cpuUsage(before);
await pool.close();
console.log(JSON.stringify({ elapsedMs: nowMs() - startedAtMs, cpuMs: (user + system) / 1000, intendedAtMs }));
