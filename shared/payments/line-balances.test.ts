import fc from "fast-check";
import { expect, test } from "vitest";
import { lineBalances, shareOfLine, type LineOperation } from "./line-balances.ts";

const lamp = { line_id: "lamp", quantity: 3, amount: 300_00 };
const bulb = { line_id: "bulb", quantity: 1, amount: 39_00 };
const lines = [lamp, bulb];
const done = { state: "succeeded" } as const;

const restOf = (operations: readonly LineOperation[], line: string) => lineBalances(lines, operations).get(line);

test.each<[string, LineOperation[], number, number]>([
  ["nothing taken leaves the whole line", [], 300_00, 0],
  ["a capture of the line takes it", [{ ...done, kind: "capture", amount: 300_00, items: [lamp] }], 0, 300_00],
  [
    "a capture of a part leaves the rest",
    [{ ...done, kind: "capture", amount: 100_00, items: [{ line_id: "lamp", amount: 100_00, quantity: 1 }] }],
    200_00,
    100_00,
  ],
  [
    "a capture of everything without lines takes every line",
    [{ ...done, kind: "capture", amount: 339_00, items: [] }],
    0,
    300_00,
  ],
  [
    "a capture of some amount without lines takes no line",
    [{ ...done, kind: "capture", amount: 50_00, items: [] }],
    300_00,
    0,
  ],
  ["a failed capture takes nothing", [{ kind: "capture", state: "failed", amount: 300_00, items: [lamp] }], 300_00, 0],
  [
    "a capture on its way takes the line and can not be given back",
    [{ kind: "capture", state: "unknown", amount: 300_00, items: [lamp] }],
    0,
    0,
  ],
  [
    "a refund of the line leaves nothing to refund",
    [
      { ...done, kind: "capture", amount: 339_00, items: [] },
      { ...done, kind: "refund", amount: 300_00, items: [lamp] },
    ],
    0,
    0,
  ],
  [
    "money that came at once can be given back by line",
    [{ ...done, kind: "receive", amount: 339_00, items: [] }],
    0,
    300_00,
  ],
])("%s", (_claim, operations, capturable, refundable) => {
  expect(restOf(operations, "lamp")).toMatchObject({
    capturable: { amount: capturable },
    refundable: { amount: refundable },
  });
});

test("a line that is not in the order, such as a rounding at capture, changes no other line", () => {
  const operation = { ...done, kind: "capture", amount: 50, items: [{ line_id: "rounding-fee", amount: 50 }] } as const;
  expect(restOf([operation], "lamp")).toEqual(restOf([], "lamp"));
});

test("quantities follow what was sent, and the amount where none was", () => {
  const sent = {
    ...done,
    kind: "capture",
    amount: 90_00,
    items: [{ line_id: "lamp", amount: 90_00, quantity: 2 }],
  } as const;
  expect(restOf([sent], "lamp")?.capturable.quantity).toBe(1);
  const unsaid = { ...done, kind: "capture", amount: 100_00, items: [{ line_id: "lamp", amount: 100_00 }] } as const;
  expect(restOf([unsaid], "lamp")?.capturable.quantity).toBe(2);
});

test("the parts of a line come to the whole of it, in whatever steps it is taken", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -2_000_000, max: 2_000_000 }),
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 60 }),
      (amount, quantity, steps) => {
        const line = { line_id: "1", amount, quantity };
        const operations: LineOperation[] = [];
        for (const step of [...steps, quantity]) {
          const rest = lineBalances([line], operations).get("1")?.capturable ?? { amount: 0, quantity: 0 };
          const taken = Math.min(step, rest.quantity);
          const share = shareOfLine(rest, taken);
          if (taken === 0) continue;
          operations.push({
            ...done,
            kind: "capture",
            amount: share,
            items: [{ line_id: "1", amount: share, quantity: taken }],
          });
        }
        const total = operations.reduce((sum, operation) => sum + operation.amount, 0);
        const left = lineBalances([line], operations).get("1")?.capturable.amount;
        expect(total + (left ?? 0)).toBe(amount);
      },
    ),
  );
});
