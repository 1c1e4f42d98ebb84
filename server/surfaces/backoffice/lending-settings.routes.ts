import { z } from "zod";
import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { accountIdSchema } from "../../../shared/ids.ts";
import { defaultKycTemplate } from "../../../shared/lending/kyc-template.ts";
import {
  changeLendingSettingsSchema,
  lendingSettingsSchema,
  type LendingSettingsView,
} from "../../../shared/lending/lending-settings.schema.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import {
  changeLendingSettings,
  type LendingSettings,
  readLendingSettings,
} from "../../lending/lending-settings.service.ts";
import { auditActorOf, type Caller } from "./caller.ts";
import { route } from "./define-route.ts";
import { expectedVersionOf } from "./expected-version.ts";

const one = z.object({ id: accountIdSchema });

export const lendingSettingsRoutes = [
  route({
    method: "get",
    path: "/lending-settings/:id",
    access: "borrowers.read",
    summary: "How an account lends, by the account's id",
    params: one,
    response: lendingSettingsSchema,
    version: ({ version }) => version,
    handle: ({ ctx, caller, params }) => view(ctx, caller, params.id),
  }),
  route({
    method: "patch",
    path: "/lending-settings/:id",
    access: "lending.manage",
    summary: "Changes how an account lends; what is left out stays as it is",
    params: one,
    body: changeLendingSettingsSchema,
    response: lendingSettingsSchema,
    version: ({ version }) => version,
    audit: { action: "account.lending_settings_changed", objectType: "account" },
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      await view(ctx, caller, params.id);
      const changes: Partial<LendingSettings> = {
        ...(body.clock_offset_seconds === undefined ? {} : { clockOffsetSeconds: body.clock_offset_seconds }),
        ...(body.kyc_items === undefined ? {} : { kycItems: body.kyc_items }),
        ...(body.signing_hours === undefined ? {} : { signingHours: body.signing_hours }),
        ...(body.stuck_hours === undefined ? {} : { stuckHours: body.stuck_hours }),
        ...(body.document_days === undefined ? {} : { documentDays: body.document_days }),
        ...(body.charges_late_fees === undefined ? {} : { chargesLateFees: body.charges_late_fees }),
      };
      const expectedVersion = expectedVersionOf(request);
      const by = auditActorOf(caller, origin);
      await changeLendingSettings(ctx, { accountId: params.id, changes, expectedVersion, by });
      return view(ctx, caller, params.id);
    },
  }),
];

async function view(ctx: AppContext, { scope }: Caller, id: string): Promise<LendingSettingsView> {
  if (!isInScope(scope, id)) throw new DomainError("not_found", "There is no such account.");
  const { settings, version } = await ctx.store.read((db) => readLendingSettings(db, id));
  const template = settings.kycItems ?? defaultKycTemplate;
  return {
    id,
    is_sandbox: accountKind(id) === "sandbox",
    clock_offset_seconds: settings.clockOffsetSeconds,
    kyc_items: {
      mei: [...template.mei],
      ei: [...template.ei],
      ltda: [...template.ltda],
      eireli: [...template.eireli],
    },
    signing_hours: settings.signingHours,
    stuck_hours: settings.stuckHours,
    charges_late_fees: settings.chargesLateFees,
    document_days: settings.documentDays,
    version,
  };
}
