import fc from "fast-check";
import { expect, test } from "vitest";
import { type IncomingMoney, matchOrder, obstacleOf, type OpenOrder } from "./matching.rules.ts";

const cuit = "20301234563";
const order: OpenOrder = {
  paymentId: "order",
  reference: "9032000000000007731",
  isQr: false,
  documentType: "CUIT",
  documentNumber: cuit,
  amount: 245_075,
  allowsOverUnder: false,
  toleranceMax: 2_450,
  createdAt: "2026-08-29T08:00:00.000Z",
};
const generous = { ...order, allowsOverUnder: true };
const money: IncomingMoney = { reference: null, isByCode: false, documentNumber: cuit, amount: 245_075 };

test.each([
  ["the same payer and amount", order, money, { amount: "exact", difference: 0 }],
  ["quoting the reference as well", order, { ...money, reference: order.reference }, { amount: "exact" }],
  ["a wrong amount", order, { ...money, amount: 245_074 }, null],
  ["a wrong payer", order, { ...money, documentNumber: "30712345671" }, null],
  [
    "a wrong payer who quotes the reference",
    order,
    { ...money, documentNumber: "30712345671", reference: order.reference },
    null,
  ],
  ["a wrong amount that quotes the reference", order, { ...money, amount: 1, reference: order.reference }, null],
  ["an unknown payer", order, { ...money, documentNumber: null }, null],
  ["a little over, where that is taken", generous, { ...money, amount: 245_575 }, { amount: "over", difference: 500 }],
  [
    "a little under, where that is taken",
    generous,
    { ...money, amount: 244_575 },
    { amount: "under", difference: -500 },
  ],
  ["too far over even so", generous, { ...money, amount: 245_075 + 2_451 }, null],
  ["at the very edge", generous, { ...money, amount: 245_075 - 2_450 }, { amount: "under", difference: -2_450 }],
  [
    "a DNI inside the payer's CUIT",
    { ...order, documentType: "DNI", documentNumber: "30123456" },
    money,
    { amount: "exact" },
  ],
  [
    "a DNI of seven digits inside a CUIT",
    { ...order, documentType: "DNI", documentNumber: "1234567" },
    { ...money, documentNumber: "20012345670" },
    { amount: "exact" },
  ],
  ["another DNI", { ...order, documentType: "DNI", documentNumber: "30123457" }, money, null],
  ["an order paid by code, by plain transfer", { ...order, isQr: true }, money, null],
  [
    "a code that names the order, by anybody",
    { ...order, isQr: true },
    { ...money, isByCode: true, documentNumber: null, reference: order.reference },
    { amount: "exact" },
  ],
  [
    "a code that names another order",
    { ...order, isQr: true },
    { ...money, isByCode: true, reference: "another" },
    null,
  ],
] as const)("%s", (_claim, waiting, incoming, expected) => {
  const match = matchOrder([waiting], incoming);
  if (expected === null) expect(match).toBeNull();
  else expect(match).toMatchObject({ paymentId: "order", ...expected });
});

const older = { ...order, paymentId: "older", reference: "1" };
const newer = { ...order, paymentId: "newer", reference: "2", createdAt: "2026-08-29T09:00:00.000Z" };

test("of two equal orders the oldest is paid, unless the other's reference is quoted", () => {
  expect(matchOrder([newer, older], money)?.paymentId).toBe("older");
  expect(matchOrder([older, newer], { ...money, reference: "2" })?.paymentId).toBe("newer");
});

test("an exact amount wins over a tolerated one, and of the tolerated ones the newest is paid", () => {
  const tolerant = [
    { ...older, allowsOverUnder: true },
    { ...newer, allowsOverUnder: true },
  ];
  expect(matchOrder(tolerant, { ...money, amount: 245_100 })?.paymentId).toBe("newer");
  expect(matchOrder([...tolerant, { ...order, amount: 245_100 }], { ...money, amount: 245_100 })?.paymentId).toBe(
    "order",
  );
});

test("the field that differs is named", () => {
  expect(obstacleOf(order, money)).toBeNull();
  expect(obstacleOf(order, { ...money, amount: 1 })).toBe("amount");
  expect(obstacleOf(order, { ...money, documentNumber: null })).toBe("document");
  expect(obstacleOf({ ...order, isQr: true }, money)).toBe("method");
});

test("whatever waits, a match fits, and an order with the quoted reference is never passed over", () => {
  const orders = fc.array(
    fc.record({
      ...Object.fromEntries(Object.entries(order).map(([key, value]) => [key, fc.constant(value)])),
      paymentId: fc.uuid(),
      reference: fc.constantFrom("1", "2", "3"),
      amount: fc.integer({ min: 1, max: 500 }),
      allowsOverUnder: fc.boolean(),
      toleranceMax: fc.integer({ min: 0, max: 10 }),
      documentNumber: fc.constantFrom(cuit, "30712345671"),
    }) as fc.Arbitrary<OpenOrder>,
    { maxLength: 8 },
  );
  const incoming = fc.record({ amount: fc.integer({ min: 1, max: 500 }), reference: fc.constantFrom(null, "1", "4") });
  fc.assert(
    fc.property(orders, incoming, (waiting, given) => {
      const transfer = { ...money, ...given };
      const match = matchOrder(waiting, transfer);
      const fitting = waiting.filter((candidate) => obstacleOf(candidate, transfer) === null);
      expect(match === null).toBe(fitting.length === 0);
      const named = fitting.filter((candidate) => candidate.reference === transfer.reference);
      if (named.length > 0) expect(named.map((candidate) => candidate.paymentId)).toContain(match?.paymentId);
    }),
  );
});
