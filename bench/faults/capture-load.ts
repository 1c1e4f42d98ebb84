import { setTimeout } from "node:timers/promises";
import { Random } from "../../server/seed/random.ts";
import { type CaptureClient, type CaptureWish, type Origins, shopClient, staffClient } from "./capture-client.ts";
import { type Installation, payment } from "./installation.ts";

interface LoadOptions {
  installation: Installation;
  /** Of every process that answers; clients are spread over them. */
  origins?: readonly Origins[];
  /** Half of them shops, half of them people. */
  clients: number;
  seed: string;
  /** The longest that a client waits between two wishes, milliseconds. */
  pauseMsMax: number;
}

/** Shops and people who capture parts of payments, again and again, until they are told to stop. */
export class CaptureLoad {
  readonly wishes: CaptureWish[] = [];
  readonly #installation: Installation;
  readonly #clients: CaptureClient[] = [];
  readonly #running: Promise<void>[];
  readonly #seed: string;
  #isStopping = false;

  constructor({ installation, origins, clients, seed, pauseMsMax }: LoadOptions) {
    this.#installation = installation;
    this.#seed = seed;
    const all = origins ?? [originsOf(installation)];
    this.#running = Array.from({ length: clients }, (_, place) => {
      const by = place % 2 === 0 ? "shop" : "staff";
      const turn = Math.floor(place / 2);
      const client = by === "shop" ? shopClient(installation, all, turn) : staffClient(installation, all, turn);
      this.#clients.push(client);
      return this.#work(client, by, { random: new Random(`${seed}-${place}`), pauseMsMax });
    });
  }

  get acknowledged(): number {
    return this.wishes.filter(({ state }) => state === "acknowledged").length;
  }

  /** Lets every client come to know what became of its last wish. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#running);
    for (const client of this.#clients) client.close();
  }

  async #work(
    client: CaptureClient,
    by: CaptureWish["by"],
    { random, pauseMsMax }: { random: Random; pauseMsMax: number },
  ): Promise<void> {
    while (!this.#isStopping) {
      const paymentId = this.#nextPayment();
      if (paymentId === null) return;
      const reference = `${this.#seed}-${this.wishes.length}`;
      const wish: CaptureWish = { reference, paymentId, by, state: "open", failures: [] };
      this.wishes.push(wish);
      await client.capture(wish, payment.capture);
      await setTimeout(random.below(pauseMsMax + 1));
    }
  }

  #nextPayment(): string | null {
    const { paymentIds } = this.#installation;
    if (this.wishes.length >= paymentIds.length * payment.capturesMax) return null;
    return paymentIds[this.wishes.length % paymentIds.length] ?? null;
  }
}

export function originsOf({ ports }: Pick<Installation, "ports">): Origins {
  return { backoffice: `http://localhost:${ports.backoffice}`, merchant: `http://localhost:${ports.merchant}` };
}
