import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaymentRollup } from "./payment-rollup.record.ts";
import {
  type CountedOperation,
  type CountedPayment,
  countsOfMoved,
  countsOfStart,
  sumRollups,
} from "./payment-rollup.rules.ts";
import { lengthLabel, refusalReason } from "./report-counts.rules.ts";

const payment: CountedPayment = {
  ...{ accountId: "T12345678", currency: "NOK", api: "checkout", method: "dintero_psp.creditcard", amount: 500_00 },
  createdAt: "2026-03-02T08:59:00.000Z",
};
const transfer: CountedPayment = { ...payment, api: "payments", method: "pix_qr", currency: "BRL" };

function operation(changes: Partial<CountedOperation>): CountedOperation {
  const settled_at = "2026-03-02T09:00:00.900Z";
  const plain = { reason: null, error: null, actor: { type: "merchant", id: "cl_1" } } as const;
  return { id: "op_1", kind: "authorize", state: "succeeded", amount: 500_00, settled_at, ...plain, ...changes };
}

/** The counts of the reports alone: hour, name, label and money. */
function countsOf(of: CountedPayment, one: CountedOperation, before: readonly CountedOperation[] = []): string[] {
  const known = new Set(["tried", "approved", "authorized", "captured", "refunded", "voided", "capture_failed"]);
  return countsOfMoved(of, [one], [...before, one])
    .filter(({ counted }) => !known.has(counted))
    .map(({ hour, counted, label, amount }) => `${hour.slice(8)} ${counted} [${label}] ${amount}`);
}

const reservation = operation({});
const refusal = operation({
  ...{ id: "op_0", state: "failed" as const },
  error: { code: "AUTHENTICATION_FAILED", type: ["FAILED_VERIFICATION"] },
});
const capture = operation({ id: "op_2", kind: "capture", amount: 300_00, settled_at: "2026-03-04T10:00:00.100Z" });

describe("of a payment", () => {
  test("the first refusal is counted by its normalised reason, and no other", () => {
    expect(countsOf(payment, refusal)).toEqual(["02T09 reached [] 50000", "02T09 refused [FAILED_VERIFICATION] 50000"]);
    expect(countsOf(payment, { ...refusal, id: "op_9" }, [refusal])).toEqual([]);
    expect(countsOf(payment, reservation, [refusal])).toEqual(["02T09 reserved [] 50000"]);
  });

  test("what is captured belongs to the hour of the reservation, and the first capture tells how long it took", () => {
    // From 09:00:00 on the second to 10:00:00 on the fourth are 176,400 seconds, in the bucket up to 200,000.
    const bucket = lengthLabel("2026-03-02T09:00:00.900Z", "2026-03-04T10:00:00.100Z");
    expect(bucket).toBe("50");
    expect(countsOf(payment, capture, [reservation])).toEqual([
      "04T10 taken [] 30000",
      "02T09 reserved_taken [] 30000",
      `04T10 capture_time [${bucket}] 0`,
    ]);
    const rest = { ...capture, id: "op_3", amount: 200_00, settled_at: "2026-03-05T10:00:00.000Z" };
    expect(countsOf(payment, rest, [reservation, capture])).toEqual([
      "04T10 taken [] 20000",
      "02T09 reserved_taken [] 20000",
    ]);
  });

  test("a refund belongs to the hour of the first capture too, and is counted by reason and by person", () => {
    const settled_at = "2026-03-09T12:00:00.000Z";
    const returned = operation({ id: "op_4", kind: "refund", amount: 100_00, settled_at });
    expect(countsOf(payment, returned, [reservation, capture])).toEqual([
      "04T10 taken_refunded [] 10000",
      "09T12 refund_reason [] 10000",
      "09T12 refund_person [merchant] 10000",
    ]);
    const byStaff = { ...returned, reason: "duplicate", actor: { type: "staff", id: "st_7" } as const };
    expect(countsOf(payment, byStaff, [reservation, capture]).slice(1)).toEqual([
      "09T12 refund_reason [duplicate] 10000",
      "09T12 refund_person [st_7] 10000",
    ]);
  });

  test("an end without money counts for nothing", () => {
    expect(countsOf(payment, operation({ kind: "expire", amount: 0 }))).toEqual([]);
    expect(countsOf(payment, operation({ kind: "cancel", amount: 0 }))).toEqual([]);
  });
});

describe("of a payment by transfer", () => {
  test("being made is counted by method with what is asked for", () => {
    expect(countsOfStart(payment).map(({ counted }) => counted)).toEqual(["created"]);
    expect(countsOfStart(transfer)[1]).toEqual({
      ...{ account_id: "T12345678", currency: "BRL", hour: "2026-03-02T08" },
      ...{ counted: "transfer_created", label: "pix_qr", n: 1, amount: 500_00 },
    });
  });

  test("its money tells how long it waited, and asked no gateway", () => {
    // Sixty seconds are in the bucket from 50 to 63.
    expect(countsOf(transfer, operation({ kind: "receive" }))).toEqual([
      "02T09 transfer_time [pix_qr 15] 50000",
      "02T09 taken [] 50000",
    ]);
  });

  test("its expiry belongs to the hour in which it was made", () => {
    expect(countsOf(transfer, operation({ kind: "expire", amount: 0 }))).toEqual([
      "02T08 transfer_expired [pix_qr] 50000",
    ]);
  });
});

test.each([
  ["the first normalised reason", { code: "X1", type: ["INSUFFICIENT_FUNDS", "DECLINED"] }, "INSUFFICIENT_FUNDS"],
  ["the code where the reason is a mere error", { code: "TIMED_OUT", type: ["ERROR"] }, "TIMED_OUT"],
  ["the code where there is no reason", { code: "X1", type: [] }, "X1"],
  ["unknown where nothing is known", null, "UNKNOWN"],
])("a refusal is named by %s", (_claim, error, reason) => expect(refusalReason(error)).toBe(reason));

describe("of a payment whose clock went back", () => {
  const reserved = operation({});
  const rest = { ...capture, id: "op_3", amount: 200_00, settled_at: "2026-03-04T08:00:00.000Z" };
  const numbers = (one: CountedOperation, all: readonly CountedOperation[]) =>
    countsOfMoved(payment, [one], all).map(({ hour, counted, n, amount }) => [hour.slice(8), counted, n, amount]);

  test("a capture before the first takes its place", () => {
    expect(numbers(rest, [reserved, capture, rest])).toEqual([
      ["04T08", "taken", 2, 500_00],
      ["02T09", "reserved_taken", 1, 200_00],
      ["04T08", "captured", 1, 200_00],
      ["04T08", "capture_time", 1, 0],
      ["04T10", "taken", -1, -300_00],
      ["04T10", "capture_time", -1, 0],
    ]);
  });

  test("whatever order the clock gives them, what was counted step by step is what they count together", () => {
    const kinds = fc.constantFrom("authorize", "capture", "refund", "void", "receive");
    const step = fc.record({ kind: kinds, state: fc.constantFrom("succeeded", "failed"), minute: fc.nat(10_000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const all = steps.map(({ kind, state, minute }, index) =>
          operation({
            ...{ id: `op_${index}`, kind, state, amount: index + 1 },
            settled_at: new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString(),
          }),
        );
        const byStep = all.flatMap((one, index) => countsOfMoved(payment, [one], all.slice(0, index + 1)));
        const sums = (counts: readonly PaymentRollup[]) =>
          sumRollups(counts)
            .filter(({ n, amount }) => n !== 0 || amount !== 0)
            .map((count) => JSON.stringify([count.hour, count.counted, count.label, count.n, count.amount]))
            .toSorted();
        expect(sums(byStep)).toEqual(sums(countsOfMoved(payment, all, all)));
      }),
    );
  });
});
