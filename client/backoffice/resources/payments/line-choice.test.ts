import { expect, test } from "vitest";
import type { OrderLineView } from "../../../../shared/payments/payment.schema.ts";
import { paymentWith } from "../../testing/payment.ts";
import { chosenItems, everyLine, lineRows } from "./line-choice.ts";

const line = { id: null, vat: 25, vat_amount: null };
const lines: OrderLineView[] = [
  { ...line, line_id: "lamp", description: "Lamp", quantity: 3, amount: 900_00 },
  { ...line, line_id: "rope", description: "Rope by the metre", quantity: 2.5, amount: 100_00 },
];
const fresh = paymentWith({ lines, operations: [] });

test.each([
  ["one of three is a third", { lamp: "1" }, [{ line_id: "lamp", amount: 300_00, quantity: 1 }]],
  ["a part of goods by measure is its share", { rope: "0,5" }, [{ line_id: "rope", amount: 20_00, quantity: 0.5 }]],
])("%s", (_claim, chosen, items) => {
  expect(chosenItems(lineRows(fresh, "capturable", chosen))?.items).toEqual(items);
});

test.each([
  ["half a lamp", { lamp: "0.5" }, "not_a_quantity"],
  ["no lamp", { lamp: "0" }, "not_a_quantity"],
  ["words", { lamp: "two" }, "not_a_quantity"],
  ["more lamps than there are", { lamp: "4" }, "over_rest"],
])("%s cannot be chosen", (_claim, chosen, problem) => {
  const rows = lineRows(fresh, "capturable", chosen);
  expect(rows[0]?.problem).toBe(problem);
  expect(chosenItems(rows)).toBeNull();
});

test("everything that is left comes to the whole, after a part was taken", () => {
  const operation = {
    id: "op_1",
    kind: "capture",
    state: "succeeded",
    amount: 300_00,
    currency: "NOK",
    is_final: false,
    reference: null,
    reason: null,
    note: null,
    error: null,
    items: [{ line_id: "lamp", amount: 300_00, quantity: 1 }],
    actor: { type: "merchant", id: "crd_1" },
    created_at: "2026-06-01T09:00:00.000Z",
    settled_at: "2026-06-01T09:00:01.000Z",
  } as const;
  const payment = paymentWith({ lines, operations: [{ ...operation, items: [...operation.items] }] });
  const rows = lineRows(payment, "capturable", everyLine(lineRows(payment, "capturable", {})));
  expect(chosenItems(rows)).toMatchObject({ total: 700_00 });
  expect(chosenItems(lineRows(payment, "refundable", { lamp: "1" }))).toMatchObject({ total: 300_00 });
  expect(lineRows(payment, "refundable", {})[1]?.rest.amount).toBe(0);
});
