import { z } from "zod";
import { approvalSchema } from "../approvals/approval.schema.ts";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { deliverySchema } from "../webhooks/delivery.schema.ts";
import { actionsSchema } from "./actions.ts";
import { actorSchema } from "./actor.ts";
import { operationKindSchema, operationStateSchema } from "./balances.ts";
import { paymentApiSchema, paymentStatusSchema } from "./payment-status.ts";
import { moneyReasonSchema, reasonNeedsNote } from "./reasons.ts";
import { settlementStatusSchema } from "./settlement-status.ts";
import { transferOrderSchema } from "../transfers/order.schema.ts";
import { settlementPaymentStatusSchema } from "../settlements/settlement.schema.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

export const paymentIdSchema = z.string().min(1).max(64);

/** The card or wallet, as much as may be shown. */
export const instrumentSchema = z
  .strictObject({
    kind: z.enum(["card", "wallet", "invoice", "transfer"]),
    brand: z.string().optional(),
    /** Of a card. */
    last4: z.string().optional(),
    /** `476173******0416`. */
    masked_pan: z.string().optional(),
    /** `MM/YYYY`. */
    expiry: z.string().optional(),
    /** Outcome of 3-D Secure: Y, A, U or N. */
    authentication_status: z.string().optional(),
    eci: z.string().optional(),
    three_ds_version: z.string().optional(),
  })
  .meta({ id: "Instrument" });
export type Instrument = z.infer<typeof instrumentSchema>;

/** Masked by the server for roles that may not read personal details; `is_masked` says so. */
export const payerSchema = z
  .strictObject({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    is_masked: z.boolean(),
  })
  .meta({ id: "Payer" });
export type PayerView = z.infer<typeof payerSchema>;

/** A row of the payments list. Strict: an unlisted column cannot leak. */
export const paymentRowSchema = z
  .strictObject({
    id: paymentIdSchema,
    account_id: z.string(),
    merchant_id: z.string().nullable(),
    session_id: z.string().nullable(),
    customer_id: z.string().nullable(),
    api: paymentApiSchema,
    method: z.string(),
    status: paymentStatusSchema,
    currency: currencySchema,
    amount: minorSchema,
    authorized: minorSchema,
    captured: minorSchema,
    refunded: minorSchema,
    voided: minorSchema,
    merchant_reference: z.string(),
    merchant_reference_2: z.string().nullable(),
    instrument: instrumentSchema.nullable(),
    payer: payerSchema,
    /** Of a payment by transfer; the document is masked like the payer. */
    transfer: z
      .strictObject({ payer_document: z.string(), reference: z.string(), bank_trx_id: z.string().nullable() })
      .nullable(),
    authorization_expires_at: instantSchema.nullable(),
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .meta({ id: "PaymentRow" });
export type PaymentRow = z.infer<typeof paymentRowSchema>;

export const processorErrorSchema = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    /** Normalised reasons, such as `INSUFFICIENT_FUNDS`. */
    type: z.array(z.string()),
    result_code: z.string().optional(),
    retry_code: z.enum(["DO_NOT_RETRY", "RETRY_IMMEDIATELY", "RETRY_AFTER_DELAY"]).optional(),
  })
  .meta({ id: "ProcessorError" });
export type ProcessorError = z.infer<typeof processorErrorSchema>;

export const operationItemSchema = z
  .strictObject({ line_id: z.string(), amount: minorSchema, quantity: z.number().optional() })
  .meta({ id: "OperationItem" });
export type OperationItem = z.infer<typeof operationItemSchema>;

export const operationSchema = z
  .strictObject({
    id: z.string(),
    kind: operationKindSchema,
    state: operationStateSchema,
    amount: minorSchema,
    currency: currencySchema,
    is_final: z.boolean(),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    error: processorErrorSchema.nullable(),
    /** The lines that it names; empty where it was for an amount. */
    items: z.array(operationItemSchema),
    actor: actorSchema,
    created_at: instantSchema,
    settled_at: instantSchema.nullable(),
  })
  .meta({ id: "Operation" });
export type OperationView = z.infer<typeof operationSchema>;

/** One line of the single timeline: money, session, staff and callback facts in the order in which they happened. */
export const timelineEntrySchema = z
  .strictObject({
    at: instantSchema,
    /** `session`, `operation`, `delivery` or `note`. */
    source: z.enum(["session", "operation", "delivery", "note"]),
    /** What happened: `session.VISITED`, `capture.succeeded`, `delivery.delivered` ... */
    kind: z.string(),
    /** Where a line stands among others of the same instant. */
    order: z.int(),
    operation_id: z.string().nullable(),
    delivery_id: z.string().nullable(),
    amount: minorSchema.nullable(),
    actor: actorSchema.nullable(),
    /** Reference, reason, HTTP code and the like, for display. */
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: "TimelineEntry" });
export type TimelineEntryView = z.infer<typeof timelineEntrySchema>;

export const orderLineSchema = z
  .strictObject({
    id: z.string().nullable(),
    line_id: z.string(),
    description: z.string().nullable(),
    /** May be fractional, for goods by weight. */
    quantity: z.number(),
    amount: minorSchema,
    vat_amount: minorSchema.nullable(),
    /** Percent, such as 25. */
    vat: z.number().nullable(),
  })
  .meta({ id: "OrderLine" });
export type OrderLineView = z.infer<typeof orderLineSchema>;

/** One of the payment's operations in a settlement. */
export const settledOperationSchema = z
  .strictObject({
    operation_id: z.string(),
    settlement_id: z.string(),
    provider_reference: z.string(),
    payment_status: settlementPaymentStatusSchema,
    capture: minorSchema,
    refund: minorSchema,
    fee: minorSchema,
    /** What it added to the payout; negative for a refund. */
    amount: minorSchema,
    settled_at: instantSchema,
  })
  .meta({ id: "SettledOperation" });

/** What the back office sees of one payment. */
export const paymentSchema = paymentRowSchema
  .extend({
    /** Held by the processor, neither taken nor released, and not asked for by an open operation. */
    capturable: minorSchema,
    refundable: minorSchema,
    pending_capture: minorSchema,
    pending_refund: minorSchema,
    version: z.int(),
    lines: z.array(orderLineSchema),
    operations: z.array(operationSchema),
    timeline: z.array(timelineEntrySchema),
    deliveries: z.array(deliverySchema),
    settlement_status: settlementStatusSchema,
    settlements: z.array(settledOperationSchema),
    /** Of a payment by transfer; null for any other. */
    order: transferOrderSchema.nullable(),
    /** What was asked for above the limit, in the order in which it was. */
    approvals: z.array(approvalSchema),
    /** Refunds of more than this wait for a second person, minor units; null for none. */
    approval_above: minorSchema.nullable(),
    actions: actionsSchema,
  })
  .meta({ id: "Payment" });
export type PaymentView = z.infer<typeof paymentSchema>;

const positiveMinorSchema = z.int().positive().meta({ description: "Minor units, greater than zero" });
const lineChoiceSchema = z.object({ line_id: z.string().max(200), amount: z.int(), quantity: z.number().optional() });

const itemsRule = { message: fieldTexts.lines_amount, path: ["items"] };

/** A person who chooses lines means their sum; no lines at all means an amount. */
function comesToItems({ amount, items = [] }: { amount: number; items?: { amount: number }[] | undefined }): boolean {
  return items.length === 0 || items.reduce((sum, item) => sum + item.amount, 0) === amount;
}

export const captureRequestSchema = z
  .object({
    amount: positiveMinorSchema,
    reference: z.string().max(200).optional(),
    items: z.array(lineChoiceSchema).max(1000).optional(),
    final: z.boolean().optional(),
    /** What the dialog showed as capturable when it opened; a different figure now is a 409. */
    expected_capturable: z.int().min(0).optional(),
  })
  .refine(comesToItems, itemsRule)
  .meta({ id: "CaptureRequest" });
export type CaptureRequest = z.infer<typeof captureRequestSchema>;

const noteRule = { message: fieldTexts.note_other, path: ["note"] };

export const refundRequestSchema = z
  .object({
    amount: positiveMinorSchema,
    reason: moneyReasonSchema,
    note: z.string().trim().max(2000).optional(),
    bank_reference: z.string().max(200).optional(),
    items: z.array(lineChoiceSchema).max(1000).optional(),
    expected_refundable: z.int().min(0).optional(),
  })
  .refine((request) => !reasonNeedsNote(request.reason) || (request.note ?? "") !== "", noteRule)
  .refine(comesToItems, itemsRule)
  .meta({ id: "RefundRequest" });
export type RefundRequest = z.infer<typeof refundRequestSchema>;

export const voidRequestSchema = z
  .object({ reason: moneyReasonSchema, note: z.string().trim().max(2000).optional() })
  .refine((request) => !reasonNeedsNote(request.reason) || (request.note ?? "") !== "", noteRule)
  .meta({ id: "VoidRequest" });
export type VoidRequest = z.infer<typeof voidRequestSchema>;

/** The merchant's second reference may be set in any status; an empty text takes it away. */
export const paymentChangeSchema = z
  .object({ merchant_reference_2: z.string().trim().max(255) })
  .meta({ id: "PaymentChange" });
export type PaymentChangeRequest = z.infer<typeof paymentChangeSchema>;
