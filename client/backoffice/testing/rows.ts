import type { SessionRow } from "../../../shared/checkout/session.schema.ts";
import type { CustomerRow } from "../../../shared/customers/customer.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";

const account_id = "T12345678";
const created_at = "2026-06-01T09:00:00.000Z";

export const sessionRow: SessionRow = {
  id: "T12345678.1ChEna3Qt4kYVhr1kRihia",
  account_id,
  profile_id: "default",
  customer_id: "cus_1",
  payment_id: "T12345678.1ChEna3Qt4kYVhr1kRihim",
  status: "authorized",
  currency: "NOK",
  amount: 1000_00,
  merchant_reference: "order-1001",
  merchant_reference_2: null,
  payer: { name: "Kari Nordmann", email: null, phone: null, is_masked: false },
  expires_at: "2026-06-02T09:00:00.000Z",
  created_at,
  updated_at: created_at,
};

export const customerRow: CustomerRow = {
  id: "cus_1",
  account_id,
  external_id: "c-77",
  name: "Kari Nordmann",
  email: "kari@shop.example",
  phone: "+4790000000",
  country: "NO",
  is_masked: false,
  created_at,
  updated_at: created_at,
  erased_at: null,
};

export const delivery: DeliveryView = {
  id: "dlv_1",
  account_id,
  event_id: "evt_1",
  event_type: "payment.captured",
  endpoint_id: "whe_1",
  operation_id: "op_2",
  subject_type: "payment",
  subject_id: "T12345678.1ChEna3Qt4kYVhr1kRihim",
  dialect: "checkout-callback",
  state: "pending",
  url: "https://shop.example/callback?transaction_id=T12345678.1",
  method: "GET",
  attempt_count: 1,
  attempts_max: 21,
  is_test: false,
  next_attempt_at: "2026-06-01T09:05:00.000Z",
  last_code: 500,
  last_error: "The receiver answered 500",
  last_class: "5xx",
  last_attempt_at: created_at,
  last_duration_ms: 31,
  created_at,
  finished_at: null,
  request_body: null,
  attempts: [
    {
      number: 1,
      started_at: created_at,
      duration_ms: 31,
      outcome: "http_error",
      code: 500,
      error: "The receiver answered 500",
      request_headers: { "user-agent": "Kontor-Callback" },
      response_headers: { "content-type": "application/json" },
      response_body: '{"said":"<script>alert(1)</script>"}',
      response_truncated: false,
      signed_with: [{ id: "whs_1", created_at }],
    },
  ],
};
