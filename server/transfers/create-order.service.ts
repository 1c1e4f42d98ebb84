import type { PayerDocument } from "../../shared/documents/payer-document.ts";
import { DomainError } from "../../shared/errors.ts";
import { argentineCode, brCode } from "../../shared/transfers/qr-code-text.ts";
import { type TransferMethod, transferMethods } from "../../shared/transfers/transfer-methods.ts";
import { getMerchant } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import { findOrCreateCustomer } from "../customers/customer.service.ts";
import type { Gateway } from "../gateways/gateway.ts";
import type { By } from "../payments/commands.ts";
import { gatewayOf } from "../payments/intent.service.ts";
import type { Payer, PaymentRecord } from "../payments/payment.record.ts";
import { startPayment } from "../payments/start-payment.service.ts";
import { requeueTransfers } from "./incoming.repository.ts";
import { orderExpiry } from "./order-expiry.rules.ts";
import type { Instructions, OrderRecord } from "./order.record.ts";
import { insertOrder } from "./order.repository.ts";
import { toleranceFor } from "./settings.rules.ts";
import { requireCurrency, transferSettingsOf } from "./settings.service.ts";

export interface NewOrder {
  accountId: string;
  merchantId: string;
  method: TransferMethod;
  /** Minor units, more than zero. */
  amount: number;
  /** The merchant's own name for it; null for none. */
  externalId: string | null;
  payer: Payer;
  document: PayerDocument;
  /** The key under which the merchant asked for it, for people who look into it later. */
  idempotencyKey?: string | null;
  /** As the merchant sent them, for its messages. */
  metadata: Readonly<Record<string, string>> | null;
  expiresAfter: number | null;
  expiration: string | null;
  allowsOverUnder: boolean;
  successUrl: string | null;
  cancelUrl: string | null;
  by: By;
}

export interface OrderWithPayment {
  payment: PaymentRecord;
  order: OrderRecord;
}

/**
 * Opens a payment that waits for a transfer, and says where to send it.
 *
 * @throws DomainError `not_found` for the merchant; `currency_disabled`; `live_gateway_missing`;
 *   `validation_failed` for an end that lies in the past.
 */
export async function createOrder(ctx: AppContext, wanted: NewOrder): Promise<OrderWithPayment> {
  const { accountId, merchantId, method, by } = wanted;
  const { currency } = transferMethods[method];
  const gateway = gatewayOf(ctx, accountId);
  const made = await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const settings = await transferSettingsOf(trx, { accountId, merchantId });
    requireCurrency(settings, currency);
    const merchant = await getMerchant(trx, { accountId, id: merchantId });
    const { orderExpirationHours: merchantHours } = settings;
    const { expiresAfter, expiration } = wanted;
    const expires_at = orderExpiry({ method, createdAt: at, expiresAfter, expiration, merchantHours });
    refusePast(expires_at, at);
    const { name, email, phone } = wanted.payer;
    const country = transferMethods[method].country;
    const sighting = { externalId: null, name, email, phone, country, document: wanted.document };
    const customer = await findOrCreateCustomer(trx, ctx, { ...sighting, accountId, at });
    const id = ctx.ids.uuid();
    const payment = await startPayment(trx, {
      id,
      accountId,
      merchantId,
      sessionId: null,
      customerId: customer?.id ?? null,
      api: "payments",
      method,
      currency,
      amount: wanted.amount,
      merchantReference: wanted.externalId ?? "",
      merchantReference2: null,
      eventReference: null,
      payer: wanted.payer,
      details: {
        ...(wanted.metadata === null ? {} : { metadata: wanted.metadata }),
        ...(wanted.idempotencyKey == null ? {} : { idempotency_key: wanted.idempotencyKey }),
      },
      by,
      at,
    });
    const reference = method === "bank_transfer" ? bankReference(id) : id;
    const code = { amount: wanted.amount, merchantName: merchant.name, city: "", reference };
    const order = await insertOrder(trx, {
      payment_id: id,
      payment_seq: payment.seq,
      account_id: accountId,
      merchant_id: merchantId,
      method,
      reference,
      instructions: JSON.stringify(instructionsFor(ctx, gateway, { ...wanted, ...code })),
      document_type: wanted.document.type,
      document_number: wanted.document.number,
      allows_over_under: wanted.allowsOverUnder && currency === "ARS" ? 1 : 0,
      tolerance_max: toleranceFor(settings, wanted.amount),
      success_url: wanted.successUrl,
      cancel_url: wanted.cancelUrl,
      expires_at,
      transfer_id: null,
      amount_verdict: null,
      bank_trx_id: null,
      received_at: null,
    });
    const { type, number: document } = wanted.document;
    const dni = type === "DNI" ? document.padStart(8, "0") : null;
    await requeueTransfers(trx, { accountId, merchantId, document, dni, now: at });
    return { payment, order };
  });
  ctx.live.publish({ type: "payment", id: made.payment.id, account_id: accountId, isNew: true });
  return made;
}

interface CodeFacts {
  accountId: string;
  merchantId: string;
  method: TransferMethod;
  amount: number;
  merchantName: string;
  city: string;
  reference: string;
}

function instructionsFor(ctx: Pick<AppContext, "origins">, gateway: Gateway, facts: CodeFacts): Instructions {
  const { accountId, merchantId, method, reference } = facts;
  const { currency, instructions: type } = transferMethods[method];
  switch (type) {
    case "qr":
      return { type, code: argentineCode(facts) };
    case "pix_qr": {
      const host = ctx.origins.merchant.replace(/^https?:\/\//, "");
      return { type, code: brCode({ ...facts, url: `${host}/pix/${reference.replaceAll("-", "")}` }) };
    }
    case "bank_transfer":
    case "pix_transfer": {
      const account = gateway.receivingAccount({ accountId, merchantId, currency });
      return account.currency === "ARS"
        ? { type: "bank_transfer", cbu: account.cbu, alias: account.alias }
        : { type: "pix_transfer", pixKey: account.pixKey };
    }
  }
}

/** @throws DomainError `validation_failed` */
function refusePast(expiresAt: string | null, now: string): void {
  if (expiresAt === null || expiresAt > now) return;
  const fields = [{ path: "expiration", message: "must be in the future" }];
  throw new DomainError("validation_failed", "The order would have expired before it was made.", { fields });
}

const referenceHead = "9032";
const referenceDigits = 15;

/** Nineteen digits that a payer can type, out of the random digits of the payment's id. */
function bankReference(paymentId: string): string {
  const number = BigInt(`0x${paymentId.replaceAll("-", "")}`) % 10n ** BigInt(referenceDigits);
  return `${referenceHead}${String(number).padStart(referenceDigits, "0")}`;
}
