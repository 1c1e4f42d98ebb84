import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import {
  merchantListSpec,
  merchantSchema,
  type MerchantSettings,
  merchantSettingsSchema,
  type MerchantView,
} from "../../../shared/transfers/merchant.schema.ts";
import {
  getMerchantPage,
  listMerchantPages,
  type MerchantPage,
  readMerchantId,
} from "../../transfers/merchants.service.ts";
import type { TransferSettings } from "../../transfers/settings.rules.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";
import { auditActorOf } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { expectedVersionOf } from "./expected-version.ts";
import { pageRows } from "./page-rows.ts";

const oneMerchant = z.object({ id: z.string().min(1).max(120) });

export const merchantRoutes = [
  listRoute({
    path: "/merchants",
    access: "merchants.read",
    summary: "The shops of every account in reach, with their settings and balances",
    list: merchantListSpec,
    response: listSchema(merchantSchema),
    handle: async ({ ctx, caller, request }) => {
      const merchants = (await listMerchantPages(ctx, caller.scope)).map(presentMerchant);
      return pageRows(merchants, request, ({ account_id: account, name }) => ({ account, name }));
    },
  }),
  route({
    method: "get",
    path: "/merchants/:id",
    access: "merchants.read",
    summary: "One shop, with its settings and balances",
    params: oneMerchant,
    response: merchantSchema,
    version: (merchant) => merchant.version,
    handle: async ({ ctx, caller, params }) =>
      presentMerchant(await getMerchantPage(ctx, readMerchantId(caller.scope, params.id))),
  }),
  route({
    method: "patch",
    path: "/merchants/:id",
    access: "merchants.manage",
    summary: "Changes a shop's settings, from the next order and transfer on; with `If-Match`, only what was read",
    params: oneMerchant,
    body: merchantSettingsSchema,
    response: merchantSchema,
    version: (merchant) => merchant.version,
    audit: { action: "merchant.transfer_settings_changed", objectType: "merchant" },
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      const key = readMerchantId(caller.scope, params.id);
      const expectedVersion = expectedVersionOf(request);
      const by = auditActorOf(caller, origin);
      await changeTransferSettings(ctx, { ...key, changes: readSettings(body), by, expectedVersion });
      return presentMerchant(await getMerchantPage(ctx, key));
    },
  }),
];

function presentMerchant({ accountId, merchantId, name, settings, version, balances }: MerchantPage): MerchantView {
  return {
    id: `${accountId}.${merchantId}`,
    account_id: accountId,
    merchant_id: merchantId,
    name,
    settings: presentSettings(settings),
    version,
    balances: [...balances],
  };
}

function presentSettings(settings: TransferSettings): MerchantSettings {
  return {
    currencies: [...settings.currencies],
    order_expiration_hours: settings.orderExpirationHours,
    hold_hours: settings.holdHours,
    refund_policy: settings.refundPolicy,
    tolerance_basis_points: settings.toleranceBasisPoints,
    tolerance_max: settings.toleranceMax,
    pays_out: settings.paysOut,
    approval_above: settings.approvalAbove,
  };
}

function readSettings(body: MerchantSettings): TransferSettings {
  return {
    currencies: body.currencies,
    orderExpirationHours: body.order_expiration_hours,
    holdHours: body.hold_hours,
    refundPolicy: body.refund_policy,
    toleranceBasisPoints: body.tolerance_basis_points,
    toleranceMax: body.tolerance_max,
    paysOut: body.pays_out,
    approvalAbove: body.approval_above,
  };
}
