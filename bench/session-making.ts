import type { BenchShop } from "./bench-shop.ts";
import type { Answer, Connection } from "./connection.ts";
import { beside } from "./faults/installation.ts";

/** The checkout of an order of one line, as a shop's server asks for it. */
export function sessionWish(number: number): string {
  const amount = 52_900;
  const line = { id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount, vat: 25, vat_amount: 10_580 };
  return JSON.stringify({
    profile_id: "default",
    url: { return_url: "https://shop.example/thanks" },
    order: { amount, currency: "NOK", merchant_reference: `bench-${number}`, items: [line] },
  });
}

/** Makes one session after another, and remembers which were acknowledged. */
export class SessionMaking {
  readonly #shop: BenchShop;
  readonly #acknowledged: string[] = [];
  #next = 0;

  constructor(shop: BenchShop) {
    this.#shop = shop;
  }

  get count(): number {
    return this.#acknowledged.length;
  }

  async send(connection: Connection): Promise<Answer> {
    const body = sessionWish(this.#next);
    this.#next += 1;
    const answer = await connection.call("/v1/sessions-profile", { method: "POST", body });
    if (answer.status === 200) this.#acknowledged.push((JSON.parse(answer.body) as { id: string }).id);
    return answer;
  }

  /** What is acknowledged and not stored, or stored and not acknowledged. */
  async faults(): Promise<string[]> {
    const { installation } = this.#shop;
    const rows = await beside(installation, (ctx) =>
      ctx.store.read((db) =>
        db
          .selectFrom("checkout_session")
          .select("id")
          .where("account_id", "=", installation.accountId)
          .where("merchant_reference", "like", "bench-%")
          .execute(),
      ),
    );
    const stored = new Set(rows.map(({ id }) => id));
    const known = new Set(this.#acknowledged);
    return [
      ...this.#acknowledged.filter((id) => !stored.has(id)).map((id) => `${id} was acknowledged and is lost`),
      ...[...stored].filter((id) => !known.has(id)).map((id) => `nobody was told of ${id}`),
      ...(known.size === this.#acknowledged.length ? [] : ["the same id was answered twice"]),
    ];
  }
}
