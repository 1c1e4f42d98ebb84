/** Bodies as plugins of shop systems are known to send them. */

/** What shop systems send with a call that needs no body. */
export const emptyBodies: readonly { claim: string; raw?: string; headers?: Readonly<Record<string, string>> }[] = [
  { claim: "no body" },
  { claim: "no body that is said to be JSON", raw: "", headers: { "content-type": "application/json" } },
  { claim: "an empty chunked body", raw: "", headers: { "transfer-encoding": "chunked" } },
  { claim: "null", raw: "null" },
  { claim: "an empty text", raw: '""' },
  { claim: "an empty list", raw: "[]" },
  { claim: "an empty object", raw: "{}" },
  { claim: "an id", raw: '{"id":"A-1001"}' },
  { claim: "a reason", raw: '{"reason":"Order cancelled"}' },
];

export function orderOf(merchant_reference: string, amount: number, rest: Readonly<Record<string, unknown>> = {}) {
  const lamp = { id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount, vat: 25, vat_amount: 0 };
  return { amount, currency: "NOK", merchant_reference, items: [lamp], ...rest };
}

const shipping = { id: "std", line_id: "std", title: "Standard", operator: "", amount: 3_900, vat_amount: 0 };

/** What differs in the bodies that open a session. */
export const sessionVariants: readonly { claim: string; body: Readonly<Record<string, unknown>> }[] = [
  {
    claim: "with fields that are not known",
    body: { remote: { key: 1 }, order: orderOf("A-1001", 100, { plugin: "x" }) },
  },
  { claim: "with null for what is left out", body: { customer: null, express: null, expires_at: null } },
  {
    claim: "with metadata under any name",
    body: { metadata: { woo_order: 17, "ext:x": "y", merchant_name: "M", session: "s" } },
  },
  {
    claim: "with a shipping option that names no operator",
    body: { order: { ...orderOf("A-1002", 49_000, { shipping_option: shipping }), amount: 52_900 } },
  },
  {
    claim: "with a line that rounds, and one that is a gift card",
    body: {
      order: orderOf("A-1003", 10_000, {
        items: [
          { id: "a", line_id: "1", description: "A", quantity: 1.5, amount: 10_499, vat: 25, vat_amount: 2_100 },
          { id: "gift", line_id: "2", description: "Gift card", quantity: 1, amount: -500, vat: 0, vat_amount: 0 },
          { id: "rounding", line_id: "3", description: "Rounding", quantity: 1, amount: 1, vat: 0, vat_amount: 0 },
        ],
      }),
    },
  },
];

/** Captures of a thousand minor units each, one after the other on one order. */
export const captureVariants: readonly { claim: string; raw: string; items: readonly object[] }[] = [
  capture("without lines", {}),
  capture("with an empty list of lines", { items: [] }),
  capture("with a line that was not ordered", { items: [{ line_id: "rounding-fee", id: "rounding-fee", amount: 1 }] }),
  capture("with lines without a quantity that come to something else", { items: [{ line_id: "1", amount: 17 }] }),
  capture("with lines and a reference", {
    items: [{ line_id: "1", amount: 1_000, quantity: 1 }],
    capture_reference: "A-1001",
  }),
  capture("with null for what is left out", { items: null, capture_reference: null, metadata: null }),
  { claim: "with an amount that ends in .0", raw: '{"amount":1000.0,"items":[]}', items: [] },
];

function capture(claim: string, rest: { items?: readonly object[] | null; [name: string]: unknown }) {
  return { claim, raw: JSON.stringify({ amount: 1_000, ...rest }), items: rest.items ?? [] };
}
