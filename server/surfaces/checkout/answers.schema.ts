import { z } from "zod";
import { paymentStatusSchema } from "../../../shared/payments/payment-status.ts";
import { settlementStatusSchema } from "../../../shared/payments/settlement-status.ts";
import { publishResultSchema } from "./publish-results.ts";

/** What this wire answers, for its reference; a test holds the presenters to it. */

const instant = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const money = z.int().meta({ description: "In the smallest unit of the currency" });
const anything = z.record(z.string(), z.unknown());
const lineSchema = z.looseObject({ line_id: z.string(), amount: money }).meta({ id: "Line" });

export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    }),
  })
  .meta({ id: "Error" });

export const tokenAnswerSchema = z
  .strictObject({ access_token: z.string(), token_type: z.literal("Bearer"), expires_in: z.int() })
  .meta({ id: "AccessToken" });

export const sessionAnswerSchema = z
  .strictObject({
    id: z.string(),
    url: z.looseObject({ return_url: z.string().optional(), callback_url: z.string().optional() }),
    order: z.looseObject({ amount: money, currency: z.string(), merchant_reference: z.string() }),
    configuration: anything,
    metadata: anything,
    transaction_id: z.string().optional(),
    payment_operation: z.string().optional(),
    customer: anything.optional(),
    express: anything.optional(),
    checkboxes: z.array(anything).optional(),
    merchant: anything.optional(),
    customer_ip: z.string().optional(),
    user_agent: z.string().optional(),
    initiating_system_request_headers: z.record(z.string(), z.string()).optional(),
    cancelled_at: instant.optional(),
    cancelled_by: z.string().optional(),
    events: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        created_at: instant,
        request_id: z.string().optional(),
        request_headers: z.record(z.string(), z.string()).optional(),
        details: anything.optional(),
      }),
    ),
    expires_at: instant,
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "Session" });

export const createdSessionSchema = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    publish: z.array(publishResultSchema).optional(),
    session: sessionAnswerSchema.optional(),
  })
  .meta({ id: "CreatedSession" });

const transactionEventSchema = z
  .strictObject({
    id: z.string(),
    event: z.string(),
    transaction_status: paymentStatusSchema,
    success: z.boolean(),
    amount: money,
    items: z.array(z.looseObject({})),
    calculated_vat_amount: money.optional().meta({ description: "The tax in the lines, where they tell of any" }),
    created_at: instant,
    created_by: z.string(),
    request_id: z.string(),
    event_reference: z.string().optional(),
    reason: z.string().optional(),
    metadata: z.record(z.string(), z.string()).optional(),
    correlation_request_id: z.string().optional(),
    request_headers: z.record(z.string(), z.string()).optional(),
    settlements: anything.optional(),
    error: z
      .strictObject({
        code: z.string(),
        message: z.string(),
        type: z.array(z.string()),
        result_code: z.string().optional(),
        retry_policy: z.strictObject({ retry_codes: z.array(z.string()) }).optional(),
      })
      .optional(),
  })
  .meta({ id: "TransactionEvent" });

export const transactionAnswerSchema = z
  .strictObject({
    id: z.string(),
    session_id: z.string().optional(),
    status: paymentStatusSchema,
    amount: money.meta({ description: "What is authorized, whatever was captured of it" }),
    currency: z.string(),
    merchant_reference: z.string(),
    merchant_reference_2: z.string(),
    payment_product: z.string(),
    payment_product_type: z.string(),
    payment_operation: z.string().optional(),
    channel: z.string(),
    card: anything.optional(),
    items: z.array(lineSchema).optional(),
    shipping_option: anything.optional(),
    shipping_address: anything.optional(),
    billing_address: anything.optional(),
    store: anything.optional(),
    customer: anything.optional(),
    checkboxes: z.array(anything).optional(),
    gift_cards: z.array(anything).optional(),
    customer_ip: z.string().optional(),
    user_agent: z.string().optional(),
    payout_destination_id: z.string().optional(),
    platform_type: z.string().optional(),
    dynamic_descriptor: anything.optional(),
    url: anything.optional(),
    metadata: anything,
    settlement_status: settlementStatusSchema,
    events: z.array(transactionEventSchema),
    initiating_system_request_headers: z.record(z.string(), z.string()).optional(),
    session: sessionAnswerSchema.optional(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "Transaction" });

export const profileAnswerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    configuration: anything,
    url: anything.optional(),
    merchant: anything.optional(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "Profile" });

export const signatureAnswerSchema = z
  .strictObject({ signature: z.strictObject({ secret: z.string() }) })
  .meta({ id: "Signature" });

export const hookAnswerSchema = z
  .looseObject({
    id: z.string(),
    account_id: z.string(),
    active: z.boolean(),
    events: z.array(z.string()),
    config: z.looseObject({ url: z.string(), content_type: z.string() }),
    created_at: instant,
  })
  .meta({ id: "Subscription" });

export const hookDeliveryAnswerSchema = z
  .looseObject({
    id: z.string(),
    event_delivery: z.string(),
    created_at: instant,
    url: z.string(),
    request: anything,
    details: anything,
  })
  .meta({ id: "SubscriptionDelivery" });
