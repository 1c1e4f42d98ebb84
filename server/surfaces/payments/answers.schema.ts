import { z } from "zod";
import { payerDocumentTypes } from "../../../shared/documents/payer-document.ts";
import { orderStates } from "../../../shared/transfers/order-state.ts";
import { destinationTypes } from "../../../shared/transfers/payout-destination.ts";
import { transferCurrencies, transferMethodNames, transferRails } from "../../../shared/transfers/transfer-methods.ts";
import { refundPolicies } from "../../../shared/transfers/transfer-states.ts";

/** What this wire answers, for its reference; a test holds the presenters to it. */

const instant = z.iso.datetime({ precision: 0 }).meta({ description: "UTC, in whole seconds" });
const money = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .meta({ description: "Decimal text with two decimals" });
const currency = z.enum(transferCurrencies);
const metadata = z.record(z.string(), z.string()).meta({ description: "As it was sent" });
const externalId = z.string().meta({ description: "Your own reference" });

export const payoutStates = ["pending", "processing", "completed", "failed"] as const;

export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string().meta({ description: "For your developers; may change" }),
      param: z.string().nullable().meta({ description: "The field that is wrong" }),
      requestId: z.string().nullable().meta({ description: "As in the header `Request-Id`" }),
    }),
  })
  .meta({ id: "Error" });

const reference = z.string().meta({ description: "What the payer writes, or what the code carries" });
const qrFields = {
  qrCodeString: z.string().meta({ description: "What the code says" }),
  qrCodeBase64: z.string().meta({ description: "The code as a PNG in base64, without a `data:` prefix" }),
  qrExpiresAt: instant,
  reference,
};

const paymentDataSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("bank_transfer"), cbu: z.string(), alias: z.string().optional(), reference }),
    z.strictObject({ type: z.literal("qr"), ...qrFields }),
    z.strictObject({
      type: z.literal("pix_transfer"),
      pixKey: z.string(),
      pixKeyType: z.literal("random"),
      reference,
    }),
    z.strictObject({ type: z.literal("pix_qr"), ...qrFields }),
  ])
  .meta({ id: "PaymentData" });

const customerAnswerSchema = z
  .strictObject({
    id: z.uuid().optional(),
    name: z.string().optional(),
    documentType: z.enum(payerDocumentTypes),
    documentNumber: z.string().meta({ description: "Without punctuation" }),
    email: z.string().optional(),
    phoneNumber: z.string().optional(),
  })
  .meta({ id: "Customer" });

export const paymentAnswerSchema = z
  .strictObject({
    transactionId: z.uuid(),
    merchantId: z.string(),
    externalId: externalId.optional(),
    status: z.enum(orderStates),
    amount: money,
    currency,
    paymentMethod: z.enum(transferMethodNames),
    rail: z.enum(transferRails),
    bankSystemReference: z
      .string()
      .optional()
      .meta({ description: "With `bank_transfer`: what the payer writes as the concept" }),
    bankSystemTrxId: z.string().optional().meta({ description: "In Argentina, once confirmed: the bank's own name" }),
    paymentData: paymentDataSchema,
    receivedAmount: money.optional(),
    receivedAt: instant.optional(),
    reconciliationStatus: z.enum([
      "unknown",
      "matched",
      "matched_over_under_over",
      "matched_over_under_under",
      "expired",
    ]),
    refunded: z.boolean(),
    refundedAmount: money.nullable(),
    customer: customerAnswerSchema,
    metadata: metadata.optional(),
    actionUrl: z.url().meta({ description: "A page that tells the payer how to pay" }),
    createdAt: instant,
    expiresAt: instant.nullable().meta({ description: "Null for never" }),
    expirationDate: instant.nullable().meta({ description: "The older name of `expiresAt`" }),
  })
  .meta({ id: "Payment" });

function listOf(item: z.ZodType, id: string) {
  return z.strictObject({ object: z.literal("list"), hasMore: z.boolean(), data: z.array(item) }).meta({ id });
}

export const paymentListSchema = listOf(paymentAnswerSchema, "PaymentList");

export const methodsAnswerSchema = z.array(
  z
    .strictObject({
      id: z.enum(transferMethodNames),
      name: z.string(),
      country: z.enum(["AR", "BR"]),
      currency,
      type: z.literal("bank"),
    })
    .meta({ id: "PaymentMethod" }),
);

export const payoutAnswerSchema = z
  .strictObject({
    id: z.uuid(),
    accountId: z.string(),
    merchantId: z.string(),
    status: z.enum(payoutStates),
    amount: money,
    currency,
    destination: z.strictObject({
      identifierType: z.enum(destinationTypes),
      identifierValue: z.string(),
      taxId: z.string().optional(),
      taxIdCountry: z.enum(["AR", "BR"]),
      name: z.string().optional(),
    }),
    bankSystemTrxId: z.string().optional(),
    errorMessage: z.string().optional(),
    attempts: z.int(),
    externalId: externalId.optional(),
    customerId: z.string().optional(),
    metadata: metadata.optional(),
    createdAt: instant,
    submittedAt: instant.optional(),
    completedAt: instant.optional().meta({ description: "When it completed or failed" }),
  })
  .meta({ id: "Payout" });

export const payoutListSchema = listOf(payoutAnswerSchema, "PayoutList");

export const balanceAnswerSchema = z
  .strictObject({
    accountId: z.string(),
    balances: z.array(z.strictObject({ currency, balance: money })),
  })
  .meta({ id: "Balance" });

export const settingsAnswerSchema = z
  .strictObject({
    merchantId: z.string(),
    defaultTransferExpirationHours: z.number().meta({ description: "0 for ever" }),
    defaultOrderExpirationHours: z.number().meta({ description: "0 for never" }),
    refundPolicy: z.enum(refundPolicies),
  })
  .meta({ id: "Settings" });

export const webhookAnswerSchema = z
  .strictObject({
    webhookUrl: z.string(),
    webhookSecret: z.string().meta({ description: "Shown this once" }),
    createdAt: instant,
  })
  .meta({ id: "NewWebhook" });

export const webhookListSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(
      z
        .strictObject({ webhookUrl: z.string(), scope: z.enum(["merchant", "account"]), createdAt: instant })
        .meta({ id: "Webhook" }),
    ),
  })
  .meta({ id: "WebhookList" });

export const rotationAnswerSchema = z
  .strictObject({
    webhookUrl: z.string(),
    webhookSecret: z.string().meta({ description: "Shown this once" }),
    rotatedAt: instant,
    previousSecretExpiresAt: instant.meta({ description: "Until then every message has two signatures, v1 and v2" }),
  })
  .meta({ id: "Rotation" });

export const queuedAnswerSchema = z
  .strictObject({ status: z.literal("queued"), paymentId: z.uuid(), eventId: z.string() })
  .meta({ id: "QueuedTransfer" });
