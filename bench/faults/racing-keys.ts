import { Connection, signInCookie } from "../connection.ts";
import { type RunningServer, startServer } from "../kontor-process.ts";
import type { CaptureWish } from "./capture-client.ts";
import { originsOf } from "./capture-load.ts";
import { type Installation, payment, prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";
import { checkSets, untilQuiet } from "./set-check.ts";

const payments = 40;
const keys = 200;
const copies = 8;
/** Asked with a key that was used for another amount. */
const misused = 20;

/** Every request is sent eight times at once with the same idempotency key; then again, for another amount. */
export async function racingKeys({ folder, seed, random }: Round): Promise<Outcome> {
  const installation = await prepareInstallation({ folder, payments });
  const server: RunningServer = await startServer({ folder, settings: installation.settings });
  try {
    const connections = await connectionsTo(installation);
    const wishes: CaptureWish[] = [];
    const faults: string[] = [];
    const capture = (place: number, { reference, paymentId }: CaptureWish, amount: number) =>
      (connections[place] as Connection).call(`/api/payments/${paymentId}/capture`, {
        method: "POST",
        headers: { "idempotency-key": reference },
        body: JSON.stringify({ amount, reference }),
      });
    for (let number = 0; number < keys; number += 1) {
      const paymentId = random.pick(installation.paymentIds);
      const wish: CaptureWish = { reference: `${seed}-${number}`, paymentId, by: "staff", state: "open", failures: [] };
      wishes.push(wish);
      const answers = await Promise.all(connections.map((_, place) => capture(place, wish, payment.capture)));
      const others = answers.filter(({ status }) => status !== 200);
      wish.state = others.length === 0 ? "acknowledged" : "refused";
      for (const { status, body } of others) faults.push(`a copy was answered ${status} ${body}`);
    }
    for (const wish of wishes.slice(0, misused)) {
      const { status, body } = await capture(0, wish, payment.capture + 1);
      if (status !== 409 || !body.includes("idempotency_key_reused"))
        faults.push(`a misused key got ${status} ${body}`);
    }
    for (const connection of connections) connection.close();
    await untilQuiet(installation);
    await server.stop();
    const checked = await checkSets(installation, wishes, { mayRepeat: false });
    const figures = `${keys} keys, ${copies} copies each, ${misused} misused, ${checked.figures}`;
    return { figures, faults: [...faults, ...checked.faults] };
  } finally {
    await server.kill();
    await installation.receiver.stop();
  }
}

async function connectionsTo(installation: Installation): Promise<Connection[]> {
  const { backoffice } = originsOf(installation);
  const headers = { "sec-fetch-site": "same-origin", cookie: await signInCookie(backoffice, installation.person) };
  return Array.from({ length: copies }, () => new Connection(backoffice, headers));
}
