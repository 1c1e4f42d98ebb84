import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { accountIdSchema } from "../../../shared/ids.ts";
import { defaultFeePpm, newestFirst, rateStateOf } from "../../../shared/lending/lending-rates.ts";
import { say } from "../../../shared/sentences/say.ts";
import {
  addFeeRateSchema,
  addIofRateSchema,
  lendingRatesSchema,
  type LendingRatesView,
} from "../../../shared/lending/lending-rates.schema.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import { addFeeRate, addIofRate, type LendingRates, readLendingRates } from "../../lending/lending-rates.service.ts";
import { auditActorOf, type Caller } from "./caller.ts";
import { route } from "./define-route.ts";

const one = z.object({ id: accountIdSchema });

export const lendingRatesRoutes = [
  route({
    method: "get",
    path: "/lending-rates/:id",
    access: "borrowers.read",
    summary: "An account's fees and the rates of the tax on credit, by the day from which they hold",
    params: one,
    response: lendingRatesSchema,
    handle: ({ ctx, caller, params }) => view(ctx, caller, params.id),
  }),
  route({
    method: "post",
    path: "/lending-rates/:id/fees",
    access: "lending.manage",
    summary: "Sets the account's origination fee from a day on; what was simulated before stays",
    params: one,
    body: addFeeRateSchema,
    response: lendingRatesSchema,
    audit: { action: "lending.fee_added", objectType: "account" },
    handle: async ({ ctx, caller, origin, params, body }) => {
      await view(ctx, caller, params.id);
      await addFeeRate(ctx, { accountId: params.id, rate: body, by: auditActorOf(caller, origin) });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/lending-rates/:id/iof",
    access: "lending.manage",
    summary: "Sets the tax on credit for one kind of borrower from a day on, for every account",
    params: one,
    body: addIofRateSchema,
    response: lendingRatesSchema,
    audit: { action: "lending.iof_added", objectType: "account" },
    handle: async ({ ctx, caller, origin, params, body }) => {
      await view(ctx, caller, params.id);
      if (caller.scope !== "all") throw new DomainError("forbidden", say("person.tax_reach"));
      await addIofRate(ctx, { rate: body, by: auditActorOf(caller, origin) });
      return view(ctx, caller, params.id);
    },
  }),
];

async function view(ctx: AppContext, { scope }: Caller, id: string): Promise<LendingRatesView> {
  if (!isInScope(scope, id)) throw new DomainError("not_found", "There is no such account.");
  return present(id, await readLendingRates(ctx, id));
}

function present(id: string, { today, fees, iof, names }: LendingRates): LendingRatesView {
  const nameOf = (staffId: string | null) => (staffId === null ? null : (names.get(staffId) ?? staffId));
  return {
    id,
    today,
    default_fee_ppm: defaultFeePpm,
    fees: newestFirst(fees).map((row) => ({
      effective_from: row.effective_from,
      state: rateStateOf(row, fees, today),
      fee_ppm: row.fee_ppm,
      note: row.note,
      added_by: nameOf(row.added_by),
      added_at: row.added_at,
    })),
    iof: newestFirst(iof).map(({ added_by, ...row }) => ({
      ...row,
      state: rateStateOf(
        row,
        iof.filter(({ borrower_kind }) => borrower_kind === row.borrower_kind),
        today,
      ),
      added_by: nameOf(added_by),
    })),
  };
}
