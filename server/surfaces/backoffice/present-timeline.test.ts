import { expect, test } from "vitest";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { type OperationView, timelineEntrySchema } from "../../../shared/payments/payment.schema.ts";
import { type PaymentFact, presentTimeline } from "./present-timeline.ts";

const merchant = { type: "merchant", id: "crd_1" } as const;

const capture: OperationView = {
  id: "op_1",
  kind: "capture",
  state: "failed",
  amount: 40_00,
  currency: "NOK",
  is_final: true,
  reference: "ship-1",
  reason: null,
  note: null,
  items: [],
  error: { code: "51", message: "Not sufficient funds", type: ["INSUFFICIENT_FUNDS"] },
  actor: merchant,
  created_at: "2026-06-01T09:00:00.000Z",
  settled_at: "2026-06-01T09:00:01.000Z",
};

const delivery: DeliveryView = {
  id: "dlv_1",
  account_id: "T00000001",
  event_id: "evt_1",
  event_type: "payment.captured",
  endpoint_id: "whe_1",
  operation_id: "op_1",
  subject_type: "payment",
  subject_id: "T00000001.a",
  dialect: "checkout-callback",
  state: "pending",
  url: "https://shop.example/callback",
  method: "GET",
  attempt_count: 1,
  attempts_max: 21,
  is_test: false,
  next_attempt_at: "2026-06-01T09:05:00.000Z",
  last_code: 500,
  last_error: null,
  last_class: "5xx",
  last_attempt_at: "2026-06-01T09:00:02.000Z",
  last_duration_ms: 31,
  created_at: "2026-06-01T09:00:01.000Z",
  finished_at: null,
};

const fact = (kind: string, at: string): PaymentFact => ({
  at,
  operation_id: "op_1",
  kind,
  data: { amount: 40_00, reference: "ship-1", error_code: "51", nested: { hidden: true } },
  actor: merchant,
});

test("money, session and delivery facts stand in the order in which they happened, cause first", () => {
  const timeline = presentTimeline(
    {
      facts: [fact("capture.pending", "2026-06-01T09:00:00.000Z"), fact("capture.failed", "2026-06-01T09:00:01.000Z")],
      operations: [capture],
      sessionEvents: [{ name: "VISITED", created_at: "2026-06-01T08:59:00.000Z", details: { language: "nb" } }],
      deliveries: [delivery],
    },
    false,
  );
  expect(timeline.map((entry) => [entry.order, entry.kind])).toEqual([
    [0, "session.VISITED"],
    [1, "capture.pending"],
    [2, "capture.failed"],
    [3, "delivery.pending"],
  ]);
  expect(timeline[2]).toMatchObject({ amount: 40_00, actor: merchant, operation_id: "op_1" });
  expect(timeline[2]?.details).toEqual({ reference: "ship-1", is_final: true, error_code: "51" });
  for (const entry of timeline) expect(timelineEntrySchema.parse(entry)).toEqual(entry);
});

test("each try of a delivery is a line with its code and its time", () => {
  const attempt = {
    started_at: "2026-06-01T09:00:02.000Z",
    duration_ms: 31,
    error: null,
    request_headers: {},
    response_headers: {},
    response_body: "",
    response_truncated: false,
    signed_with: [],
  };
  const attempts = [
    { ...attempt, number: 1, outcome: "http_error", code: 500 },
    { ...attempt, number: 2, outcome: "delivered", code: 200, started_at: "2026-06-01T09:00:12.000Z" },
  ];
  const parts = { facts: [], operations: [], sessionEvents: [], deliveries: [{ ...delivery, attempts }] };
  const timeline = presentTimeline(parts, false);
  expect(timeline.map((entry) => [entry.kind, entry.details["code"], entry.details["duration_ms"]])).toEqual([
    ["delivery.http_error", 500, 31],
    ["delivery.delivered", 200, 31],
  ]);
});

test("personal facts of a session are masked where the role must not read them", () => {
  const sessionEvents = [
    { name: "CUSTOMER_UPDATED", created_at: "2026-06-01T08:59:00.000Z", details: { email: "kari@shop.example" } },
  ];
  const parts = { facts: [], operations: [], sessionEvents, deliveries: [] };
  expect(presentTimeline(parts, false)[0]?.details).toEqual({ email: "kari@shop.example" });
  expect(presentTimeline(parts, true)[0]?.details).toEqual({ email: "…" });
});
