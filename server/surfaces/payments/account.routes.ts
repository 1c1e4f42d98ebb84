import type { Router } from "express";
import { z } from "zod";
import { toMajorText } from "../../../shared/money.ts";
import { refundPolicies } from "../../../shared/transfers/transfer-states.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import { balancesOfAccount } from "../../transfers/balance.service.ts";
import type { TransferSettings } from "../../transfers/settings.rules.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";
import { type Call, endpoint } from "./call.ts";
import { requireAccountKey } from "./merchant-scope.ts";
import { parseBody } from "./wire-fields.ts";

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
export function addAccountRoutes(router: Router, ctx: AppContext, limiter: RateLimiter): void {
  router.get(
    "/balance",
    endpoint(ctx, { limiter, grant: "payouts" }, (call) => balance(ctx, call)),
  );
  router.put(
    "/merchants/:id/settings",
    endpoint(ctx, { limiter, grant: "payments" }, (call) => settings(ctx, call)),
  );
}

async function balance(ctx: AppContext, call: Call): Promise<WireAnswer> {
  requireAccountKey(call);
  const { accountId } = call;
  const sums = await balancesOfAccount(ctx, accountId);
  const balances = sums.map(({ currency, amount }) => ({ currency, balance: toMajorText(amount, currency) }));
  return { status: 200, body: { accountId, balances } };
}

async function settings(ctx: AppContext, call: Call): Promise<WireAnswer> {
  requireAccountKey(call);
  const body = parseBody(settingsSchema, call.body);
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
      defaultOrderExpirationHours: after.orderExpirationHours,
      refundPolicy: after.refundPolicy,
    },
  };
}
