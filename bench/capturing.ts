import { until } from "../server/testing/until.ts";
import type { BenchShop } from "./bench-shop.ts";
import type { Answer, Connection } from "./connection.ts";
import type { CaptureWish } from "./faults/capture-client.ts";
import { payment } from "./faults/installation.ts";
import { checkSets, type SetCheck, takeDeliveryIds, untilQuiet } from "./faults/set-check.ts";

/** As many as a real order is shipped in; a payment with hundreds of operations would measure its own length. */
export const capturesPerPayment = 4;
const drainMsMax = 600_000;

/** Asks for one capture after another, and remembers what came of each. */
export class Capturing {
  readonly #shop: BenchShop;
  readonly #max: number;
  readonly #wishes: CaptureWish[] = [];
  readonly #taken: string[] = [];

  constructor(shop: BenchShop, payments: number) {
    this.#shop = shop;
    this.#max = payments * capturesPerPayment;
  }

  get count(): number {
    return this.#wishes.length;
  }

  async send(connection: Connection): Promise<Answer | null> {
    const { paymentIds } = this.#shop.installation;
    const number = this.#wishes.length;
    const paymentId = paymentIds[number % paymentIds.length];
    if (paymentId === undefined || number >= this.#max) throw new Error("The shop has no payment left to capture");
    const reference = `bench-${number}`;
    const wish: CaptureWish = { reference, paymentId, by: "shop", state: "open", failures: [] };
    this.#wishes.push(wish);
    const answer = await connection.call(`/v1/transactions/${paymentId}/capture`, {
      method: "POST",
      body: JSON.stringify({ amount: payment.capture, capture_reference: reference }),
    });
    wish.state = answer.status === 200 ? "acknowledged" : answer.status >= 500 ? "unknown" : "refused";
    return answer;
  }

  /** Waits until the receiver was told of everything that was acknowledged. */
  async settle(): Promise<void> {
    const { receiver } = this.#shop.installation;
    const due = this.#wishes.filter(({ state }) => state === "acknowledged").length - this.#taken.length;
    await until(async () => (await receiver.count()) >= due, "every capture to be told of", drainMsMax);
    this.#taken.push(...(await takeDeliveryIds(this.#shop.installation)));
  }

  /** Waits until nothing of the shop is open. */
  quiet(): Promise<void> {
    return untilQuiet(this.#shop.installation);
  }

  /** Acknowledged = stored = received, and every invariant; when the server is gone. */
  check(): Promise<SetCheck> {
    return checkSets(this.#shop.installation, this.#wishes, { mayRepeat: false, taken: this.#taken });
  }
}
