import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { toMajorText } from "../../../shared/money.ts";
import {
  destinationFault,
  destinationTypes,
  type PayoutDestination,
} from "../../../shared/transfers/payout-destination.ts";
import type { TransferCurrency } from "../../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import { createPayout } from "../../transfers/create-payout.service.ts";
import { getPayout, listPayouts, type PayoutRecord } from "../../transfers/read-payout.service.ts";
import { payoutAnswerSchema, payoutListSchema, payoutStates } from "./answers.schema.ts";
import { type Call, callBy } from "./call.ts";
import { merchantOf, namedMerchant } from "./merchant-scope.ts";
import { currencySchema, externalIdSchema, merchantIdSchema, metadataSchema } from "./payment-request.schema.ts";
import { invalidField, wireInstant } from "./wire-fields.ts";
import { wireAmountSchema } from "./wire-money.ts";
import { readChoice, readLimit, readText } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const text = z.string({ error: "must be a string" });
const optionalText = text.nullish().transform((value) => (value == null || value === "" ? null : value));

const destinationSchema = z.object(
  {
    identifierType: z.enum(destinationTypes, `must be one of ${destinationTypes.join(", ")}`),
    identifierValue: text.min(1, "is required"),
    taxId: optionalText,
    name: optionalText,
  },
  { error: "must be an object" },
);

/** The flat fields are an older form of a destination in Argentina. */
const newPayoutSchema = z.object({
  amount: wireAmountSchema,
  currency: currencySchema,
  merchantId: merchantIdSchema,
  destination: destinationSchema.nullish(),
  destinationCbu: optionalText,
  destinationCuit: optionalText,
  destinationName: optionalText,
  externalId: externalIdSchema,
  customerId: optionalText,
  metadata: metadataSchema,
});

const common = { grant: "payouts", group: "Payouts and balance", answer: payoutAnswerSchema } as const;

/** `/payouts`: money that merchants ask for. */
export const payoutRoutes: readonly WireRoute[] = [
  wireRoute({
    ...common,
    method: "post",
    path: "/payouts",
    summary: "Ask for a payout",
    description: "Its money leaves the balance at once, and comes back if the payout fails.",
    body: newPayoutSchema,
    success: 201,
    refusals: [402, 409],
    isReplayable: true,
    handle: create,
  }),
  wireRoute({
    ...common,
    method: "get",
    path: "/payouts",
    summary: "List payouts, newest first",
    query: { status: queryWords.choice("Only those", payoutStates), ...queryWords.paging },
    answer: payoutListSchema,
    handle: list,
  }),
  wireRoute({
    ...common,
    method: "get",
    path: "/payouts/:payoutId",
    summary: "Read a payout",
    refusals: [404],
    handle: async (ctx, { req, accountId, merchantId }) => {
      const payout = await getPayout(ctx, { scope: { accountId, merchantId }, id: String(req.params["payoutId"]) });
      return { status: 200, body: presentPayout(payout) };
    },
  }),
];

async function create(ctx: AppContext, call: Call, read: () => z.output<typeof newPayoutSchema>): Promise<WireAnswer> {
  const merchantId = await merchantOf(ctx, call, namedMerchant(call.body));
  const body = read();
  const { accountId } = call;
  const { amount, currency, externalId, customerId, metadata } = body;
  const payout = await createPayout(ctx, {
    accountId,
    merchantId,
    amount,
    currency,
    destination: destinationOf(body, currency),
    externalId,
    customerId,
    metadata,
    by: callBy(call),
  });
  return { status: 201, body: presentPayout(payout) };
}

/** @throws DomainError `validation_failed`, `document_invalid` */
function destinationOf(body: z.output<typeof newPayoutSchema>, currency: TransferCurrency): PayoutDestination {
  const given = body.destination ?? flatDestination(body);
  const taxId = given.taxId?.replace(/[\s.\-/]/g, "").toUpperCase() ?? impliedTaxId(given);
  const destination = { ...given, taxId };
  const fault = destinationFault(destination, currency);
  if (fault === null) return destination;
  const path = `destination.${fault.field}`;
  if (!fault.isDocument) throw invalidField(path, fault.message);
  throw new DomainError("document_invalid", `${path} ${fault.message}.`, {
    fields: [{ path, message: fault.message }],
  });
}

function flatDestination(body: z.output<typeof newPayoutSchema>): z.output<typeof destinationSchema> {
  if (body.destinationCbu === null) throw invalidField("destination", "is required");
  const { destinationCbu: identifierValue, destinationCuit: taxId, destinationName: name } = body;
  return { identifierType: "cbu", identifierValue, taxId, name };
}

/** A key that is a document names its owner. */
function impliedTaxId({ identifierType, identifierValue }: z.output<typeof destinationSchema>): string | null {
  return identifierType === "pix_key_cpf" || identifierType === "pix_key_cnpj" ? identifierValue : null;
}

async function list(ctx: AppContext, { req, accountId, merchantId }: Call): Promise<WireAnswer> {
  const page = await listPayouts(ctx, {
    scope: { accountId, merchantId },
    state: readChoice(req, "status", payoutStates),
    after: readText(req, "startingAfter"),
    limit: readLimit(req),
  });
  return { status: 200, body: { object: "list", hasMore: page.hasMore, data: page.payouts.map(presentPayout) } };
}

/** Whether a person still has to let it go is nobody's business outside. */
function presentPayout(payout: PayoutRecord): Record<string, unknown> {
  const { destination, currency, state } = payout;
  const { taxId, name, ...identifier } = destination;
  return {
    id: payout.id,
    accountId: payout.account_id,
    merchantId: payout.merchant_id,
    status: state === "awaiting_approval" ? "pending" : state,
    amount: toMajorText(payout.amount, currency),
    currency,
    destination: {
      ...identifier,
      ...(taxId === null ? {} : { taxId }),
      taxIdCountry: currency === "ARS" ? "AR" : "BR",
      ...(name === null ? {} : { name }),
    },
    ...given({ bankSystemTrxId: payout.bank_trx_id, errorMessage: payout.error_message }),
    attempts: payout.attempts,
    ...given({ externalId: payout.external_id, customerId: payout.customer_id, metadata: payout.metadata }),
    createdAt: wireInstant(payout.created_at),
    ...given({
      submittedAt: payout.submitted_at === null ? null : wireInstant(payout.submitted_at),
      completedAt: payout.completed_at === null ? null : wireInstant(payout.completed_at),
    }),
  };
}

/** Without the members that are null. */
function given(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
