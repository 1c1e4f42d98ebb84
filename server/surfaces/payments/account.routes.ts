import { z } from "zod";
import { toMajorText } from "../../../shared/money.ts";
import { refundPolicies } from "../../../shared/transfers/transfer-states.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import { balancesOfAccount } from "../../transfers/balance.service.ts";
import { orderHoursDefault } from "../../transfers/order-expiry.rules.ts";
import type { TransferSettings } from "../../transfers/settings.rules.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";
import { balanceAnswerSchema, settingsAnswerSchema } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { requireAccountKey } from "./merchant-scope.ts";
import { type WireRoute, wireRoute } from "./wire-route.ts";

const hoursSchema = z
  .number("must be a number of hours")
  .min(0, "must not be negative")
  .max(87_600, "must be at most ten years")
  .optional();
const settingsSchema = z.object({
  defaultTransferExpirationHours: hoursSchema,
  defaultOrderExpirationHours: hoursSchema,
  refundPolicy: z.enum(refundPolicies, `must be one of ${refundPolicies.join(", ")}`).optional(),
});

/** What an account's key may see and set: `/balance` and a merchant's settings. */
export const accountRoutes: readonly WireRoute[] = [
  wireRoute({
    grant: "payouts",
    group: "Payouts and balance",
    method: "get",
    path: "/balance",
    summary: "Read the balance of the account",
    description: "Needs a key of the account.",
    answer: balanceAnswerSchema,
    handle: balance,
  }),
  wireRoute({
    grant: "payments",
    group: "Merchants",
    method: "put",
    path: "/merchants/:id/settings",
    summary: "Change the settings of a merchant",
    description: "Needs a key of the account. What is left out stays as it is.",
    body: settingsSchema,
    answer: settingsAnswerSchema,
    refusals: [404],
    handle: settings,
  }),
];

async function balance(ctx: AppContext, call: Call): Promise<WireAnswer> {
  requireAccountKey(call);
  const { accountId } = call;
  const sums = await balancesOfAccount(ctx, accountId);
  const balances = sums.map(({ currency, amount }) => ({ currency, balance: toMajorText(amount, currency) }));
  return { status: 200, body: { accountId, balances } };
}

async function settings(ctx: AppContext, call: Call, read: () => z.output<typeof settingsSchema>): Promise<WireAnswer> {
  requireAccountKey(call);
  const body = read();
  const changes: Partial<TransferSettings> = {
    ...(body.defaultOrderExpirationHours === undefined
      ? {}
      : { orderExpirationHours: body.defaultOrderExpirationHours }),
    ...(body.defaultTransferExpirationHours === undefined ? {} : { holdHours: body.defaultTransferExpirationHours }),
    ...(body.refundPolicy === undefined ? {} : { refundPolicy: body.refundPolicy }),
  };
  const { accountId, by } = call;
  const merchantId = String(call.req.params["id"]);
  const after = await changeTransferSettings(ctx, { accountId, merchantId, changes, by });
  return {
    status: 200,
    body: {
      merchantId,
      defaultTransferExpirationHours: after.holdHours,
      defaultOrderExpirationHours: after.orderExpirationHours ?? orderHoursDefault,
      refundPolicy: after.refundPolicy,
    },
  };
}
