import type { EventDescription } from "../../webhooks/event-description.ts";
import { type CallbackFacts, callbackUrl } from "./callback-url.rules.ts";
import { wholeTransactionSchema } from "./transaction-message.schema.ts";

const sessionId = "T12345678.1ChEna3Qt4kYVhr1kRihia";
const transactionId = "T12345678.1ChEna3Qt4kYVhr1kRihim";
const eventId = "0b7c1f52-9d3e-4a68-b1c7-5e2f8a904d13";
const at = "2026-01-15T09:30:00.000Z";

const paid: CallbackFacts = {
  transactionId,
  sessionId,
  merchantReference: "A-1001",
  time: at,
  error: null,
  event: null,
};
const byMethod =
  "The call is a GET without a body, or a POST with the transaction where the address asks for method=POST.";
const onWish = "Only where the address asks with report_event.";

interface Call {
  type: string;
  description: string;
  facts: CallbackFacts;
  /** Of the transaction then; null where nobody tried to pay. */
  status: string | null;
}

const reported = (name: string): CallbackFacts => ({ ...paid, event: { name, id: eventId } });

const calls: readonly Call[] = [
  {
    type: "payment.held",
    description: `The invoice company reviews the payment: do not send the order yet. A second call follows once it is authorized or has failed. ${byMethod}`,
    facts: paid,
    status: "ON_HOLD",
  },
  {
    type: "payment.authorized",
    description: `The order was paid and may be sent; with automatic capture the call waits for that. ${byMethod}`,
    facts: paid,
    status: "AUTHORIZED",
  },
  {
    type: "payment.received",
    description: "The money was taken at once, and the order may be sent.",
    facts: paid,
    status: "CAPTURED",
  },
  {
    type: "payment.captured",
    description:
      "Money was captured. With automatic capture this is the call that the order was paid; otherwise only where the address asks with report_event.",
    facts: reported("CAPTURE"),
    status: "CAPTURED",
  },
  {
    type: "payment.capture_failed",
    description: `A capture was refused. ${onWish}`,
    facts: reported("CAPTURE"),
    status: "AUTHORIZED",
  },
  {
    type: "payment.refunded",
    description: `Money was given back. ${onWish}`,
    facts: reported("REFUND"),
    status: "REFUNDED",
  },
  {
    type: "payment.refund_failed",
    description: `A refund was refused. ${onWish}`,
    facts: reported("REFUND"),
    status: "CAPTURED",
  },
  {
    type: "payment.voided",
    description: `What was reserved was released. ${onWish}`,
    facts: reported("VOID"),
    status: "AUTHORIZATION_VOIDED",
  },
  {
    type: "payment.void_failed",
    description: `A release was refused. ${onWish}`,
    facts: reported("VOID"),
    status: "AUTHORIZED",
  },
  {
    type: "payment.ended",
    description: "The payment ended without money. Only where the address asks with report_error.",
    facts: { ...paid, error: "authorization" },
    status: "DECLINED",
  },
  {
    type: "session.cancelled",
    description:
      "The payer left without trying to pay. Only where the address asks with report_error; there is no body.",
    facts: { ...paid, transactionId: null, time: null, error: "cancelled" },
    status: null,
  },
];

/** The catalogue of callbacks: everything is in the query of the session's address, and with POST in the body as well. */
export const callbackCatalogue: readonly EventDescription[] = calls.map(({ type, description, facts, status }) => ({
  type,
  description,
  body: status === null ? null : wholeTransactionSchema,
  example: {
    url: callbackUrl(new URL("https://shop.example/callback"), "session_id", facts),
    body: status === null ? null : JSON.stringify(transactionIn(status)),
  },
}));

function transactionIn(status: string): Record<string, unknown> {
  return {
    id: transactionId,
    session_id: sessionId,
    status,
    amount: 12_500,
    currency: "NOK",
    merchant_reference: "A-1001",
    merchant_reference_2: "",
    payment_product: "dintero_psp",
    payment_product_type: "dintero_psp.creditcard",
    events:
      status === "ON_HOLD"
        ? []
        : [
            {
              id: eventId,
              event: "AUTHORIZE",
              transaction_status: "AUTHORIZED",
              success: true,
              amount: 12_500,
              items: [],
              created_at: at,
            },
          ],
    metadata: {},
    created_at: at,
    updated_at: at,
  };
}
